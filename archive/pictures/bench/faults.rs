//! Faults on purpose, by the name of the file asked for: `fault-hang`, `fault-eat` …

use pictures::worker::Ask;

pub(crate) fn misbehave(ask: &Ask) {
    let (Ask::Recognise { path }
    | Ask::Probe { path, .. }
    | Ask::Render { path, .. }
    | Ask::LookInside { path }
    | Ask::TakeOut { path, .. }) = ask;
    match path.file_stem().and_then(|name| name.to_str()) {
        Some("fault-hang") => hang(),
        Some("fault-eat") => eat(),
        Some("fault-abort") => std::process::abort(),
        Some("fault-panic") => panic!("on purpose"),
        Some("fault-overflow") => drop(overflow(1)),
        Some("fault-probe") if matches!(ask, Ask::Probe { .. }) => std::process::abort(),
        Some("fault-exit") => std::process::exit(3),
        Some("fault-babble") => println!("this is no answer"),
        Some("fault-measure") => report_peak(path),
        _ => {}
    }
}

fn hang() -> ! {
    let mut turns = 0u64;
    loop {
        turns = std::hint::black_box(turns + 1);
    }
}

/// Takes memory in pieces a decoder would take, and uses it.
fn eat() -> ! {
    let mut eaten = Vec::new();
    loop {
        eaten.push(vec![1u8; 16 * 1024 * 1024]);
        std::hint::black_box(&eaten);
    }
}

fn overflow(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 512]);
    if depth == u64::MAX { 0 } else { overflow(depth + 1) + room[(depth % 512) as usize] }
}

/// Writes the peak memory of this worker into the file that was named (Linux).
fn report_peak(path: &std::path::Path) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB").trim();
    let _ = std::fs::write(path, peak);
}
