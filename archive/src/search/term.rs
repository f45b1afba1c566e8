//! One typed word: where it stands in a text, in Chinese, by initials or by full pinyin.

use std::ops::Range;

use super::letters::{Letter, folded, is_han};
use super::readings::readings;
use super::syllables::is_syllable;

/// The most words of one search.
const MOST_TERMS: usize = 8;
/// The most characters of one word.
const MOST_LETTERS: usize = 48;

/// One typed word, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Its characters.
    pub letters: Vec<char>,
}

/// The words of what was typed; all of them have to match.
pub(super) fn terms(typed: &str) -> Vec<Term> {
    let words = typed.split(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '；' | ';' | '。' | '|'));
    let mut found: Vec<Term> = Vec::new();
    for word in words {
        let mut letters = folded(word);
        letters.truncate(MOST_LETTERS);
        let term = Term { letters };
        if !term.letters.is_empty() && !found.contains(&term) && found.len() < MOST_TERMS {
            found.push(term);
        }
    }
    found
}

impl Term {
    /// The term as one text.
    pub fn key(&self) -> String {
        self.letters.iter().collect()
    }

    /// What follows the first characters.
    pub fn after(&self, count: usize) -> Term {
        Term { letters: self.letters[count..].to_vec() }
    }

    /// Whether it can be a number or a piece of one.
    pub fn may_be_number(&self) -> bool {
        self.letters.len() >= 2 && self.letters.iter().any(char::is_ascii_alphanumeric)
    }

    /// Where it stands in a text: as it is typed, else by pinyin.
    pub fn in_text(&self, text: &[Letter]) -> Option<Range<usize>> {
        let literal = text
            .windows(self.letters.len())
            .position(|part| part.iter().map(|l| l.ch).eq(self.letters.iter().copied()));
        if let Some(at) = literal {
            return Some(at..at + self.letters.len());
        }
        if !self.letters.iter().any(char::is_ascii_alphabetic) {
            return None;
        }
        let whole = self.letters.len() > 2 || is_syllable(&self.key());
        (0..text.len()).find_map(|at| reach(&text[at..], &self.letters, whole).map(|used| at..at + used))
    }

    /// Where it stands in a number: any piece of three or more, a shorter one where a segment begins.
    pub fn in_number(&self, number: &[Letter]) -> Option<Range<usize>> {
        let length = self.letters.len();
        if length == 1 && number.len() != 1 {
            return None;
        }
        let fits = |at: usize| {
            let part = &number[at..at + length];
            (length != 2 || part[0].first) && part.iter().map(|l| l.ch).eq(self.letters.iter().copied())
        };
        let last = number.len().checked_sub(length)?;
        (0..=last).find(|&at| fits(at)).map(|at| at..at + length)
    }
}

/// How many letters of the text the typed letters cover from its beginning, each Han character
/// typed as itself, by an initial or by a syllable; the last syllable may be only begun when
/// `begun` allows it.
fn reach(text: &[Letter], typed: &[char], begun: bool) -> Option<usize> {
    let Some((&first, rest)) = typed.split_first() else { return Some(0) };
    let (letter, after) = text.split_first()?;
    let mut used = None;
    if letter.ch == first {
        used = reach(after, rest, true);
    } else if is_han(letter.ch) && first.is_ascii_lowercase() {
        for reading in readings(letter.ch) {
            let common = reading.chars().zip(typed).take_while(|(a, b)| a == *b).count();
            if common == 0 {
                continue;
            }
            used = reach(after, rest, true);
            if used.is_none() && common > 1 && common == reading.len() {
                used = reach(after, &typed[common..], true);
            }
            if used.is_none() && common == typed.len() && begun {
                used = Some(0);
            }
            if used.is_some() {
                break;
            }
        }
    }
    used.map(|used| used + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::letters::letters;

    fn found(text: &str, typed: &str) -> Option<String> {
        let text = letters(text);
        let term = terms(typed).remove(0);
        term.in_text(&text).map(|range| text[range].iter().map(|l| l.ch).collect())
    }

    #[test]
    fn a_word_is_found_as_typed_by_initials_by_pinyin_and_mixed() {
        let title = "华兴试验合同（第 2 版）";
        for (typed, part) in [
            ("试验", "试验"),
            ("hxsyht", "华兴试验合同"),
            ("huaxing", "华兴"),
            ("huaxingshiy", "华兴试验"),
            ("HX试验", "华兴试验"),
            ("sy合", "试验合"),
            ("合同第2版", "合同第2版"),
            ("di2ban", "第2版"),
            ("ｈｔ", "合同"),
        ] {
            assert_eq!(found(title, typed).as_deref(), Some(part), "{typed}");
        }
        for typed in ["hs", "xinghua", "合同华兴", "syhx"] {
            assert_eq!(found(title, typed), None, "{typed}");
        }
        assert_eq!(found("重庆长江厂", "cqzj").as_deref(), Some("重庆长江"), "every reading");
    }

    #[test]
    fn two_letters_are_initials_and_no_begun_syllable() {
        assert_eq!(found("设备合同", "sh"), None);
        assert_eq!(found("说明书会签", "sh").as_deref(), Some("书会"));
        assert_eq!(found("设备", "she").as_deref(), Some("设"));
    }

    #[test]
    fn a_number_is_found_by_its_pieces() {
        let number = letters("KG-TZ-2026-0012");
        for typed in ["kgtz2026", "0012", "2026-00", "60012", "tz", "KG"] {
            assert!(terms(typed)[0].in_number(&number).is_some(), "{typed}");
        }
        for typed in ["12", "2025", "g", "kgtz20260012x"] {
            assert!(terms(typed)[0].in_number(&number).is_none(), "{typed}");
        }
    }

    #[test]
    fn words_are_cut_at_spaces_and_commas_and_each_counts_once() {
        let words = |typed| terms(typed).iter().map(Term::key).collect::<Vec<_>>();
        assert_eq!(words("华芯　总装图，HX-2601 华芯"), ["华芯", "总装图", "hx2601"]);
        assert!(words(" - 、").is_empty());
    }

    #[test]
    fn a_hostile_word_ends_soon() {
        let text = letters(&"西安".repeat(60));
        assert!(terms(&"xi".repeat(24))[0].in_text(&text).is_none());
    }
}
