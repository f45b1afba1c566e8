//! Paper and record agree (promise 7): all that is handed over is on the sheet,
//! the sheet has the right size, and a scan of it finds its record.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use press::{Pdf, Press};
use serde_json::Value;

use super::*;
use crate::words::Lang;

static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new(&[]).expect("the test machine has Noto CJK"));

/// A PDF in a file of its own, for the programs that judge it.
struct Judged {
    dir: tempfile::TempDir,
}

impl Judged {
    fn new(pdf: &Pdf) -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("sheet.pdf"), &pdf.bytes).unwrap();
        Self { dir }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("sheet.pdf")
    }

    fn ask(&self, program: &str, args: &[&str]) -> Vec<u8> {
        let out = Command::new(program)
            .args(args)
            .arg(self.path())
            .arg("-")
            .output()
            .unwrap_or_else(|e| panic!("{program} must be installed for this test: {e}"));
        out.stdout
    }

    /// The text in the order it was set, without white space: a long title is broken over lines.
    fn text(&self) -> String {
        let text = String::from_utf8(self.ask("pdftotext", &["-raw"])).unwrap();
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// A page as grey pixels, at 10 dots a millimetre: width, height, pixels.
    fn page(&self, page: usize) -> (usize, usize, Vec<u8>) {
        let page = page.to_string();
        let out = Command::new("pdftoppm")
            .args(["-r", "254", "-gray", "-f", &page, "-l", &page])
            .arg(self.path())
            .output()
            .unwrap()
            .stdout;
        let mut fields = out.splitn(4, |b| b.is_ascii_whitespace());
        assert_eq!(fields.next(), Some(&b"P5"[..]));
        let mut number = || -> usize { std::str::from_utf8(fields.next().unwrap()).unwrap().parse().unwrap() };
        let (width, height) = (number(), number());
        let rest = fields.next().unwrap();
        (width, height, rest[rest.len() - width * height..].to_vec())
    }
}

fn printed(sheet: &FormSheet) -> Pdf {
    print(&PRESS, sheet).unwrap_or_else(|e| panic!("{}: {}", sheet.frame.title, e.zh()))
}

/// Every string in the content, as it must be found on paper.
fn strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.chars().filter(|c| !c.is_whitespace()).collect());
        }
        Value::Array(values) => values.iter().for_each(|v| strings(v, found)),
        Value::Object(fields) => fields.values().for_each(|v| strings(v, found)),
        _ => {}
    }
}

/// Codes of choices: printed as a tick before a word, not as themselves.
const CHOICES: [&str; 11] =
    ["original_out", "in_room", "photocopy", "electronic", "pass", "fail", "supplement", "reject", "yes", "no", "seen"];

#[test]
fn everything_handed_over_is_on_paper() {
    for form in Form::ALL {
        let sheet = samples::sample(form, 7, Lang::Zh);
        let text = Judged::new(&printed(&sheet)).text();
        let mut wanted = BTreeSet::new();
        strings(&serde_json::to_value(&sheet.body).unwrap(), &mut wanted);
        for words in wanted.iter().filter(|w| !CHOICES.contains(&w.as_str())) {
            assert!(text.contains(words.as_str()), "{words} is missing on {}: {text}", form.number());
        }
    }
}

#[test]
fn head_and_foot_carry_what_2_0_demands() {
    let mut sheet = samples::sample(Form::LoanSlip, 3, Lang::Zh);
    sheet.frame.reprint = 2;
    sheet.frame.void = "2026-11-24 周晓岚：重复开单".into();
    let judged = Judged::new(&printed(&sheet));
    let text = judged.text();
    for words in [
        "云砚精工有限公司",
        "客户资料借阅审批单",
        "表单编号：KG-BD-06",
        "版本：A/0",
        "密级：普通商密",
        "编号：JYD20261123-003",
        "联次：①资料室",
        "联次：②借阅人",
        "一式两联：①资料室②借阅人",
        "打印：周晓岚2026-11-2310:41",
        "本单保存3年",
        "账链7f3a-91c2",
        "第1页共1页",
        "补打第2次",
        "作废",
        "重复开单",
        "（以下空白）",
    ] {
        assert!(text.contains(words), "{words} is missing: {text}");
    }
}

