//! PDF: pages, passwords, turned pages, Chinese fonts that are not in the file.

use pictures::{Cancel, Format, Problem, Rect, Unlocked, Want, pdf};

use crate::made::Pdf;
use crate::seen::*;

/// Fills the left half of a page of 100 × 200 points with a colour.
const LEFT_RED: &str = "1 0 0 rg 0 0 50 200 re f";

#[test]
fn pages_are_counted_and_painted() {
    let made = file("a.pdf", Pdf::new(100, 200, &[LEFT_RED, "0 0 1 rg 0 0 100 200 re f"]).bytes());
    let facts = facts(&made.path);
    assert_eq!((facts.format, facts.pages, facts.problem), (Format::Pdf, Some(2), None));
    assert_eq!((facts.width, facts.height, facts.dpi), (Some(200), Some(400), Some(pdf::DPI)));
    for size in [50, 400, 1200] {
        let picture = render(&made.path, 1, Want::fit(size, size)).expect("a page");
        assert_eq!((picture.width, picture.height), (size / 2, size), "paper has no pixels, so it may grow");
        assert_quarters(&picture, [RED, WHITE, RED, WHITE], "page 1");
    }
    assert_quarters(&render(&made.path, 2, Want::fit(99, 99)).expect("a page"), [BLUE; 4], "page 2");
    assert_eq!(render(&made.path, 3, Want::fit(99, 99)), Err(Problem::NoSuchPage));
    assert_eq!(render(&made.path, 0, Want::fit(99, 99)), Err(Problem::NoSuchPage));
}

#[test]
fn a_part_of_a_page_is_that_part() {
    let made = file("a.pdf", Pdf::new(100, 200, &[LEFT_RED]).bytes());
    let want = |x, y| Want::fit(300, 300).of(Rect { x, y, width: 100, height: 100 });
    assert_quarters(&render(&made.path, 1, want(0, 100)).expect("a part"), [RED; 4], "left");
    assert_quarters(&render(&made.path, 1, want(100, 300)).expect("a part"), [WHITE; 4], "right");
    let middle = render(&made.path, 1, want(50, 0)).expect("a part");
    assert_eq!((middle.width, middle.height, middle.full_width, middle.full_height), (300, 300, 200, 400));
    assert_quarters(&middle, [RED, WHITE, RED, WHITE], "middle");
}

#[test]
fn a_turned_page_stands_upright() {
    let turned = Pdf::new(100, 200, &[LEFT_RED]).replace(4, "/MediaBox", "/Rotate 90 /MediaBox");
    let made = file("a.pdf", turned.bytes());
    let picture = render(&made.path, 1, Want::fit(200, 200)).expect("a page");
    assert_eq!((picture.width, picture.height), (200, 100));
    assert_quarters(&picture, [RED, RED, WHITE, WHITE], "a quarter to the right");
}

#[test]
fn a_locked_file_says_so() {
    // The standard handler with a user password that is not the empty one.
    let mut locked = Pdf::new(100, 200, &[LEFT_RED]);
    let secret = locked.object(&format!(
        "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{}> /U <{}> >>",
        "5A".repeat(32),
        "C3".repeat(32)
    ));
    let locked = locked.trailer(&format!(
        "/Encrypt {secret} 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
    ));
    let made = file("locked.pdf", locked.bytes());
    let facts = facts(&made.path);
    assert_eq!((facts.format, facts.problem), (Format::Pdf, Some(Problem::Encrypted)));
    assert_eq!(render(&made.path, 1, Want::fit(99, 99)), Err(Problem::Encrypted));
}

/// Two pages made by qpdf: the left half of the first is red, the second is blue.
const LOCKED: [(&str, &[u8], &str); 3] = [
    ("RC4", include_bytes!("made/locked-rc4.pdf"), "abc 123"),
    ("AES-128", include_bytes!("made/locked-aes128.pdf"), "abc 123"),
    ("AES-256", include_bytes!("made/locked-aes256.pdf"), "图纸-2026"),
];

#[test]
fn a_password_opens_what_it_locks_and_nothing_else_does() {
    for (what, bytes, password) in LOCKED {
        let made = file("locked.pdf", bytes);
        assert_eq!(facts(&made.path).problem, Some(Problem::Encrypted), "{what}");
        let pictures = pictures();
        let with = |password| Unlocked { path: &made.path, password: Some(password) };
        let seen = |file: Unlocked<'_>, page| pictures.render(file, page, &Want::fit(100, 100), &Cancel::default());

        assert_eq!(pictures.probe(with("no"), &Cancel::default()).problem, Some(Problem::WrongPassword), "{what}");
        assert_eq!(seen(with("no"), 1), Err(Problem::WrongPassword), "{what}");
        let open = pictures.probe(with(password), &Cancel::default());
        assert_eq!((open.pages, open.problem), (Some(2), None), "{what}");
        assert_quarters(&seen(with(password), 1).expect("a page"), [RED, WHITE, RED, WHITE], what);
        assert_quarters(&seen(with(password), 2).expect("a page"), [BLUE; 4], what);

        // Tiles come from a page that is kept; it is not kept for someone without the password.
        let part = Want::fit(50, 50).of(Rect { x: 0, y: 0, width: 50, height: 50 });
        assert!(pictures.render(with(password), 1, &part, &Cancel::default()).is_ok(), "{what}");
        assert_eq!(pictures.render(&made.path, 1, &part, &Cancel::default()), Err(Problem::Encrypted), "{what}");
    }
}

#[test]
fn a_broken_file_is_read_as_far_as_it_goes_or_refused() {
    let bytes = Pdf::new(100, 200, &[LEFT_RED]).bytes();
    // The table of places is gone: the objects are found by looking for them.
    let table = bytes.windows(4).position(|w| w == b"xref").expect("a table");
    assert_quarters(&picture_of(&bytes[..table]).expect("a page"), [RED, WHITE, RED, WHITE], "without its table");
    assert_eq!(picture_of(b"%PDF-1.7\nnothing else"), Err(Problem::Broken));
    assert_eq!(picture_of(&bytes[..60]), Err(Problem::Broken));
}

#[test]
fn chinese_in_a_font_that_is_not_in_the_file_is_drawn() {
    let mut page = Pdf::new(100, 100, &["BT /C 80 Tf 10 20 Td <4E2D> Tj ET"]);
    let cid = page.object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>");
    let font = page.object(&format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [{cid} 0 R] >>"
    ));
    let page = page.replace(4, "/F 3 0 R", &format!("/C {font} 0 R"));
    let made = file("中.pdf", page.bytes());
    let picture = render(&made.path, 1, Want::fit(400, 400)).expect("a page");
    let image = image::load_from_memory(&picture.bytes).expect("a picture").to_luma8();
    let ink = |x: std::ops::Range<u32>, y: std::ops::Range<u32>| {
        let dark =
            image.enumerate_pixels().filter(|(px, py, p)| x.contains(px) && y.contains(py) && p.0[0] < 128).count();
        dark as f64 / f64::from((x.end - x.start) * (y.end - y.start))
    };
    // 中 is a stroke down the middle and an empty field on either side of it.
    assert!(ink(180..220, 60..360) > 0.3, "no stroke down the middle: is a Chinese font installed (fonts-noto-cjk)?");
    assert!(ink(100..160, 160..200) < 0.1, "the field left of the stroke is empty");
    assert!(ink(0..400, 0..400) > 0.03);
}
