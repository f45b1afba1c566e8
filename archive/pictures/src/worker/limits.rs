//! Keeps this process small. Linux does it for real; elsewhere [`crate::budget`] is all there is.

/// Lets the process grow by so many bytes and no more; then an allocation fails and the process
/// ends with a message that the other side understands.
#[cfg(target_os = "linux")]
pub(super) fn hold_memory_to(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // The limit is on addresses, of which a program that links a browser engine has used hundreds
    // of megabytes before it does anything: what counts is what comes on top.
    let (addresses, resident) = (status("VmSize:").unwrap_or(0), status("VmRSS:").unwrap_or(0));
    let most = addresses + bytes.saturating_sub(resident);
    let _ = setrlimit(Resource::As, Rlimit { current: Some(most), maximum: Some(most) });
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

#[cfg(target_os = "linux")]
fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn hold_memory_to(_bytes: u64) {}
