//! A real print queue with a printer that keeps every sheet: `ippeveprinter`
//! is the printer (IPP Everywhere), a CUPS of one's own is the queue, so that
//! `lp` takes the same way as on a desk. Nothing of the machine's own printing
//! is touched; the window finds the queue through `CUPS_SERVER`.

mod queue;
mod wire;

use std::fs::{self, File, Permissions};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::http::free_port;
use crate::running::Running;
use crate::wait::{PATIENCE, patiently, wait_until};
use queue::Queue;
use wire::Wire;

/// The printer's name in the queue.
pub const NAME: &str = "客档-测试";

/// A printer that runs until it is dropped. One at a time on a machine: the
/// next one waits.
pub struct Printer {
    queue: Queue,
    _machine: Running,
    _wire: Wire,
    home: TempDir,
    _turn: File,
}

/// What one print job brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The name it was sent under.
    pub title: String,
    /// The sheets, as the printer got them.
    pub pdf: PathBuf,
    /// How many of each the printer was asked for.
    pub copies: u32,
    /// Width and height of the paper in hundredths of a millimetre.
    pub paper: (u32, u32),
}

impl Printer {
    /// Starts the printer and its queue.
    pub fn start() -> Printer {
        let turn = turn();
        let home = tempfile::Builder::new().prefix("kedang-print-").tempdir().expect("a folder");
        // The queue's own user must reach what is inside.
        fs::set_permissions(home.path(), Permissions::from_mode(0o755)).expect("an open folder");
        for folder in ["jobs", "kept"] {
            fs::create_dir(home.path().join(folder)).expect("a folder");
        }
        let wire = Wire::start(home.path());
        let port = free_port();
        let machine = machine(port, &wire, home.path());
        let queue = Queue::start(NAME, &format!("ipp://localhost:{port}/ipp/print"), home.path());
        Printer { queue, _machine: machine, _wire: wire, home, _turn: turn }
    }

    /// What `CUPS_SERVER` must say to find it.
    pub fn server(&self) -> &str {
        self.queue.server()
    }

    /// A command of CUPS (`lp`, `lpstat`) that speaks with this queue.
    pub fn command(&self, program: &str) -> Command {
        self.queue.command(program)
    }

    /// Everything printed so far, in the order in which it came.
    pub fn jobs(&self) -> Vec<Job> {
        let kept = self.home.path().join("kept");
        let mut numbers: Vec<u32> = Vec::new();
        for entry in fs::read_dir(&kept).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            numbers.extend(name.strip_suffix(".job").and_then(|number| number.parse::<u32>().ok()));
        }
        numbers.sort_unstable();
        numbers.into_iter().map(|number| job(&kept, number)).collect()
    }

    /// Waits until as many jobs have been printed, and answers all of them.
    #[track_caller]
    pub fn wait_for_jobs(&self, count: usize) -> Vec<Job> {
        let jobs = patiently(PATIENCE, || Some(self.jobs()).filter(|jobs| jobs.len() >= count));
        jobs.unwrap_or_else(|| panic!("{} of {count} jobs came out\n{}", self.jobs().len(), self.queue.log()))
    }
}

/// Waits for this machine's turn: the service discovery under the printer can
/// run only once. Letting go of the file lets the next one in.
fn turn() -> File {
    let path = std::env::temp_dir().join("kedang-printer.lock");
    let file = File::options().create(true).append(true).open(path).expect("the turn's file opens");
    file.lock().expect("a turn");
    file
}

fn machine(port: u16, wire: &Wire, home: &Path) -> Running {
    let paper = home.join("paper.conf");
    fs::write(&paper, include_str!("paper.conf")).expect("the paper is written");
    let keep = home.join("keep.sh");
    let script = include_str!("keep.sh").replace("KEPT", &home.join("kept").to_string_lossy());
    fs::write(&keep, script).expect("the script is written");
    fs::set_permissions(&keep, Permissions::from_mode(0o755)).expect("the script runs");

    let mut machine = Command::new("ippeveprinter");
    machine.args(["-r", "off", "-k", "-p", &port.to_string(), "-d"]).arg(home.join("jobs"));
    machine.arg("-a").arg(paper).arg("-c").arg(keep).arg("Kedang");
    machine.envs(wire.env());
    let mut machine = Running::start(&machine, &home.join("machine.log"));
    wait_until("the printer answers", || {
        machine.must_run();
        TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
    });
    machine
}

fn job(kept: &Path, number: u32) -> Job {
    let asked = fs::read_to_string(kept.join(format!("{number}.job"))).expect("the job is kept");
    let word = |name: &str| {
        let line = asked.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        line.unwrap_or_default().to_owned()
    };
    let paper = word("IPP_MEDIA_COL");
    let side = |name: &str| {
        let digits = paper.split_once(name).map(|(_, rest)| rest.trim_start_matches('='));
        let digits = digits.unwrap_or_default().split(|letter: char| !letter.is_ascii_digit()).next();
        digits.unwrap_or_default().parse().unwrap_or(0)
    };
    Job {
        title: word("IPP_JOB_NAME"),
        pdf: kept.join(format!("{number}.pdf")),
        copies: word("IPP_COPIES").parse().unwrap_or(1),
        paper: (side("x-dimension"), side("y-dimension")),
    }
}
