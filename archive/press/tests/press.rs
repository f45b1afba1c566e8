//! The press keeps its promises: every character on paper, every font inside,
//! the same bytes twice, a clear sentence when it cannot.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::io::Write;
use std::process::{Command, Stdio};

use press::{Press, PressError, Sheet, qr_svg};
use serde_json::{Value, json};

const NAMES: &str = "㛃𬭎龘镕 买买提·艾合买提江 ①②③ ■□ ～ Ø ×";
const SLIP: &str = r#"
#import "/press.typ": data, head-font, text-font
#set page(width: 100mm, height: 60mm, margin: 5mm)
#set text(font: text-font, lang: "zh", region: "CN", cjk-latin-spacing: none)
#text(font: head-font, weight: "bold")[借阅单] #data.name
#if "qr" in data { image(bytes(data.qr), format: "svg", width: 15mm) }
"#;

fn press() -> Press {
    Press::new(&[]).expect("the test machine has Noto CJK")
}

fn sheet<'a>(source: &'a [(&'a str, &'a str)], data: &'a Value) -> Sheet<'a> {
    Sheet { template: "slip.typ", files: source, data, picture: &[], title: "借阅单 1", made: 1_795_401_660 }
}

/// Runs a program of the system on bytes and gives back what it says.
fn ask(program: &str, args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|e| panic!("{program} must be installed for this test: {e}"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let out = child.wait_with_output().unwrap();
    // A program may stop reading early; what it says is what counts.
    let _ = writer.join().unwrap();
    out.stdout
}

#[test]
fn every_character_comes_back() {
    let data = json!({ "name": NAMES });
    let pdf = press().print(&sheet(&[("slip.typ", SLIP)], &data)).unwrap();
    let text = String::from_utf8(ask("pdftotext", &["-", "-"], &pdf.bytes)).unwrap();
    for character in NAMES.chars().filter(|c| !c.is_whitespace()) {
        assert!(text.contains(character), "{character} is on paper but cannot be searched: {text}");
    }
    assert!(text.contains("借阅单"));
    assert_eq!(pdf.pages, 1);
}

#[test]
fn every_font_is_embedded_and_readable() {
    let data = json!({ "name": NAMES });
    let pdf = press().print(&sheet(&[("slip.typ", SLIP)], &data)).unwrap();
    // pdffonts reads no pipe.
    let file = std::env::temp_dir().join(format!("kedang-press-{}.pdf", std::process::id()));
    std::fs::write(&file, &pdf.bytes).unwrap();
    let out = Command::new("pdffonts").arg(&file).output().expect("pdffonts must be installed");
    std::fs::remove_file(&file).unwrap();
    let table = String::from_utf8(out.stdout).unwrap();
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(fonts.len() >= 2, "a text and a head font were used: {table}");
    for font in fonts {
        // name, type, encoding, emb, sub, uni, object
        let flags: Vec<&str> = font.split_whitespace().rev().skip(2).take(3).collect();
        assert_eq!(flags, ["yes", "yes", "yes"], "embedded, subset, searchable: {font}");
    }
    assert!(String::from_utf8_lossy(&pdf.bytes).contains("pdfaid:part>2<"), "the PDF says it is PDF/A-2");
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let data = json!({ "name": NAMES, "qr": qr_svg("KG2600001234").unwrap() });
    let files = [("slip.typ", SLIP)];
    let press = press();
    let first = press.print(&sheet(&files, &data)).unwrap();
    let second = press.print(&sheet(&files, &data)).unwrap();
    let fresh = self::press().print(&sheet(&files, &data)).unwrap();
    assert!(first.bytes == second.bytes, "a second print of the same slip is the same file");
    assert!(first.bytes == fresh.bytes, "also after a restart");
    let later = Sheet { made: 1_795_401_661, ..sheet(&files, &data) };
    assert!(press.print(&later).unwrap().bytes != first.bytes, "the time of printing is inside");
}

#[test]
fn a_character_nobody_has_is_an_error_not_a_box() {
    // A private-use character, as a user-made font (造字) would give.
    let data = json!({ "name": "张\u{F8F5}芳" });
    let error = press().print(&sheet(&[("slip.typ", SLIP)], &data)).unwrap_err();
    assert_eq!(error.code(), "press.missing_glyph");
    assert!(error.zh().contains("U+F8F5"), "{}", error.zh());
    assert!(error.zh().contains("张"), "the words around it are named: {}", error.zh());
    assert!(error.en().contains("U+F8F5"));
}

#[test]
fn a_wrong_template_names_its_line() {
    let data = json!({});
    let error = press().print(&sheet(&[("slip.typ", "\n#nothing")], &data)).unwrap_err();
    let PressError::Template { place, message } = &error else { panic!("{error:?}") };
    assert_eq!(place, "slip.typ:2");
    assert!(message.contains("nothing"));
    let family = "#set text(font: \"No Such Family\")\nx";
    let error = press().print(&sheet(&[("slip.typ", family)], &data)).unwrap_err();
    assert_eq!(error.code(), "press.template", "a family that is not there must not pass");
}

#[test]
fn a_template_reads_no_file_of_the_machine() {
    let data = json!({});
    for source in ["#read(\"/etc/hostname\")", "#read(\"../../Cargo.toml\")"] {
        let error = press().print(&sheet(&[("slip.typ", source)], &data)).unwrap_err();
        assert_eq!(error.code(), "press.template", "{source} must be refused");
    }
}

#[test]
fn a_qr_on_paper_is_read_back() {
    let qr = qr_svg("KG2600001234").unwrap();
    let data = json!({ "name": "扫", "qr": qr });
    let pdf = press().print(&sheet(&[("slip.typ", SLIP)], &data)).unwrap();
    let png = ask("pdftoppm", &["-r", "200", "-png", "-"], &pdf.bytes);
    let read = String::from_utf8(ask("zbarimg", &["-q", "--raw", "-"], &png)).unwrap();
    assert_eq!(read.trim(), "KG2600001234");
    assert_eq!(qr_svg(&"长".repeat(4_000)).unwrap_err().code(), "press.code");
}

#[test]
fn the_window_sees_the_same_sheet() {
    let data = json!({ "name": NAMES });
    let files = [("slip.typ", SLIP)];
    let pages = press().pages_svg(&sheet(&files, &data)).unwrap();
    assert_eq!(pages.len(), 1);
    assert!(pages[0].starts_with("<svg") && pages[0].contains("283.46"), "100 mm wide, in points");
}

#[test]
fn errors_speak_both_languages() {
    let errors = [
        PressError::NoFont { role: ("正文", "text"), wanted: &["SimSun"] },
        PressError::MissingGlyph { characters: "龘".into(), near: "张龘".into() },
        PressError::Template { place: "a.typ:1".into(), message: "m".into() },
        PressError::Pdf { message: "m".into() },
        PressError::Code { text: "x".into() },
    ];
    for error in &errors {
        assert!(error.code().starts_with("press."));
        assert!(error.zh().ends_with('。'), "{}", error.zh());
        assert!(error.en().ends_with('.'), "{}", error.en());
    }
}
