//! A small disk of its own for one test, to be filled or made read-only.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A disk in memory. Needs root, which the automatic run is.
pub struct Disk(TempDir);

impl Disk {
    /// Mounts one of this size ("4m"). `None`, said aloud, where that is refused.
    pub fn of(size: &str) -> Option<Disk> {
        let folder = TempDir::new().expect("a temporary folder");
        let options = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Disk(folder)),
            other => {
                eprintln!("SKIPPED: this test mounts a small disk and was refused (run it as root): {other:?}");
                None
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills it until this many bytes are free.
    pub fn fill_but(&self, free: u64) {
        let mut ballast = fs::File::create(self.ballast()).expect("a file");
        let block = [1; 4096];
        let mut size: u64 = 0;
        while ballast.write_all(&block).is_ok() {
            size += 4096;
        }
        ballast.set_len(size.saturating_sub(free)).expect("a shorter file");
    }

    /// Takes the ballast away again.
    pub fn free(&self) {
        fs::remove_file(self.ballast()).expect("ballast");
    }

    /// Mounts it anew, `ro` or `rw`.
    #[track_caller]
    pub fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        let status = Command::new("mount").args(["-o", &options]).arg(self.path()).status();
        assert!(status.is_ok_and(|status| status.success()), "cannot mount {how}");
    }

    fn ballast(&self) -> PathBuf {
        self.path().join("ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.path()).status();
    }
}
