//! Thumbnails beside `vipsthumbnail`, first pages beside `pdftoppm`: each a process of its own, as it
//! is in the product. The sheets are A0 at 400 dpi, painted from a drawing of the demo.

use std::path::{Path, PathBuf};
use std::process::Command;

use pictures::{Cancel, Limits, Pictures, Want};
use tests::measure::{Bench, Contender, Goal};
use tests::places;

use crate::archives::{Archives, LEAST, done, shell};

/// The side of a thumbnail, and of a page in the viewer.
const THUMBNAIL: u32 = 320;
const PAGE: u32 = 1200;
/// So many PDFs are painted.
const PDFS: usize = 20;

/// Measures the kinds of large scans and the pages of PDFs.
pub fn measure(bench: &mut Bench, archives: &Archives) {
    if bench.wants_some("thumbnail") {
        for (name, file) in sheets(archives) {
            let out = archives.beside("sheets").join("thumbnail.jpg");
            let theirs = || {
                done(Command::new("vipsthumbnail").arg(&file).args(["--size", &THUMBNAIL.to_string(), "-o"]).arg(&out))
            };
            let contenders =
                vec![Contender::timed("kedang", || paint(&file, THUMBNAIL)), Contender::timed("vipsthumbnail", theirs)];
            bench.compare(&format!("thumbnail: A0 at 400 dpi, {name}"), "ms", Goal::Ratio(1.0), contenders);
        }
    }
    if bench.wants_some("page") {
        let mut files = pdfs(&archives.folder_of(LEAST).join("files"));
        files.truncate(PDFS);
        let ours = || files.iter().for_each(|file| paint(file, PAGE));
        let theirs = || {
            for file in &files {
                let mut pdftoppm = Command::new("pdftoppm");
                pdftoppm.args(["-f", "1", "-l", "1", "-png", "-scale-to", &PAGE.to_string()]).arg(file);
                done(pdftoppm.arg(archives.beside("page")));
            }
        };
        let name = format!("page: first of {} PDFs at {PAGE} px", files.len());
        let contenders = vec![Contender::timed("kedang", ours), Contender::timed("pdftoppm", theirs)];
        bench.compare(&name, "ms", Goal::Ratio(1.0), contenders);
    }
}

/// Paints the first page in a worker that begins for it.
fn paint(file: &Path, side: u32) {
    let painter = Pictures::new(places::built("kedang"), Limits::default());
    let picture = painter.render(file, 1, &Want::fit(side, side), &Cancel::default());
    let problem = picture.as_ref().err().map(|problem| problem.code());
    assert!(picture.is_ok_and(|picture| !picture.bytes.is_empty()), "{}: {problem:?}", file.display());
}

/// The PDFs of the demo, by name.
fn pdfs(store: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for shelf in std::fs::read_dir(store).expect("a store").flatten() {
        let files = std::fs::read_dir(shelf.path()).into_iter().flatten().flatten();
        all.extend(
            files
                .map(|file| file.path())
                .filter(|path| std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"%PDF"))),
        );
    }
    all.sort();
    all
}

/// An A0 sheet as a scanner gives it. Not as a progressive JPEG: half a gigabyte of coefficients is
/// more than a maker of pictures may take, and the product says so in place of a picture.
fn sheets(archives: &Archives) -> Vec<(&'static str, PathBuf)> {
    let folder = archives.beside("sheets");
    let all = [("grey JPEG", "grey.jpg"), ("LZW TIFF", "lzw.tif"), ("1-bit G4 TIFF", "g4.tif")];
    if !folder.join("done").exists() {
        std::fs::create_dir_all(&folder).expect("a folder");
        let drawing = pdfs(&archives.folder_of(LEAST).join("files")).into_iter().find(|pdf| {
            let about = Command::new("pdfinfo").arg(pdf).output().expect("pdfinfo is installed");
            String::from_utf8_lossy(&about.stdout).contains("1190.55")
        });
        std::fs::copy(drawing.expect("the demo has drawings"), folder.join("drawing.pdf")).expect("copied");
        let line = "pdftoppm -f 1 -l 1 -gray -r 1131 drawing.pdf sheet
            mv sheet*.pgm sheet.pgm
            vips jpegsave sheet.pgm grey.jpg --Q 85
            vips tiffsave sheet.pgm lzw.tif --compression lzw
            vips relational_const sheet.pgm bits.v more 128
            vips tiffsave bits.v g4.tif --bitdepth 1 --compression ccittfax4
            rm bits.v sheet.pgm; touch done";
        done(&mut shell(line, &folder));
    }
    all.map(|(name, file)| (name, folder.join(file))).into()
}
