//! A CUPS of one's own with one queue.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::http::free_port;
use crate::running::Running;
use crate::wait::wait_until;

/// A running print server with a queue.
pub struct Queue {
    server: String,
    log: PathBuf,
    daemon: Running,
}

impl Queue {
    /// Starts the server and adds the printer under this name.
    pub fn start(name: &str, device: &str, home: &Path) -> Queue {
        // A TCP port: over a socket file `lpoptions` finds no paper sizes.
        let server = format!("127.0.0.1:{}", free_port());
        let port = server.rsplit(':').next().unwrap_or_default();
        let home = home.join("cups");
        for folder in ["root", "spool", "cache", "state", "tmp"] {
            fs::create_dir_all(home.join(folder)).expect("a folder");
        }
        let conf = home.join("cupsd.conf");
        fs::write(&conf, include_str!("cupsd.conf").replace("PORT", port)).expect("the settings are written");
        let files = home.join("cups-files.conf");
        let text = include_str!("cups-files.conf").replace("HOME", &home.to_string_lossy());
        fs::write(&files, text).expect("the settings are written");

        let mut cupsd = Command::new("cupsd");
        cupsd.args(["-f", "-c"]).arg(conf).arg("-s").arg(files);
        let daemon = Running::start(&cupsd, &home.join("out.log"));
        let mut queue = Queue { server, log: home.join("cups.log"), daemon };
        wait_until("the print server runs", || {
            queue.daemon.must_run();
            queue.says("lpstat", &["-r"]).contains("is running")
        });
        queue.says("lpadmin", &["-p", name, "-E", "-v", device, "-m", "everywhere"]);
        // The server asks the printer for its paper in the background.
        wait_until("the queue knows the printer's paper", || {
            queue.says("lpoptions", &["-p", name, "-l"]).contains("PageSize")
        });
        queue
    }

    /// What `CUPS_SERVER` must say.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// A command of CUPS that speaks with this server.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("CUPS_SERVER", &self.server).env("LC_ALL", "C.UTF-8");
        command
    }

    /// What the server has noted.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    fn says(&self, program: &str, args: &[&str]) -> String {
        let output = self.command(program).args(args).output();
        let output = output.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
