//! The index against what it was made from.

use super::desk::{Desk, SHARED};
use crate::Error;
use crate::search::letters::folded;
use crate::search::names::named;
use crate::search::readings::{first_letters, readings};
use crate::search::term::terms;
use crate::search::{Filters, Sort, Wrong, check, rebuild};
use crate::storage;

/// What may be typed for a part of a text: as it is, by initials, by pinyin, its last syllable begun.
fn ways_to_type(part: &[char], rng: &mut fastrand::Rng) -> Vec<String> {
    let one = |c: char, rng: &mut fastrand::Rng| {
        let all: Vec<_> = readings(c).collect();
        if all.is_empty() { c.to_string() } else { all[rng.usize(..all.len())].to_owned() }
    };
    let literal: String = part.iter().collect();
    let initials: String = part.iter().map(|&c| first_letters(c).next().unwrap()).collect();
    let pinyin: String = part.iter().map(|&c| one(c, rng)).collect();
    let half = part.len() / 2;
    let mixed: String =
        part[..half].iter().map(|&c| first_letters(c).next().unwrap()).chain(part[half..].iter().copied()).collect();
    let mut all = vec![literal, initials, mixed];
    // Pinyin is cut into syllables of Chinese only.
    if part.len() >= 2 && part.iter().all(|&c| readings(c).next().is_some()) {
        all.push(pinyin[..pinyin.len() - one(part[part.len() - 1], &mut rng.clone()).len().min(1)].to_owned());
        all.push(pinyin);
    }
    all
}

#[test]
fn whatever_part_of_a_title_is_typed_finds_it_and_nothing_that_does_not_hold_it() {
    let desk = Desk::empty();
    let customer = desk.customer("NN", "某客户", "某", "");
    let mut rng = fastrand::Rng::with_seed(7);
    let words = [
        "稳压",
        "模块",
        "外壳",
        "总装图",
        "重载",
        "长轴",
        "行星轮",
        "单向阀",
        "HX2601",
        "V2",
        "调试",
        "绿漆",
        "女儿墙",
        "系列",
    ];
    let title = |rng: &mut fastrand::Rng| -> String {
        let parts: Vec<&str> = (0..rng.usize(1..5)).map(|_| words[rng.usize(..words.len())]).collect();
        format!("{}||", parts.join(if rng.bool() { " " } else { "" }))
    };
    let lines: Vec<String> = (0..30).map(|_| title(&mut rng)).collect();
    desk.receive(&customer, "2026-11-23", "某人", "", &lines.iter().map(String::as_str).collect::<Vec<_>>());
    desk.archive
        .read(|tx| {
            let sources: Vec<_> = (1..=30).map(|seq| storage::search::get_source(tx, seq).unwrap().unwrap()).collect();
            for source in &sources {
                let letters = folded(&source.texts.title);
                for _ in 0..4 {
                    let from = rng.usize(..letters.len());
                    let upto = (from + rng.usize(1..7)).min(letters.len());
                    for typed in ways_to_type(&letters[from..upto], &mut rng) {
                        let found = desk.ask(&typed, Filters::default(), Sort::Relevance);
                        let mut rest = found.next;
                        let mut seen: Vec<String> = found.rows.iter().map(|hit| hit.row.title.clone()).collect();
                        while rest.is_some() {
                            let query = crate::search::Query { text: typed.clone(), after: rest, ..Default::default() };
                            let page = crate::search::find(&desk.archive, &query).unwrap();
                            seen.extend(page.rows.iter().map(|hit| hit.row.title.clone()));
                            rest = page.next;
                        }
                        let term = terms(&typed).remove(0);
                        let named = named(tx, &term)?;
                        assert!(seen.contains(&source.texts.title), "“{typed}” is in “{}”", source.texts.title);
                        for title in seen {
                            let source = sources.iter().find(|source| source.texts.title == title).unwrap();
                            assert!(source.fits(&term, &named), "“{typed}” is not in “{title}”");
                        }
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}

fn wrongs(desk: &Desk) -> Vec<Wrong> {
    let found = check(&desk.archive, &mut |_, _| true).unwrap();
    found.into_iter().map(|finding| finding.wrong).collect()
}

fn harm(desk: &Desk, sql: &str) {
    desk.archive.database().write(|tx| Ok(tx.execute_batch(sql)?)).unwrap();
}

#[test]
fn a_sound_index_has_no_findings_and_every_harm_is_found_and_mended() {
    assert_eq!(wrongs(&SHARED), []);
    let desk = Desk::furnished();
    let before = desk.titles("2601");
    for (sql, wrong) in [
        ("DELETE FROM search_row WHERE seq = 3", Wrong::Missing),
        ("DELETE FROM search_material WHERE rowid = 2", Wrong::Missing),
        ("UPDATE search_row SET digest = digest + 1 WHERE seq = 1", Wrong::Differs),
        ("UPDATE search_row SET title_key = 'x' WHERE seq = 1", Wrong::Differs),
        ("DELETE FROM search_name; DELETE FROM search_thing WHERE kind = 'CUSTOMER'", Wrong::Missing),
        ("UPDATE search_thing SET digest = 0 WHERE kind = 'PLACE'", Wrong::Differs),
        ("UPDATE material SET title = '改名' WHERE seq = 4", Wrong::Behind),
        ("UPDATE search_material_data SET block = zeroblob(40) WHERE id > 10", Wrong::Damaged),
    ] {
        harm(&desk, sql);
        assert!(wrongs(&desk).contains(&wrong), "{sql}: {:?}", wrongs(&desk));
        rebuild(&desk.archive, &mut |_, _| true).unwrap();
        assert_eq!(check(&desk.archive, &mut |_, _| true).unwrap(), [], "after {sql}");
    }
    assert_eq!(desk.titles("2601").len(), before.len());
    assert_eq!(desk.titles("改名").len(), 1, "what another program changed is in it too");
}

#[test]
fn a_rebuild_that_was_stopped_goes_on_and_is_told_until_it_is_done() {
    let desk = Desk::furnished();
    assert!(matches!(rebuild(&desk.archive, &mut |_, _| false), Err(Error::Cancelled)));
    assert!(wrongs(&desk).contains(&Wrong::Unfinished));
    rebuild(&desk.archive, &mut |_, _| true).unwrap();
    assert_eq!(wrongs(&desk), []);
    assert_eq!(desk.titles("总装").len(), 2);
}

#[test]
fn a_change_by_another_program_is_in_the_index_after_the_next_act() {
    let desk = Desk::furnished();
    harm(&desk, "UPDATE material SET title = '换了名的图' WHERE seq = 5");
    desk.customer("XX", "别的客户", "", "");
    assert_eq!(desk.titles("换了名").len(), 1);
    assert_eq!(wrongs(&desk), []);
}
