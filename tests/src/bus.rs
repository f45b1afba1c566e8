//! A message bus of one's own. Nothing is started through it, so that no
//! desktop's services come to life in a test.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::running::Running;
use crate::wait::wait_until;

/// A running bus.
pub struct Bus {
    /// Where it listens, as D-Bus writes it.
    pub address: String,
    _daemon: Running,
}

impl Bus {
    /// Starts a bus that listens in the folder.
    pub fn start(folder: &Path) -> Bus {
        let socket = folder.join("bus");
        let config = folder.join("bus.conf");
        fs::write(&config, CONFIG.replace("SOCKET", &socket.to_string_lossy()))
            .expect("the bus's settings are written");
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--nofork", "--nopidfile"]).arg(format!("--config-file={}", config.display()));
        let mut daemon = Running::start(&daemon, &folder.join("bus.log"));
        wait_until("the message bus listens", || {
            daemon.must_run();
            socket.exists()
        });
        Bus { address: format!("unix:path={}", socket.display()), _daemon: daemon }
    }
}

const CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:path=SOCKET</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
"#;