#[test]
fn lists_of_any_length_lay_out_on_paper_of_the_right_size() {
    for form in Form::ALL {
        for &paper in form.papers() {
            for n in [0, 1, 5, 60] {
                for lang in [Lang::Zh, Lang::En] {
                    let mut sheet = samples::sample(form, n, lang);
                    sheet.frame = sheet.frame.on(paper);
                    let label = paper == Paper::Label60x40;
                    if label && n == 0 {
                        continue; // no label, no page: the archive does not print none
                    }
                    let pdf = printed(&sheet);
                    let copies = if sheet.frame.each_copy { sheet.frame.copies.len().max(1) } else { 1 };
                    if paper == Paper::A4TwoUp {
                        assert!(n > 1 || pdf.pages == copies.div_ceil(2), "two on a sheet");
                    } else {
                        assert_eq!(pdf.pages % copies, 0, "every copy has as many pages");
                    }
                    if label {
                        assert_eq!(pdf.pages, n, "one label a page");
                    } else if n <= 1 && paper != Paper::A4TwoUp {
                        assert_eq!(pdf.pages, copies, "{} with {n} lines is one page", form.number());
                    } else if form == Form::PagePrint {
                        assert_eq!(pdf.pages, 1, "a picture is one page, however it is turned");
                    } else if n == 60 && form != Form::HistoryCard && paper != Paper::A4TwoUp {
                        assert!(pdf.pages > copies, "{} with 60 lines goes on", form.number());
                    }
                    let info = String::from_utf8(Judged::new(&pdf).ask_info()).unwrap();
                    let (w, h) = paper.size_mm();
                    let size: Vec<f64> = info
                        .lines()
                        .find(|l| l.starts_with("Page size:"))
                        .unwrap()
                        .split_whitespace()
                        .filter_map(|word| word.parse().ok())
                        .collect();
                    assert!((size[0] - w * 72.0 / 25.4).abs() < 0.1, "{info}");
                    assert!((size[1] - h * 72.0 / 25.4).abs() < 0.1, "{info}");
                }
            }
        }
    }
}

impl Judged {
    fn ask_info(&self) -> Vec<u8> {
        Command::new("pdfinfo").arg(self.path()).output().unwrap().stdout
    }
}

#[test]
fn printers_reach_everything() {
    for form in Form::ALL {
        for &paper in form.papers() {
            // Laser printers leave 5 mm white (here 4 for the foot's last line of text),
            // perforated paper loses 13 mm on each side, labels 1 mm all round.
            let (side, edge) = match paper {
                Paper::Continuous241x140 => (130, 40),
                Paper::Label60x40 => (10, 10),
                _ => (50, 40),
            };
            for n in [1, 40] {
                let mut sheet = samples::sample(form, n, Lang::Zh);
                sheet.frame = sheet.frame.on(paper);
                let judged = Judged::new(&printed(&sheet));
                let (width, height, pixels) = judged.page(1);
                for (i, &grey) in pixels.iter().enumerate() {
                    let (x, y) = (i % width, i / width);
                    let inside = (side..width - side).contains(&x) && (edge..height - edge).contains(&y);
                    assert!(
                        inside || grey > 200,
                        "{} on {paper:?}: ink at {:.1}, {:.1} mm",
                        form.number(),
                        x as f64 / 10.0,
                        y as f64 / 10.0
                    );
                }
            }
        }
    }
}

