//! How long until the window is usable, and how much memory it takes idle: with the largest archive,
//! beside an empty window of the same kind and beside itself with a small archive. The goal of 100 MB is 95.4 MiB.

use tests::measure::Bench;

use crate::archives::Archives;

/// Measures the window's start and its memory.
#[cfg(not(target_os = "linux"))]
pub fn measure(_bench: &mut Bench, _archives: &Archives) {}

/// Measures the window's start and its memory.
#[cfg(target_os = "linux")]
pub fn measure(bench: &mut Bench, archives: &Archives) {
    use tests::Desk;
    use tests::desk::Setup;
    use tests::measure::{Contender, Goal};

    use crate::archives::{LEAST, short};

    if !bench.wants_some("window") {
        return;
    }
    let (large, small) = (archives.folder_of(archives.most), archives.folder_of(LEAST));
    let many = format!("kedang, {}", short(archives.most));
    let few = format!("kedang, {}", short(LEAST));
    let setups = || -> [(&str, Setup); 3] {
        [
            (&many, Desk::setup().archive(&large)),
            ("empty window", Desk::setup().program("examples/empty-window")),
            (&few, Desk::setup().archive(&small)),
        ]
    };
    let started = setups().map(|(name, setup)| Contender::reported(name, move || setup.clone().open().opened_in_ms()));
    bench.compare("window: start", "ms", Goal::Ratio(1.3), started.into());
    let idle = setups().map(|(name, setup)| Contender::reported(name, move || setup.clone().open().memory_mib()));
    bench.compare("window: memory, idle", "MiB", Goal::More(95.4), idle.into());
}
