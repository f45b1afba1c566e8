//! A desk: the real window on a screen of its own, with a keyboard, a mouse, a
//! scanner, and files that can be dragged onto it.

mod act;
mod around;
mod find;
mod look;
mod setup;
mod turn;
mod window;

use std::cell::{Cell, RefCell};

use tempfile::TempDir;

use crate::bus::Bus;
use crate::driver::Driver;
use crate::hands::Hands;
use crate::screen::Screen;

pub use act::Held;
pub use setup::{LARGE, SMALL, Setup};
use turn::Turn;

/// The open window and everything around it. Dropping it ends all of it; when
/// the test has failed, a picture and the log stay in `target/window`.
pub struct Desk {
    driver: RefCell<Option<Driver>>,
    hands: Hands,
    actions: Cell<usize>,
    setup: Setup,
    _screen: Screen,
    bus: Bus,
    home: TempDir,
    _turn: Turn,
}
