//! How long until the window is usable, and how much memory it takes idle.

use tests::measure::Bench;

/// Measures the window on its first start.
#[cfg(not(target_os = "linux"))]
pub fn measure(_bench: &mut Bench) {}

/// Measures the window on its first start.
#[cfg(target_os = "linux")]
pub fn measure(bench: &mut Bench) {
    use tests::desk::Setup;
    use tests::measure::{Contender, Goal};

    let start = |desk: fn() -> Setup| move || desk().open().opened_in_ms();
    bench.compare(
        "window: start, first time",
        "ms",
        Goal::Ratio(1.3),
        vec![Contender::reported("kedang", start(kedang)), Contender::reported("empty window", start(empty))],
    );
    let memory = |desk: fn() -> Setup| move || desk().open().memory_mib();
    bench.compare(
        "window: memory, idle",
        "MiB",
        Goal::None,
        vec![Contender::reported("kedang", memory(kedang)), Contender::reported("empty window", memory(empty))],
    );
}

#[cfg(target_os = "linux")]
fn kedang() -> tests::desk::Setup {
    tests::Desk::setup()
}

#[cfg(target_os = "linux")]
fn empty() -> tests::desk::Setup {
    tests::Desk::setup().program("examples/empty-window")
}
