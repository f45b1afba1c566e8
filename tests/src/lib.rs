//! What the end-to-end tests and the measurements stand on: a desk with its own
//! screen, a hand that clicks, types, scans and drags for real, a printer that
//! keeps what it prints, and the command `kedang`.
//!
//! Everything here goes through what a person has: the window, the keyboard,
//! files and paper. Nothing reaches into the product. Everything waits for
//! conditions and never for a time, and every program started here ends with
//! the test, also when the test panics.
//!
//! The window runs under Linux only; elsewhere these modules are left out.

#[cfg(target_os = "linux")]
pub mod disk;
pub mod kedang;
pub mod measure;
#[cfg(target_os = "linux")]
pub mod pdf;
pub mod places;
pub mod state;
pub mod wait;

#[cfg(target_os = "linux")]
mod bus;
#[cfg(target_os = "linux")]
mod cost;
#[cfg(target_os = "linux")]
pub mod desk;
#[cfg(target_os = "linux")]
mod driver;
#[cfg(target_os = "linux")]
mod hands;
#[cfg(target_os = "linux")]
mod http;
#[cfg(target_os = "linux")]
mod page;
#[cfg(target_os = "linux")]
pub mod printer;
#[cfg(target_os = "linux")]
mod running;
#[cfg(target_os = "linux")]
mod screen;

#[cfg(target_os = "linux")]
pub use desk::{Desk, LARGE, SMALL};
#[cfg(target_os = "linux")]
pub use disk::Disk;
pub use kedang::{Kedang, Refusal};
#[cfg(target_os = "linux")]
pub use page::At;
#[cfg(target_os = "linux")]
pub use printer::Printer;
pub use state::State;
pub use wait::wait_until;