#[test]
fn a_scan_finds_its_record() {
    for form in [Form::LoanSlip, Form::ReceiptSlip, Form::HistoryCard, Form::MaterialLabel, Form::PersonBadge] {
        let sheet = samples::sample(form, 1, Lang::Zh);
        let judged = Judged::new(&printed(&sheet));
        let png = judged.dir.path().join("page");
        let resolution = if sheet.frame.paper == Paper::Label60x40 { "203" } else { "150" };
        let done = Command::new("pdftoppm")
            .args(["-r", resolution, "-gray", "-png", "-singlefile"])
            .arg(judged.path())
            .arg(&png)
            .status()
            .unwrap();
        assert!(done.success());
        let out = Command::new("zbarimg")
            .args(["-q", "--raw"])
            .arg(png.with_extension("png"))
            .output()
            .expect("zbarimg must be installed for this test");
        let read = String::from_utf8(out.stdout).unwrap();
        let code = match &sheet.body {
            Body::MaterialLabels(l) => &l.labels[0].code,
            Body::PersonBadges(b) => &b.badges[0].code,
            _ => &sheet.frame.code,
        };
        assert_eq!(read.trim(), code, "{} at {resolution} dpi", form.number());
    }
}

#[test]
fn carbonless_paper_is_printed_once_and_names_its_copies() {
    let once = samples::sample(Form::ReceiptSlip, 3, Lang::Zh);
    assert_eq!(once.frame.paper, Paper::Continuous241x140);
    let pdf = printed(&once);
    assert_eq!(pdf.pages, 1);
    assert!(Judged::new(&pdf).text().contains("①白联存根（资料室）②红联客户③黄联业务部门"));

    let mut each = samples::sample(Form::ReceiptSlip, 3, Lang::Zh);
    each.frame = each.frame.on(Paper::A5Landscape);
    let pdf = printed(&each);
    assert_eq!(pdf.pages, 3);
    let text = Judged::new(&pdf).text();
    assert!(text.contains("联次：③业务部门") && !text.contains("白联"), "{text}");
}

#[test]
fn a_register_adds_up_page_by_page_and_leaves_the_void_out() {
    let sheet = samples::sample(Form::ReceiptRegister, 60, Lang::Zh);
    let Body::ReceiptRegister(register) = &sheet.body else { unreachable!() };
    let valid = register.rows.iter().filter(|row| !row.void);
    let (copies, pages) = valid.fold((0, 0), |(c, p), row| (c + row.copies.unwrap_or(0), p + row.pages.unwrap_or(0)));
    let pdf = printed(&sheet);
    let text = Judged::new(&pdf).text();
    assert!(text.contains(&format!("总计60条{copies}份{pages}页")), "{text}");
    assert_eq!(text.matches("本页小计").count(), pdf.pages, "a sum on every page");
    assert_eq!(text.matches("登记人：").count(), pdf.pages, "signed on every page");
    assert_eq!(text.matches("接收编号").count(), pdf.pages, "heads on every page");
    for row in &register.rows {
        assert!(text.contains(&row.receipt_no), "{} is missing", row.receipt_no);
    }
}

#[test]
fn a_register_of_ten_thousand_lines_takes_seconds() {
    let sheet = samples::sample(Form::FilingRegister, 10_000, Lang::Zh);
    let begun = std::time::Instant::now();
    let pdf = printed(&sheet);
    let took = begun.elapsed();
    assert!(pdf.pages > 500);
    assert!(took.as_secs() < 20, "ten thousand lines took {took:?}");
}

#[test]
fn names_with_line_breaks_and_very_long_ones_do_not_tear_the_form() {
    let mut sheet = samples::sample(Form::LoanSlip, 3, Lang::Zh);
    let Body::LoanSlip(slip) = &mut sheet.body else { unreachable!() };
    slip.lines[0].title = "上\n下\u{7}左\t右".into();
    slip.lines[1].title = "长".repeat(3_000);
    slip.lines[2].archive_no = "A".repeat(80);
    let pdf = printed(&sheet);
    let text = Judged::new(&pdf).text();
    assert!(text.contains("上下左右"));
    assert!(text.contains("（全文见电子记录）"), "a cut is said");
    assert_eq!(text.matches('A').count() / 80, 2, "a long number is whole, on both copies");
}

/// Makes every text of the content endless, but for the codes of choices.
fn stretch(value: &mut Value, text: &str) {
    match value {
        Value::String(old) if !CHOICES.contains(&old.as_str()) => *old = text.to_owned(),
        Value::Array(values) => values.iter_mut().for_each(|v| stretch(v, text)),
        Value::Object(fields) => {
            fields.iter_mut().filter(|(key, _)| *key != "code").for_each(|(_, v)| stretch(v, text));
        }
        _ => {}
    }
}

