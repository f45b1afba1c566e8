//! Pictures of attached files through the real maker of pictures: the command, started as a child.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;

use archive::access::{self, Actor, Role};
use archive::attachments::{self, AttachRequest, AttachmentRole, FileResult, FileToAttach, OnDuplicate, Owner};
use archive::files::Flow;
use archive::forms::Paper;
use archive::ids::AttachmentId;
use archive::journal::{self, Action};
use archive::marks::{self, MarkFields, MarkKind, Spot};
use archive::paper::{self, PageView, Printable, Printed};
use archive::preview::{Cancel, PageWant, Part, Previewer};
use archive::settings::Setup;
use archive::words::Lang;
use archive::{Archive, Error};
use tempfile::TempDir;

struct Desk {
    temp: TempDir,
    archive: Archive,
    actor: Actor,
    previewer: Previewer,
}

fn desk() -> Desk {
    let temp = TempDir::new().unwrap();
    let setup = Setup {
        company: "云砚精工".into(),
        company_code: "Q001".into(),
        operator: "档案员甲".into(),
        department: "资料室".into(),
        lang: Lang::Zh,
    };
    let archive = Archive::init(&temp.path().join("客档"), &setup).unwrap();
    let actor = access::operator(&archive).unwrap();
    let previewer = Previewer::new(&archive, env!("CARGO_BIN_EXE_kedang"));
    Desk { temp, archive, actor, previewer }
}

impl Desk {
    fn attach(&self, name: &str, bytes: &[u8]) -> AttachmentId {
        let path = self.temp.path().join(name);
        fs::write(&path, bytes).unwrap();
        let request = AttachRequest {
            owner: Owner::Tray,
            files: vec![FileToAttach { path, role: AttachmentRole::Scan }],
            on_duplicate: OnDuplicate::Ask,
            note: String::new(),
            came_from: String::new(),
        };
        let done = attachments::attach(&self.archive, &self.actor, &request, &mut |_| Flow::Continue).unwrap();
        match done.value.into_iter().next().unwrap().result {
            FileResult::Attached { attachment } => attachment.id,
            other => panic!("{other:?}"),
        }
    }

    /// A previewer that can make nothing: what it answers was kept.
    fn without_worker(&self) -> Previewer {
        Previewer::new(&self.archive, self.temp.path().join("no such program"))
    }

    fn thumb(&self, from: &Previewer, id: AttachmentId, page: u32) -> archive::Result<archive::preview::Picture> {
        from.thumb(&self.archive, &self.actor, id, page, 64, &Cancel::default())
    }

    fn views(&self, id: AttachmentId) -> usize {
        let history = journal::history(&self.archive, id, None, 50).unwrap();
        history.iter().filter(|row| row.action == Action::AttachmentView).count()
    }
}

/// A 24-bit BMP, left half red and right half blue.
fn bmp(width: u32, height: u32) -> Vec<u8> {
    let row = (width * 3).next_multiple_of(4);
    let mut file = b"BM".to_vec();
    for n in [54 + row * height, 0, 54, 40, width, height] {
        file.extend(n.to_le_bytes());
    }
    file.extend([1, 0, 24, 0]);
    for n in [0, row * height, 2835, 2835, 0, 0] {
        file.extend(u32::to_le_bytes(n));
    }
    for _ in 0..height {
        let pixels = (0..width).flat_map(|x| if x < width / 2 { [0, 0, 200] } else { [200, 0, 0] });
        file.extend(pixels.chain(std::iter::repeat(0)).take(row as usize));
    }
    file
}

