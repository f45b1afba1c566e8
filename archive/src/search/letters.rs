//! Text as the search compares it: half width, lower case, without separators, each letter knowing
//! where it stood so that a hit can be marked in what people see.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One letter, digit or Han character of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The folded character.
    pub ch: char,
    /// Where the character it came from begins, in UTF-16 units (what the window counts in).
    pub start: u32,
    /// Where that character ends.
    pub end: u32,
    /// Whether something that is no letter stands before it, or nothing.
    pub first: bool,
}

/// The letters of a text.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let mut found = Vec::with_capacity(text.len().min(64));
    let (mut at, mut first) = (0_u32, true);
    for c in text.chars() {
        let start = at;
        at += c.len_utf16() as u32;
        let before = found.len();
        fold(c, |ch| found.push(Letter { ch, start, end: at, first: false }));
        if found.len() == before {
            first = first || !is_combining_mark(c);
        } else {
            found[before].first = first;
            first = false;
        }
    }
    found
}

/// The folded characters of a text alone.
pub(super) fn folded(text: &str) -> Vec<char> {
    let mut found = Vec::with_capacity(text.len().min(64));
    for c in text.chars() {
        fold(c, |ch| found.push(ch));
    }
    found
}

/// The key under which a number or a whole name is kept: its folded characters as one text.
pub(super) fn key(text: &str) -> String {
    folded(text).into_iter().collect()
}

/// Whether a character is Han, of any plane.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '\u{20000}'..='\u{323af}')
}

fn fold(c: char, mut keep: impl FnMut(char)) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            keep(c.to_ascii_lowercase());
        }
    } else if is_han(c) {
        keep(c);
    } else {
        // ｋ → k, ① → 1, é → e, ㎡ → m2; letters of other scripts stay themselves.
        for part in std::iter::once(c).nfkd().filter(|part| part.is_alphanumeric()) {
            part.to_lowercase().filter(|low| low.is_alphanumeric()).for_each(&mut keep);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_accents_and_separators_do_not_count() {
        assert_eq!(key("Ｑ００１－KG·TZ・2026"), "q001kgtz2026");
        assert_eq!(key("Café ①号㎡"), "cafe1号m2");
        assert_eq!(key("—·/ "), "");
    }

    #[test]
    fn a_letter_knows_where_it_stood_in_utf16() {
        let found = letters("𬭎 HX-2");
        assert_eq!(found[0], Letter { ch: '𬭎', start: 0, end: 2, first: true });
        assert_eq!(found[1], Letter { ch: 'h', start: 3, end: 4, first: true });
        assert_eq!(found[3], Letter { ch: '2', start: 6, end: 7, first: true }, "a dash begins a segment");
        assert!(!found[2].first);
    }
}