#[test]
fn no_text_is_too_long_for_a_form() {
    for text in ["长".repeat(2_000), "ABC-123/".repeat(400), "X".repeat(3_000)] {
        for form in Form::ALL {
            for &paper in form.papers() {
                let mut sheet = samples::sample(form, 3, Lang::Zh);
                sheet.frame = sheet.frame.on(paper);
                let mut data = serde_json::to_value(&sheet).unwrap();
                stretch(&mut data["body"], &text);
                for part in ["company", "security", "basis", "number", "printed_by", "void", "title"] {
                    data["frame"][part] = text.chars().take(60).collect::<String>().into();
                }
                let printed = super::print::set(&PRESS, &sheet, data, |sheet| PRESS.print(sheet));
                let pdf = printed.unwrap_or_else(|e| panic!("{} on {paper:?}: {}", form.number(), e.zh()));
                let (width, _, pixels) = Judged::new(&pdf).page(1);
                let ink = pixels.iter().enumerate().filter(|(_, grey)| **grey < 200);
                let right = ink.map(|(i, _)| i % width).max().unwrap();
                assert!(right < width - 10, "{} on {paper:?} runs over its side", form.number());
            }
        }
    }
}

#[test]
fn a_name_nobody_can_draw_is_refused() {
    let mut sheet = samples::sample(Form::PersonBadge, 1, Lang::Zh);
    let Body::PersonBadges(badges) = &mut sheet.body else { unreachable!() };
    badges.badges[0].name = "张\u{F8F5}".into();
    let error = print(&PRESS, &sheet).unwrap_err();
    assert_eq!(error.code(), "press.missing_glyph");
    badges_name(&mut sheet, "张㛃𬭎龘镕");
    assert!(Judged::new(&printed(&sheet)).text().contains("张㛃𬭎龘镕"));
}

fn badges_name(sheet: &mut FormSheet, name: &str) {
    if let Body::PersonBadges(badges) = &mut sheet.body {
        badges.badges[0].name = name.into();
    }
}

#[test]
fn the_same_sheet_is_the_same_file() {
    for form in Form::ALL {
        let sheet = samples::sample(form, 30, Lang::Zh);
        assert!(printed(&sheet).bytes == printed(&sheet).bytes, "{}", form.number());
    }
}

#[test]
fn the_window_sees_every_page() {
    let sheet = samples::sample(Form::LoanSlip, 3, Lang::Zh);
    let pages = pages_svg(&PRESS, &sheet).unwrap();
    assert_eq!(pages.len(), printed(&sheet).pages);
    assert!(pages.iter().all(|svg| svg.starts_with("<svg")));
}

#[test]
fn every_form_has_a_number_a_title_and_a_template() {
    let mut numbers = BTreeSet::new();
    for form in Form::ALL {
        assert!(numbers.insert(form.number()), "{} twice", form.number());
        assert_eq!(Form::by_number(&form.number().to_lowercase()), Some(form));
        assert!(templates::TEMPLATES.iter().any(|(name, _)| *name == form.template()));
        assert_ne!(form.title(Lang::Zh), form.title(Lang::En));
    }
    assert_eq!(Form::LoanSlip.company_number(), "KG-BD-06");
    assert_eq!(Form::MaterialLabel.company_number(), "KG-BQ-01");
}

#[test]
fn counts_are_written_in_capitals() {
    for (n, words) in [
        (0, "零"),
        (3, "叁"),
        (10, "壹拾"),
        (31, "叁拾壹"),
        (105, "壹佰零伍"),
        (1_010, "壹仟零壹拾"),
        (10_000, "壹万"),
        (10_005, "壹万零伍"),
        (100_500, "壹拾万零伍佰"),
        (23_456, "贰万叁仟肆佰伍拾陆"),
        (100_000_001, "壹亿零壹"),
    ] {
        assert_eq!(capital(n), words, "{n}");
    }
}
