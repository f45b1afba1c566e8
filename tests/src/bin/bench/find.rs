//! Finding as one types, fifty rows each, beside the same materials in a plain FTS5 table and in LIKE.
//! A latency is that of the shortest of three askings, for all contenders.

use std::time::Instant;

use archive::Archive;
use archive::search::{Query, find};
use rusqlite::{Connection, OpenFlags, params};
use tests::measure::{Bench, Goal, milliseconds};

use crate::archives::{Archives, short};
use crate::typed::{Class, classes};

/// LIKE reads everything: so many texts of a class are enough to compare by.
const FEW: usize = 9;

/// Measures every kind of typing at every size.
pub fn measure(bench: &mut Bench, archives: &Archives) {
    if !bench.wants_some("find") {
        return;
    }
    let mut all = Vec::new();
    for size in archives.sizes() {
        let archive = archives.open(size);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let database = Connection::open_with_flags(archives.folder_of(size).join("archive.db"), flags).expect("opens");
        let plain = Plain::of(archives, size);
        let mut whole = Vec::new();
        for class in classes(&database) {
            let ours = timed(&class.texts, |text| ask(&archive, text));
            whole.extend(&ours);
            if size == archives.most {
                bench.record(&name(&class, size), "ms", Goal::P99(8.0), vec![("kedang", ours)]);
                if class.plain {
                    // All contenders are asked the same few, from all over the class.
                    let few: Vec<String> =
                        class.texts.iter().step_by(class.texts.len().div_ceil(FEW)).cloned().collect();
                    let contenders = vec![
                        ("kedang", timed(&few, |text| ask(&archive, text))),
                        ("plain FTS5", timed(&few, |text| plain.find(text))),
                        ("LIKE", timed(&few, |text| like(&database, text))),
                    ];
                    bench.record(
                        &format!("{}, {} of them", name(&class, size), few.len()),
                        "ms",
                        Goal::None,
                        contenders,
                    );
                }
            }
        }
        all.push((short(size), whole));
    }
    let all = all.iter().rev().map(|(size, samples)| (size.as_str(), samples.clone())).collect();
    bench.record("find: everything typed, by size", "ms", Goal::P99(8.0), all);
}

fn name(class: &Class, size: u32) -> String {
    format!("find: {} ({})", class.name, short(size))
}

fn timed(texts: &[String], mut ask: impl FnMut(&str)) -> Vec<f64> {
    // Once through to warm up, as a desk in use is.
    texts.iter().take(FEW).for_each(|text| ask(text));
    // The shortest of three, so that what other programs take counts less.
    let mut time = |text: &str| {
        let begun = Instant::now();
        ask(text);
        milliseconds(begun.elapsed())
    };
    texts.iter().map(|text| time(text).min(time(text)).min(time(text))).collect()
}

fn ask(archive: &Archive, text: &str) {
    let query = Query { text: text.to_owned(), limit: 50, ..Query::default() };
    std::hint::black_box(find(archive, &query).expect("an answer"));
}

/// What a list shows of a material, read so that all contenders hand over as much.
const ROW: &str = "SELECT m.seq, m.title, m.archive_no, m.drawing_no, m.customer, m.lifecycle, m.place, m.received_on";

fn like(database: &Connection, text: &str) {
    let each: Vec<String> = text.split(' ').map(|term| format!("%{term}%")).collect();
    let second = each.get(1).unwrap_or(&each[0]);
    let hits = |n| format!("(m.title LIKE ?{n} OR m.archive_no LIKE ?{n} OR m.drawing_no LIKE ?{n})");
    let sql = format!("{ROW} FROM material m WHERE {} AND {} ORDER BY m.seq DESC LIMIT 50", hits(1), hits(2));
    let mut statement = database.prepare_cached(&sql).expect("SQL");
    let mut rows = statement.query(params![each[0], second]).expect("asks");
    while let Some(row) = rows.next().expect("a row") {
        std::hint::black_box(row.get_ref(1).expect("a title"));
    }
}

/// The same materials in an ordinary FTS5 table: a word for each Chinese character, newest first.
struct Plain(Connection);

impl Plain {
    fn of(archives: &Archives, size: u32) -> Plain {
        let path = archives.beside(&format!("plain-{size}.db"));
        let made = path.exists();
        let database = Connection::open(&path).expect("opens");
        let archive = archives.folder_of(size).join("archive.db");
        database.execute("ATTACH ?1 AS archive", [archive.to_string_lossy()]).expect("attaches");
        if !made {
            Plain::fill(&database);
        }
        Plain(database)
    }

    fn fill(database: &Connection) {
        database.execute_batch("CREATE VIRTUAL TABLE plain USING fts5 (words, content = ''); BEGIN").expect("made");
        let sql = "SELECT seq, title || ' ' || coalesce(archive_no, '') || ' ' || drawing_no FROM archive.material";
        let mut statement = database.prepare(sql).expect("SQL");
        let mut add = database.prepare("INSERT INTO plain (rowid, words) VALUES (?1, ?2)").expect("SQL");
        let mut rows = statement.query([]).expect("asks");
        while let Some(row) = rows.next().expect("a row") {
            let (seq, text): (i64, String) = (row.get(0).expect("seq"), row.get(1).expect("text"));
            add.execute(params![seq, spaced(&text)]).expect("added");
        }
        database.execute_batch("COMMIT; INSERT INTO plain (plain) VALUES ('optimize')").expect("made");
    }

    fn find(&self, text: &str) {
        // Each term a phrase, its last word begun.
        let phrases: Vec<String> = text.split(' ').map(|term| format!("\"{}\" *", spaced(term).trim())).collect();
        let sql = format!(
            "{ROW} FROM plain JOIN archive.material m ON m.seq = plain.rowid WHERE plain MATCH ?1
             ORDER BY plain.rowid DESC LIMIT 50"
        );
        let mut statement = self.0.prepare_cached(&sql).expect("SQL");
        let mut rows = statement.query([phrases.join(" AND ")]).expect("asks");
        while let Some(row) = rows.next().expect("a row") {
            std::hint::black_box(row.get_ref(1).expect("a title"));
        }
    }
}

fn spaced(text: &str) -> String {
    text.chars().flat_map(|c| if c.is_ascii() { [None, Some(c)] } else { [Some(' '), Some(c)] }).flatten().collect()
}
