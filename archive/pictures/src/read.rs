//! Readers of the formats that hold one picture.

pub(crate) mod decoded;
pub(crate) mod exif;
pub(crate) mod gif;
pub(crate) mod heic;
pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod whole;
