//! A worker for the tests, and a way to look at single files by hand. Never part of a bundle.
//!
//! `cargo run -p pictures --bin picture-bench -- FILE [PAGE] [-s SIZE] [-r X,Y,W,H] [-t TILES] [-o OUT]` says
//! what the file is, how long its picture took and how much memory the worker wanted at most.
//!
//! As a worker it does on purpose what a decoder may do by accident, when a file is named so.

mod faults;
mod look;

fn main() {
    pictures::worker::enter_with(faults::misbehave);
    if let Err(problem) = look::look() {
        eprintln!("{problem}");
        std::process::exit(1);
    }
}
