//! What an open window costs: the time until it was usable, the memory it holds.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::running::children_of;

/// The kernel counts process starts in hundredths of a second.
const TICKS: f64 = 100.0;

/// When a process started, in milliseconds since 1970, to a hundredth second.
pub fn started_at(pid: u32) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // Field 22, counted behind the name in brackets, which may hold spaces.
    let ticks: f64 = stat.rsplit(')').next()?.split_whitespace().nth(19)?.parse().ok()?;
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let uptime: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs_f64();
    Some((now - uptime + ticks / TICKS) * 1000.0)
}

/// The memory of these processes and all they started, in MiB: what they share
/// is divided among those who share it.
pub fn memory_mib(pids: &[u32]) -> f64 {
    pids.iter().map(|&pid| own_mib(pid) + memory_mib(&children_of(pid))).sum()
}

fn own_mib(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}
