//! Previews that files carry: DWG drawings and office files.

use pictures::{Format, Problem, Want};

use crate::made::{png, zip};
use crate::seen::*;

const FOUR: [[u8; 3]; 4] = [RED, GREEN, BLUE, WHITE];

/// A DWG file with one preview of that kind (2 a bitmap, 6 a PNG).
fn dwg(kind: u8, preview: &[u8]) -> Vec<u8> {
    let mut bytes = b"AC1032".to_vec();
    bytes.resize(0x80, 0);
    bytes[0x0D..0x11].copy_from_slice(&0x80u32.to_le_bytes());
    bytes.extend([0x1F, 0x25, 0x6D, 0x07, 0xD4, 0x36, 0x28, 0x28, 0x9D, 0x57, 0xCA, 0x3F, 0x9D, 0x44, 0x10, 0x2B]);
    bytes.extend((preview.len() as u32 + 10).to_le_bytes());
    bytes.push(1);
    bytes.push(kind);
    bytes.extend((bytes.len() as u32 + 8).to_le_bytes());
    bytes.extend((preview.len() as u32).to_le_bytes());
    bytes.extend(preview);
    bytes
}

#[test]
fn a_dwg_shows_the_preview_it_carries() {
    let mut bitmap = std::io::Cursor::new(Vec::new());
    image::load_from_memory(&png(40, FOUR))
        .expect("a picture")
        .write_to(&mut bitmap, image::ImageFormat::Bmp)
        .expect("a bitmap");
    // A bitmap inside a DWG has no file header, which is 14 bytes.
    for (what, bytes) in [("PNG", dwg(6, &png(40, FOUR))), ("bitmap", dwg(2, &bitmap.into_inner()[14..]))] {
        let made = file("总装图.dwg", bytes);
        let facts = facts(&made.path);
        assert_eq!((facts.format, facts.width, facts.problem), (Format::Dwg, Some(40), None), "{what}");
        assert!(facts.format.shows_only_a_preview());
        assert_quarters(&render(&made.path, 1, Want::fit(100, 100)).expect("a picture"), FOUR, what);
    }
}

#[test]
fn a_dwg_without_a_preview_says_so() {
    let mut nowhere = dwg(6, b"");
    nowhere[0x0D..0x11].fill(0xFF);
    let mut far = dwg(6, &png(8, FOUR));
    let at = 0x80 + 16 + 5 + 1;
    far[at..at + 4].fill(0xF0);
    for (what, bytes) in [
        ("only the version", b"AC1032\0\0\0".to_vec()),
        ("no list", dwg(6, b"")[..0x80].to_vec()),
        ("a list elsewhere", nowhere),
        ("an empty preview", dwg(6, b"")),
        ("a metafile", dwg(3, &[0; 100])),
        ("not what it says", dwg(6, b"no picture at all")),
        ("a place behind the end", far),
    ] {
        let made = file("a.dwg", bytes);
        assert_eq!(facts(&made.path).problem, Some(Problem::NoPreview(Format::Dwg)), "{what}");
        assert_eq!(render(&made.path, 1, Want::fit(9, 9)), Err(Problem::NoPreview(Format::Dwg)), "{what}");
    }
}

#[test]
fn an_office_file_shows_its_first_page_where_it_carries_one() {
    let office = |thumbnail: Option<&[u8]>| {
        let mut parts: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")];
        parts.extend(thumbnail.map(|bytes| ("docProps/thumbnail.jpeg", bytes)));
        zip(&parts)
    };
    let made = file("合同.docx", office(Some(&png(40, FOUR))));
    assert_eq!(facts(&made.path).format, Format::Docx);
    assert_quarters(&render(&made.path, 1, Want::fit(100, 100)).expect("a picture"), FOUR, "DOCX");
    assert_eq!(picture_of(office(None)), Err(Problem::NoPreview(Format::Docx)));
    assert_eq!(picture_of(office(Some(b"\x01\0\0\0 an enhanced metafile"))), Err(Problem::NoPreview(Format::Docx)));
}
