//! Pictures through real worker processes, of files that the tests make themselves.

mod carried;
mod corpus;
mod drawn;
mod faults;
mod formats;
mod inside;
mod made;
mod pdfs;
mod seen;
mod tiffs;
