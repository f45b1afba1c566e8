//! What is typed into the search: pieces of what stands in the archive itself, letter by letter.

use fastrand::Rng;
use pinyin::ToPinyin;
use rusqlite::Connection;

/// How many materials each kind of typing is drawn from.
const DRAWN: u32 = 50;

/// One kind of typing.
pub struct Class {
    pub name: &'static str,
    /// Every text that stands in the field while one types.
    pub texts: Vec<String>,
    /// Whether a plain full-text index and LIKE can answer it at all.
    pub plain: bool,
}

/// What people type, drawn from an archive by a seed.
pub fn classes(database: &Connection) -> Vec<Class> {
    let class = |name, plain| Class { name, texts: Vec::new(), plain };
    let mut all = [
        class("one Chinese character", true),
        class("Chinese, as typed", true),
        class("initials of pinyin, as typed", false),
        class("pinyin, as typed", false),
        class("piece of a number", true),
        class("图号, as typed", true),
        class("two terms", true),
        class("no hit", true),
    ];
    let mut rng = Rng::with_seed(7);
    let last: u32 = database.query_row("SELECT max(seq) FROM material", [], |row| row.get(0)).expect("materials");
    for _ in 0..DRAWN {
        let seq = rng.u32(1..=last);
        let sql = "SELECT title, coalesce(archive_no, code), drawing_no FROM material WHERE seq = ?1";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let (title, number, drawing): (String, String, String) =
            database.query_row(sql, [seq], row).expect("seq has no gaps");
        let han: Vec<char> = title.chars().filter(|c| c.to_pinyin().is_some()).collect();
        let from = rng.usize(0..=han.len().saturating_sub(4));
        let piece = &han[from..(from + 4).min(han.len())];
        let said = |c: &char| c.to_pinyin().map_or("", |p| p.plain());
        let initials: String = piece.iter().filter_map(|c| said(c).chars().next()).collect();
        let pinyin: String = piece.iter().take(3).map(said).collect();
        let digits: Vec<char> = number.chars().collect();
        let at = rng.usize(0..digits.len().saturating_sub(5).max(1));
        let [one, chinese, first, whole, number, sheet, two, none] = &mut all;
        one.texts.extend(piece.first().map(char::to_string));
        chinese.texts.extend((1..=piece.len()).map(|n| piece[..n].iter().collect()));
        first.texts.extend((1..=initials.len()).map(|n| initials[..n].to_owned()));
        whole.texts.extend((1..=pinyin.len()).map(|n| pinyin[..n].to_owned()));
        number.texts.push(digits[at..(at + rng.usize(3..6)).min(digits.len())].iter().collect());
        sheet
            .texts
            .extend((2..=drawing.len()).filter(|&n| drawing.is_char_boundary(n)).map(|n| drawing[..n].to_owned()));
        if let [a, b, c, d] = piece {
            two.texts.push(format!("{a}{b} {c}{d}"));
            none.texts.push(format!("{a}{b}鼍龢"));
        }
    }
    all.into()
}