/// A PDF of A4 pages with a line on each.
fn pdf(pages: usize) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned()];
    let kids: String = (0..pages).map(|n| format!("{} 0 R ", 3 + 2 * n)).collect();
    objects.push(format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>"));
    for n in 0..pages {
        let line = "2 w 100 100 m 400 700 l S";
        objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R>>", 4 + 2 * n));
        objects.push(format!("<</Length {}>>stream\n{line}\nendstream", line.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file += &format!("{} 0 obj{object}endobj\n", n + 1);
    }
    let start = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        file += &format!("{offset:010} 00000 n \n");
    }
    file += &format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

fn code<T>(result: archive::Result<T>) -> &'static str {
    result.err().expect("must be refused").problem().code
}

#[test]
fn a_look_tells_pages_and_size_once_and_the_record_keeps_them() {
    let desk = desk();
    let (photo, plan) = (desk.attach("外观.bmp", &bmp(300, 200)), desk.attach("两页.pdf", &pdf(2)));
    for previewer in [&desk.previewer, &desk.without_worker()] {
        let facts = previewer.facts(&desk.archive, photo).unwrap();
        assert_eq!((facts.mime.as_str(), facts.pages), ("image/bmp", Some(1)));
        assert_eq!((facts.width, facts.height), (Some(300), Some(200)));
        let facts = previewer.facts(&desk.archive, plan).unwrap();
        assert_eq!((facts.mime.as_str(), facts.pages, facts.problem.is_none()), ("application/pdf", Some(2), true));
    }
    assert_eq!(attachments::require(&desk.archive, plan).unwrap().pages, Some(2), "lists know it too");
}

#[test]
fn thumbnails_are_kept_and_the_cache_may_be_deleted() {
    let desk = desk();
    let id = desk.attach("外观.bmp", &bmp(300, 200));
    let thumb = desk.thumb(&desk.previewer, id, 1).unwrap();
    assert_eq!((thumb.width, thumb.height, thumb.full_width, thumb.full_height), (64, 43, 300, 200));
    let kept = desk.without_worker();
    assert_eq!(desk.thumb(&kept, id, 1).unwrap(), thumb);
    fs::remove_dir_all(desk.archive.root().join("cache")).unwrap();
    assert_eq!(code(desk.thumb(&kept, id, 1)), "picture.no-worker");
    assert_eq!(desk.thumb(&desk.previewer, id, 1).unwrap(), thumb, "and it is made again");
    assert_eq!(desk.views(id), 0, "a thumbnail in a list is no look");
}

#[test]
fn a_page_is_a_look_and_a_part_of_it_is_sharp() {
    let desk = desk();
    let id = desk.attach("图.pdf", &pdf(3));
    let page = |want: &PageWant| desk.previewer.picture(&desk.archive, &desk.actor, id, want, &Cancel::default());
    let whole = page(&PageWant::wide(3, 800)).unwrap();
    assert_eq!(whole.width, 800);
    let part = Part { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
    let part = page(&PageWant { part: Some(part), ..PageWant::wide(3, 800) }).unwrap();
    assert_eq!((part.width, part.full_width, part.full_height), (800, whole.full_width, whole.full_height));
    assert_eq!(code(page(&PageWant::wide(4, 800))), "picture.no-such-page");
    assert_eq!(desk.views(id), 1, "once a day");
    assert!(page(&PageWant::wide(1, 800)).is_ok(), "a page that is not there says nothing about the others");

    let reader = Actor { role: Role::Reader, ..desk.actor.clone() };
    let refused = desk.previewer.picture(&desk.archive, &reader, id, &PageWant::wide(1, 800), &Cancel::default());
    assert_eq!(code(refused), "right.none", "also what is in the cache");
    let refused = desk.previewer.thumb(&desk.archive, &reader, id, 1, 64, &Cancel::default());
    assert_eq!(code(refused), "right.none");
}

#[test]
fn a_file_without_a_picture_says_why_and_is_kept() {
    let desk = desk();
    for (name, bytes, expected) in [
        ("断了.pdf", &pdf(2)[..120], "picture.broken"),
        ("说明.txt", "只有文字".as_bytes(), "picture.unsupported"),
        ("模型.dwg", b"AC1032\0\0\0", "picture.no-preview"),
        ("模型.stp", b"ISO-10303-21;\nHEADER;", "picture.unsupported"),
    ] {
        let id = desk.attach(name, bytes);
        assert_eq!(code(desk.thumb(&desk.previewer, id, 1)), expected, "{name}");
        let facts = desk.previewer.facts(&desk.archive, id).unwrap();
        assert_eq!(facts.problem.unwrap().code, expected, "{name}");
        let kept = attachments::require(&desk.archive, id).unwrap().problem.unwrap();
        assert_eq!(kept.code, expected, "{name}");
        assert!(kept.zh.contains("原样保存"), "{}", kept.zh);
        assert_eq!(code(desk.thumb(&desk.without_worker(), id, 1)), expected, "nobody tries in vain again");
    }
}

#[test]
fn a_missing_original_is_told_by_its_name() {
    let desk = desk();
    let id = desk.attach("外观.bmp", &bmp(30, 20));
    let sha = attachments::require(&desk.archive, id).unwrap().sha256;
    fs::remove_file(desk.archive.root().join("files").join(&sha[..2]).join(&sha)).unwrap();
    for result in [desk.thumb(&desk.previewer, id, 1).map(drop), desk.previewer.facts(&desk.archive, id).map(drop)] {
        let error = result.unwrap_err();
        assert!(matches!(&error, Error::OriginalMissing(name) if name == "外观.bmp"), "{error:?}");
    }
}

#[test]
fn many_who_ask_at_once_get_the_same_picture() {
    let desk = desk();
    let ids: Vec<_> = (1..=4).map(|n| desk.attach(&format!("{n}.bmp"), &bmp(300 + n, 200))).collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for id in &ids {
                    assert_eq!(desk.thumb(&desk.previewer, *id, 1).unwrap().width, 64);
                }
            });
        }
    });
}

