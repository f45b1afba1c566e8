//! The files of the demo, made by the program itself: drawings and papers by the press, photos by a
//! small ray marcher, scans, exchange formats. The same description gives the same bytes.

mod part;
mod scan;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use fastrand::Rng;
use image::RgbImage;
use serde_json::{Value, json};

use crate::attachments::AttachmentRole;
use crate::error::{Act, Error, Result};
use crate::forms::Form;
use crate::words::Lang;

/// Pixels per point of a PDF page at full size.
const PER_POINT: f32 = pictures::pdf::DPI / 72.0;

/// A file that is not made yet.
#[derive(Clone, Debug)]
pub(super) enum Art {
    /// A drawing with frame and title block.
    Drawing {
        shape: &'static str,
        seed: u32,
        title: String,
        customer: String,
        number: String,
        revision: String,
        scale: String,
        pages: u32,
    },
    /// A drawing as it comes from the scanner.
    Scanned(Box<Art>),
    /// A specification, contract, notice, certificate or report.
    Paper { kind: &'static str, seed: u32, title: String, customer: String, number: String, pages: u32 },
    /// A photo of a part.
    Photo { shape: &'static str, seed: u32, view: u32, damaged: bool },
    /// An exchange file of a drawing or a model: there is no picture of it.
    Exchange { number: String, revision: String, dxf: bool },
    /// A loan slip or a renewal signed in ink, scanned.
    Signed(Box<SignedSlip>),
}

/// What stands on a signed loan slip, or on a signed renewal.
#[derive(Clone, Debug)]
pub(super) struct SignedSlip {
    pub form: Form,
    pub company: String,
    pub number: String,
    pub borrower: String,
    pub department: String,
    pub day: String,
    pub reason: String,
    /// 档号, title, copies, pages.
    pub lines: Vec<(String, String, u32, u32)>,
    /// The steps that were signed.
    pub steps: Vec<&'static str>,
}

/// A file that was made, with what looking into it would tell.
pub(super) struct Made {
    pub path: PathBuf,
    pub role: AttachmentRole,
    pub mime: &'static str,
    pub pages: Option<u32>,
    pub size: Option<(u32, u32)>,
}

impl Art {
    /// What a file of it has in common with others: large demos attach one content for each.
    pub fn kind(&self) -> String {
        match self {
            Art::Drawing { shape, .. } => format!("drawing {shape}"),
            Art::Scanned(inner) => format!("scanned {}", inner.kind()),
            Art::Paper { kind, seed, .. } => format!("paper {kind} {}", seed % 3),
            Art::Photo { shape, damaged, .. } => format!("photo {shape} {damaged}"),
            Art::Exchange { dxf, .. } => format!("exchange {dxf}"),
            Art::Signed(slip) => format!("signed {}", slip.number),
        }
    }

    /// What its file is called, without the ending; `nth` counts what a scanner or a camera made.
    pub fn name(&self, day: NaiveDate, nth: u32) -> String {
        let day = day.format("%Y%m%d");
        match self {
            Art::Drawing { number, revision, .. } | Art::Exchange { number, revision, .. } => {
                format!("{number}_{revision}")
            }
            // A paper that was scanned has the scanner's name for it.
            Art::Scanned(_) => format!("扫描_{day}_{:04}", nth % 10_000),
            Art::Paper { seed, .. } if seed % 3 == 0 => format!("扫描_{day}_{:04}", nth % 10_000),
            Art::Paper { title, .. } => title.replace(' ', "_"),
            Art::Photo { .. } => format!("IMG_{day}_{:04}", nth % 10_000),
            Art::Signed(slip) => format!("{}_签字", slip.number),
        }
    }

    /// The same thing in a later revision.
    pub fn revised(&self, to: &str) -> Art {
        let mut art = self.clone();
        match &mut art {
            // The part itself is the same one, seen with other measures.
            Art::Drawing { revision, .. } | Art::Exchange { revision, .. } => *revision = to.to_owned(),
            Art::Scanned(inner) => **inner = inner.revised(to),
            Art::Paper { seed, .. } => *seed = seed.wrapping_add(1),
            Art::Photo { seed, .. } => *seed = seed.wrapping_add(1),
            Art::Signed(_) => {}
        }
        art
    }
}

/// Where the files are made.
pub(super) struct Studio {
    press: press::Press,
    folder: PathBuf,
    painter: Option<pictures::Pictures>,
    pictures: HashMap<(&'static str, u32, bool), RgbImage>,
    made: u32,
    /// What is used again, by its kind, where it is.
    shared: Option<HashMap<String, Content>>,
}

/// What is in a file.
#[derive(Clone)]
struct Content {
    role: AttachmentRole,
    mime: &'static str,
    ending: &'static str,
    pages: Option<u32>,
    size: Option<(u32, u32)>,
    bytes: Vec<u8>,
}

impl Studio {
    /// Makes files in a folder of its own, which goes when the work is done.
    pub fn new(folder: &Path) -> Result<Studio> {
        std::fs::create_dir_all(folder).map_err(Error::io(Act::Create, folder))?;
        let exe = std::env::current_exe().ok();
        let fonts = exe.as_deref().and_then(|exe| Some(exe.parent()?.join("fonts")));
        Ok(Studio {
            press: press::Press::new(&Vec::from_iter(fonts))?,
            folder: folder.to_owned(),
            painter: exe.map(|exe| pictures::Pictures::new(exe, pictures::Limits::default())),
            pictures: HashMap::new(),
            made: 0,
            shared: None,
        })
    }

    /// From now on one content of each kind is made and used again, under names of its own.
    pub fn share(&mut self) {
        self.shared = Some(HashMap::new());
    }

    /// Makes a file of that day.
    pub fn make(&mut self, art: &Art, day: NaiveDate) -> Result<Made> {
        self.made += 1;
        let nth = self.made;
        let kind = art.kind();
        let known = self.shared.as_ref().and_then(|shared| shared.get(&kind)).cloned();
        let content = match known {
            Some(content) => content,
            None => match self.content(art, day)? {
                Some(content) => content,
                // Nobody here paints pages (a test's own program): the drawing itself.
                None => match art {
                    Art::Scanned(inner) => return self.make(inner, day),
                    _ => return Err(Error::Spreadsheet("a demo file was not made".to_owned())),
                },
            },
        };
        let folder = self.folder.join(nth.to_string());
        std::fs::create_dir_all(&folder).map_err(Error::io(Act::Create, &folder))?;
        let path = folder.join(format!("{}.{}", art.name(day, nth), content.ending));
        std::fs::write(&path, &content.bytes).map_err(Error::io(Act::Write, &path))?;
        let Content { role, mime, pages, size, .. } = content;
        if let Some(shared) = &mut self.shared {
            shared.entry(kind).or_insert(content);
        }
        Ok(Made { path, role, mime, pages, size })
    }

    fn content(&mut self, art: &Art, day: NaiveDate) -> Result<Option<Content>> {
        let content = |role, (mime, ending), pages, size, bytes| Content { role, mime, ending, pages, size, bytes };
        Ok(Some(match art {
            Art::Drawing { pages, .. } => {
                let size = Some(points(1190.55, 841.89));
                content(AttachmentRole::Document, PDF, Some(*pages), size, self.drawing(art, day)?)
            }
            Art::Scanned(inner) => {
                let Some(Scanned { bytes, pages, size }) = self.scan(inner, day)? else { return Ok(None) };
                content(AttachmentRole::Scan, ("image/tiff", "tif"), Some(pages), Some(size), bytes)
            }
            Art::Paper { kind, seed, title, customer, number, pages } => {
                let data = json!({
                    "kind": kind, "seed": seed, "title": title, "customer": customer, "number": number,
                    "pages": pages, "day": day.to_string(),
                });
                let bytes = self.print("paper.typ", include_str!("paper.typ"), &data, title)?;
                let role = if seed % 3 == 0 { AttachmentRole::Scan } else { AttachmentRole::Document };
                content(role, PDF, Some(*pages), Some(points(595.28, 841.89)), bytes)
            }
            Art::Photo { shape, seed, view, damaged } => {
                let variant = seed / 5 % 2;
                let picture = self
                    .pictures
                    .entry((shape, variant, *damaged))
                    .or_insert_with(|| part::draw(shape, variant, *damaged));
                let Some((bytes, size)) = part::shoot(picture, *seed, *view) else { return Ok(None) };
                content(AttachmentRole::Photo, ("image/jpeg", "jpg"), Some(1), Some(size), bytes)
            }
            Art::Exchange { number, dxf: true, .. } => {
                content(AttachmentRole::Document, ("image/vnd.dxf", "dxf"), None, None, dxf(number).into_bytes())
            }
            Art::Exchange { number, dxf: false, .. } => {
                content(AttachmentRole::Document, ("model/step", "step"), None, None, step(number, day).into_bytes())
            }
            Art::Signed(slip) => {
                let bytes = self.print("signed.typ", include_str!("signed.typ"), &slip.data(), &slip.number)?;
                content(AttachmentRole::Approval, PDF, Some(1), Some(points(595.28, 419.53)), bytes)
            }
        }))
    }

    /// Takes a file away that was made and is attached now.
    pub fn clear(&self, made: &Made) {
        // Ours, and in cache/: what stays behind is harmless.
        let _ = made.path.parent().map(std::fs::remove_dir_all);
    }

    fn drawing(&self, art: &Art, day: NaiveDate) -> Result<Vec<u8>> {
        let Art::Drawing { shape, seed, title, customer, number, revision, scale, pages } = art else {
            return Ok(Vec::new());
        };
        // A later revision is the same part with a measure or two changed.
        let seed = seed.wrapping_add(u32::from(revision.bytes().next().unwrap_or(b'A') / 3));
        let data = json!({
            "shape": shape, "seed": seed, "title": title, "customer": customer, "number": number,
            "revision": revision, "scale": scale, "pages": pages, "day": day.format("%m-%d").to_string(),
        });
        self.print("drawing.typ", include_str!("drawing.typ"), &data, number)
    }

    /// A drawing painted by the makers of pictures, as a scanner would see it.
    fn scan(&self, art: &Art, day: NaiveDate) -> Result<Option<Scanned>> {
        let Some(painter) = &self.painter else { return Ok(None) };
        let pdf = self.drawing(art, day)?;
        let mut rng = Rng::with_seed(pdf.len() as u64);
        let path = self.folder.join("drawing.pdf");
        std::fs::write(&path, pdf).map_err(Error::io(Act::Write, &path))?;
        let want = pictures::Want::fit(420 * scan::DPI * 10 / 254, 297 * scan::DPI * 10 / 254);
        let mut pages = Vec::new();
        while let Ok(picture) = painter.render(&path, pages.len() as u32 + 1, &want, &pictures::Cancel::default()) {
            let Ok(page) = image::load_from_memory(&picture.bytes) else { break };
            pages.push(scan::Bilevel::scanned(&page.to_luma8(), &mut rng));
        }
        let size = pages.first().map(|page| (page.width, page.height));
        let count = u32::try_from(pages.len()).unwrap_or(0);
        Ok(size.map(|size| Scanned { bytes: scan::tiff(&pages), pages: count, size }))
    }

    fn print(&self, name: &str, template: &str, data: &Value, title: &str) -> Result<Vec<u8>> {
        let sheet = press::Sheet { template: name, files: &[(name, template)], data, picture: &[], title, made: 0 };
        Ok(self.press.print(&sheet)?.bytes)
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What a scanner would have made of a drawing: the file, how many pages, and the first one's pixels.
struct Scanned {
    bytes: Vec<u8>,
    pages: u32,
    size: (u32, u32),
}

/// Media type and ending of a PDF.
const PDF: (&str, &str) = ("application/pdf", "pdf");

fn points(width: f32, height: f32) -> (u32, u32) {
    let side = |points: f32| (points * PER_POINT).round() as u32;
    (side(width), side(height))
}

impl SignedSlip {
    fn data(&self) -> Value {
        let lines: Vec<_> = self
            .lines
            .iter()
            .map(|(number, title, copies, pages)| json!({ "number": number, "title": title, "copies": copies, "pages": pages }))
            .collect();
        let opinions: Vec<_> = self.steps.iter().map(|step| json!({ "step": step })).collect();
        let seed = self.number.bytes().fold(17_u32, |seed, b| seed.wrapping_mul(31).wrapping_add(b.into())) % 100_000;
        json!({
            "seed": seed, "form": self.form.company_number(), "title": self.form.title(Lang::Zh), "company": self.company, "number": self.number, "borrower": self.borrower,
            "department": self.department, "day": self.day, "reason": self.reason, "lines": lines, "opinions": opinions,
        })
    }
}

/// A small R12 drawing: a plate with a hole.
fn dxf(number: &str) -> String {
    let n = number.bytes().map(u32::from).sum::<u32>();
    let (w, h) = (100 + n % 60, 60 + n % 40);
    let mut lines = String::from("0\nSECTION\n2\nENTITIES\n");
    for (x1, y1, x2, y2) in [(0, 0, w, 0), (w, 0, w, h), (w, h, 0, h), (0, h, 0, 0)] {
        lines += &format!("0\nLINE\n8\n0\n10\n{x1}.0\n20\n{y1}.0\n11\n{x2}.0\n21\n{y2}.0\n");
    }
    lines += &format!("0\nCIRCLE\n8\n0\n10\n{}.0\n20\n{}.0\n40\n{}.0\n0\nENDSEC\n0\nEOF\n", w / 2, h / 2, 12 + n % 8);
    lines
}

/// The head and a point of a STEP file.
fn step(number: &str, day: NaiveDate) -> String {
    format!(
        "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION(('demo'),'2;1');\nFILE_NAME('{number}','{day}',(''),(''),'','','');\n\
         FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));\nENDSEC;\nDATA;\n#1=CARTESIAN_POINT('',(0.,0.,0.));\nENDSEC;\nEND-ISO-10303-21;\n"
    )
}
