//! The two things a camera's EXIF block says that matter here: which way is up, and the resolution.

use exif::{In, Reader, Tag, Value};

use crate::orientation::Orientation;

/// Orientation and dpi of an EXIF block (without its `Exif\0\0` prefix). Nonsense is no error.
pub(crate) fn read(block: Vec<u8>) -> (Orientation, Option<f32>) {
    let read =
        Reader::new().continue_on_error(true).read_raw(block).or_else(|error| error.distill_partial_result(|_| ()));
    let Ok(exif) = read else { return Default::default() };
    let number = |tag| exif.get_field(tag, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    let orientation = number(Tag::Orientation).map(Orientation::from_tag).unwrap_or_default();
    let resolution = exif.get_field(Tag::XResolution, In::PRIMARY).and_then(|field| match &field.value {
        Value::Rational(values) => values.first().map(|value| value.to_f32()),
        _ => None,
    });
    let per_inch = match number(Tag::ResolutionUnit) {
        Some(3) => 2.54,
        _ => 1.0,
    };
    // 72 is what cameras write when they mean nothing.
    (
        orientation,
        resolution.map(|value| value * per_inch).filter(|value| value.is_finite() && *value >= 1.0 && *value != 72.0),
    )
}