/// A ZIP file of parts.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

impl Desk {
    fn take_out(&self, id: AttachmentId, parts: &[u32]) -> archive::Result<Vec<attachments::FileReport>> {
        let request = attachments::TakeOutRequest { id, parts: parts.to_vec() };
        Ok(attachments::take_out(&self.archive, &self.actor, &self.previewer, &request)?.value)
    }
}

#[test]
fn files_are_taken_out_of_a_zip_and_say_where_they_came_from() {
    let desk = desk();
    let bytes = zip(&[("图纸/../总装:图.bmp", &bmp(30, 20)), ("empty.txt", b""), ("再一.bmp", &bmp(30, 20))]);
    let id = desk.attach("资料.zip", &bytes);
    let inside = desk.previewer.look_inside(&desk.archive, &desk.actor, id).unwrap();
    assert_eq!(inside.parts.len(), 3);
    assert_eq!(desk.views(id), 1, "a look inside is a look");

    let reports = desk.take_out(id, &[0, 1, 2, 7]).unwrap();
    let FileResult::Attached { attachment } = &reports[0].result else { panic!("{:?}", reports[0]) };
    assert_eq!((attachment.name.as_str(), attachment.owner), ("总装:图.bmp", Owner::Tray), "no sign of a path is left");
    assert_eq!(attachment.came_from, "资料.zip: 图纸");
    assert!(
        matches!(&reports[1].result, FileResult::Problem { problem } if problem.code == "source.empty"),
        "{reports:?}"
    );
    assert!(matches!(reports[2].result, FileResult::Duplicate { .. }), "the same bytes are there: {reports:?}");
    assert!(matches!(reports[3].result, FileResult::Problem { .. }), "there is no such part");

    let facts = desk.previewer.facts(&desk.archive, attachment.id).unwrap();
    assert_eq!((facts.width, facts.height), (Some(30), Some(20)), "what came out is the file");
    assert_eq!(attachments::list(&desk.archive, Owner::Tray).unwrap().len(), 2);
}

/// Every file below a folder.
fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] })
        .collect()
}

#[test]
fn a_password_opens_a_file_for_this_session_and_leaves_nothing_behind() {
    let desk = desk();
    let password = "图纸-2026";
    let bytes = include_bytes!("../pictures/tests/made/locked-aes256.pdf");
    let id = desk.attach("锁.pdf", bytes);
    let facts = desk.previewer.facts(&desk.archive, id).unwrap();
    assert!(facts.asks_password && facts.pages.is_none() && facts.problem.is_some());
    let before = files_below(desk.archive.root());

    let wrong = desk.previewer.unlock(&desk.archive, &desk.actor, id, "图纸-2025").unwrap_err();
    assert_eq!(wrong.problem().code, "picture.wrong-password");
    assert!(desk.previewer.thumb(&desk.archive, &desk.actor, id, 1, 64, &Cancel::default()).is_err());
    assert!(!desk.previewer.is_unlocked(&desk.archive, id).unwrap());

    let open = desk.previewer.unlock(&desk.archive, &desk.actor, id, password).unwrap();
    assert_eq!((open.pages, open.asks_password, open.problem.is_none()), (Some(2), false, true));
    assert!(desk.previewer.is_unlocked(&desk.archive, id).unwrap());
    let page = desk.previewer.picture(&desk.archive, &desk.actor, id, &PageWant::wide(2, 300), &Cancel::default());
    assert_eq!(page.unwrap().full_width, 200);
    let part = Part { x: 0.0, y: 0.0, width: 0.5, height: 0.5 };
    let part = PageWant { part: Some(part), ..PageWant::wide(1, 100) };
    assert!(desk.previewer.picture(&desk.archive, &desk.actor, id, &part, &Cancel::default()).is_ok());
    assert_eq!(desk.views(id), 1);

    assert_eq!(files_below(desk.archive.root()), before, "no picture is kept");
    for path in before {
        let kept = fs::read(&path).unwrap();
        assert!(!kept.windows(password.len()).any(|w| w == password.as_bytes()), "{}", path.display());
    }
    let later = Previewer::new(&desk.archive, env!("CARGO_BIN_EXE_kedang"));
    assert!(later.facts(&desk.archive, id).unwrap().asks_password, "it is asked for again");
    assert!(later.thumb(&desk.archive, &desk.actor, id, 1, 64, &Cancel::default()).is_err());
}

