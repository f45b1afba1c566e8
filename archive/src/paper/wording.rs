//! Words that several forms share.

use chrono::{Datelike, NaiveDate};

use crate::forms::capital;
use crate::materials::SecurityLevel;
use crate::words::Lang;

/// A date beside a signature: `2026年11月23日`.
pub(super) fn long_date(lang: Lang, day: &str) -> String {
    match (lang, day.parse::<NaiveDate>()) {
        (Lang::Zh, Ok(day)) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        _ => day.to_owned(),
    }
}

/// A count on paper: nothing where there is none.
pub(super) fn count(n: u32) -> String {
    if n == 0 { String::new() } else { n.to_string() }
}

/// 合计, the pieces in capitals that no pen can alter: `叁件　叁份　31 页`.
pub(super) fn total(lang: Lang, items: usize, copies: u32, pages: u32) -> String {
    if items == 0 {
        return String::new();
    }
    let sheets = if pages == 0 {
        String::new()
    } else {
        lang.pick(format!("　{pages} 页"), format!(", {}", plural(pages, "page", "pages")))
    };
    lang.pick(
        format!("{}件　{}份{sheets}", capital(items as u64), capital(copies.into())),
        format!(
            "{}, {}{sheets}",
            plural(u32::try_from(items).unwrap_or(u32::MAX), "item", "items"),
            plural(copies, "copy", "copies"),
        ),
    )
}

/// A count in English: `1 page`, `3 pages`.
pub(super) fn plural(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The highest of some levels.
pub(super) fn highest(levels: impl IntoIterator<Item = SecurityLevel>) -> Option<SecurityLevel> {
    levels.into_iter().max()
}

/// Names without repeats, in order.
pub(super) fn once<'a>(lang: Lang, names: impl IntoIterator<Item = &'a str>) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        if !name.is_empty() && !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.join(lang.pick("、", ", "))
}
