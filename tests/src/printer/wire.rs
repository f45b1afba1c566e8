//! The service discovery that `ippeveprinter` insists on, even when it
//! announces nothing: the machine's own where one runs, else one that hears
//! nothing but this machine.

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::Command;

use crate::bus::Bus;
use crate::running::Running;
use crate::wait::wait_until;

/// Running service discovery.
pub struct Wire {
    own: Option<(Running, Bus)>,
}

impl Wire {
    /// Starts it where the machine has none.
    pub fn start(home: &Path) -> Wire {
        let answers = |socket: &str| UnixStream::connect(socket).is_ok();
        if answers("/run/avahi-daemon/socket") && answers("/run/dbus/system_bus_socket") {
            return Wire { own: None };
        }
        let bus = Bus::start(home);
        let config = home.join("avahi.conf");
        fs::write(&config, CONFIG).expect("the settings are written");
        let mut avahi = Command::new("avahi-daemon");
        avahi.args(["--no-drop-root", "--no-chroot", "--no-rlimits", "--file"]).arg(config);
        avahi.env("DBUS_SYSTEM_BUS_ADDRESS", &bus.address);
        let log = home.join("avahi.log");
        let mut avahi = Running::start(&avahi, &log);
        wait_until("service discovery runs", || {
            avahi.must_run();
            fs::read_to_string(&log).is_ok_and(|said| said.contains("Server startup complete"))
        });
        Wire { own: Some((avahi, bus)) }
    }

    /// What a program needs to find it.
    pub fn env(&self) -> Option<(&'static str, &str)> {
        let (_, bus) = self.own.as_ref()?;
        Some(("DBUS_SYSTEM_BUS_ADDRESS", &bus.address))
    }
}

const CONFIG: &str = "\
[server]
use-ipv4=yes
use-ipv6=no
allow-interfaces=lo
[wide-area]
enable-wide-area=no
";
