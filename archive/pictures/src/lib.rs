//! What strangers' files hold: paths in; pictures, facts and what lies inside a container out. Knows no
//! archive.
//!
//! A file from outside may be broken, enormous or made to harm. So it is read only in a child
//! process with a limit of time and memory ([`Pictures`]), and whatever happens there ends as a
//! picture or as a [`Problem`] with a sentence. The files themselves are never changed.
//!
//! A program that uses this calls [`worker::enter_if_asked`] first thing in `main`, because the
//! child is the same executable, started with a word of its own.
//!
//! ```no_run
//! pictures::worker::enter_if_asked();
//! let exe = std::env::current_exe().expect("this program has a path");
//! let pictures = pictures::Pictures::new(exe, pictures::Limits::default());
//! let nobody = pictures::Cancel::default();
//! let drawing = std::path::Path::new("drawing.tif");
//! let facts = pictures.probe(drawing, &nobody);
//! let small = pictures.render(drawing, 1, &pictures::Want::fit(512, 512), &nobody);
//! ```

mod budget;
mod carried;
mod colour;
mod drawn;
mod encode;
mod facts;
mod fonts;
mod format;
mod inside;
mod orientation;
pub mod pdf;
mod picture;
mod pool;
mod problem;
mod raster;
mod read;
mod shrink;
mod source;
mod studio;
mod tiff;
pub mod worker;

pub use facts::Facts;
pub use format::Format;
pub use inside::{InnerFile, Inside, Letter};
pub use picture::{Encoding, Picture, Rect, Want};
pub use pool::{Cancel, Limits, Pictures, Unlocked};
pub use problem::Problem;