/// What she sees of a page is printed with where it came from: counted cut by cut, in the history, looked at and said so.
#[test]
fn what_is_seen_of_a_page_is_printed() {
    let desk = desk();
    // White at the left, black at the right.
    let mut picture = image::GrayImage::from_pixel(800, 400, image::Luma([255]));
    for (x, _, pixel) in picture.enumerate_pixels_mut() {
        if x >= 400 {
            *pixel = image::Luma([0]);
        }
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let id = desk.attach("总装图.png", &bytes.into_inner());
    let press = press::Press::new(&[]).unwrap();
    let cut = |part: Option<Part>, turn| Printable::Page {
        view: PageView { attachment: id, page: 1, part, turn },
        drawn: None,
    };
    let print = |what: Printable| {
        let what = paper::draw(&desk.archive, &desk.previewer, &desk.actor, what)?;
        Ok::<_, Error>(paper::print(&desk.archive, &press, &desk.actor, &what)?.value)
    };
    let right = Some(Part { x: 0.6, y: 0.0, width: 0.4, height: 1.0 });
    let whole = print(cut(None, 0)).unwrap();
    let dark = print(cut(right, 90)).unwrap();
    assert_eq!((whole.nth, dark.nth, print(cut(right, 90)).unwrap().nth), (1, 1, 2));
    assert_eq!((whole.paper, dark.paper), (Paper::A4Landscape, Paper::A4Landscape), "as the picture lies");
    assert_eq!(print(cut(right, 0)).unwrap().paper, Paper::A4Portrait);

    let read = |printed: &Printed, program: &str, args: &[&str]| {
        let file = desk.temp.path().join("sheet.pdf");
        fs::write(&file, &printed.pdf).unwrap();
        std::process::Command::new(program).args(args).arg(&file).arg("-").output().unwrap().stdout
    };
    let words: String = String::from_utf8(read(&dark, "pdftotext", &["-raw"]))
        .unwrap()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    for said in ["附件打印页", "总装图.png", "第1页，共1页，局部", "不受控"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    // The middle of the sheet is the middle of what was seen.
    let middle = |printed: &Printed| {
        let file = desk.temp.path().join("sheet.pdf");
        fs::write(&file, &printed.pdf).unwrap();
        let drawn = std::process::Command::new("pdftoppm")
            .args(["-r", "20", "-gray", "-png"])
            .arg(&file)
            .output()
            .unwrap()
            .stdout;
        let page = image::load_from_memory(&drawn).unwrap().into_luma8();
        page.get_pixel(page.width() / 2, page.height() * 6 / 10)[0]
    };
    // A mark on it is on the paper, with its words; one beside what is seen is not.
    let spot = |x, y| Spot { x, y };
    for (note, from, to) in [("右上角", spot(0.9, 0.1), spot(0.95, 0.2)), ("左下角", spot(0.1, 0.8), spot(0.2, 0.9))]
    {
        let fields = MarkFields { attachment: id, page: 1, kind: MarkKind::Box, from, to, note: note.into() };
        marks::add(&desk.archive, &desk.actor, &fields).unwrap();
    }
    let marked = print(cut(right, 180)).unwrap();
    let words = String::from_utf8(read(&marked, "pdftotext", &["-raw"])).unwrap();
    assert!(words.contains("右上角") && !words.contains("左下角"), "{words}");
    assert!(middle(&dark) < 40, "{}", middle(&dark));

    let history = journal::history(&desk.archive, id, None, 20).unwrap();
    let prints: Vec<_> = history.iter().filter(|row| row.action == Action::FormPrint).collect();
    assert_eq!(prints.len(), 5);
    assert!(prints[0].zh.contains("总装图.png") && prints[0].zh.contains("第 1 页"), "{}", prints[0].zh);
    assert!(history.iter().any(|row| row.action == Action::AttachmentView), "a look is written down");
    assert!(matches!(print(cut(None, 45)).unwrap_err(), Error::Invalid { field: "turn", .. }));
    assert!(matches!(print(cut(None, 0)).map(|p| p.nth), Ok(2)));
    let undrawn = paper::print(&desk.archive, &press, &desk.actor, &cut(None, 0)).unwrap_err();
    assert!(matches!(undrawn, Error::NotFound { .. }), "{undrawn}");
}
