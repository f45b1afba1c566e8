//! What the index holds: the bag of grams of one material (or customer, person, place, slip).
//!
//! A gram is one short word whose first letter says what it is about. Texts give each Han character
//! and each pair of neighbours, and of the pinyin initials each one, two and three neighbours;
//! numbers give every three and four neighbours without separators, and the beginning of each
//! segment. Everything one can filter by is a gram too, so that text and filters are one query.
//!
//! | first letter | what follows |
//! |---|---|
//! | `t` `i` | Han of the title; its initials |
//! | `w` `j` | Han of project, provider, creator and the like; their initials |
//! | `n` `r` | 档号 and 图号; receipt number |
//! | `c` `p` `l` | id of the customer, of the owner, of a place and each place around it |
//! | `f…` | facts: category, states, levels, years and months |

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::letters::{Letter, is_han, letters};
use super::readings::{first_letters, readings};

/// A field of text with its two kinds of grams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Other,
}

impl Field {
    /// The first letter of its Han grams.
    pub fn han(self) -> char {
        match self {
            Field::Title => 't',
            Field::Other => 'w',
        }
    }

    /// The first letter of its initials.
    pub fn initials(self) -> char {
        match self {
            Field::Title => 'i',
            Field::Other => 'j',
        }
    }
}

/// First letter of the grams of 档号 and 图号.
pub(super) const NUMBER: char = 'n';
/// First letter of the grams of a receipt number.
pub(super) const RECEIPT: char = 'r';
/// First letter of a customer's id.
pub(super) const CUSTOMER: char = 'c';
/// First letter of the owner's id.
pub(super) const OWNER: char = 'p';
/// First letter of a place's id.
pub(super) const PLACE: char = 'l';

/// The longest gram of initials.
pub(super) const INITIALS: usize = 3;
/// The longest gram of a number.
pub(super) const DIGITS: usize = 4;

/// An id as a gram.
pub(super) fn id(kind: char, id: Uuid) -> String {
    format!("{kind}{}", id.simple())
}

/// A fact as a gram: its kind and its code, letters and digits only.
pub(super) fn fact(kind: &str, code: &str) -> String {
    let code = code.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase);
    format!("f{kind}").chars().chain(code).collect()
}

/// Everything one bag holds.
#[derive(Default)]
pub(super) struct Bag {
    grams: Vec<String>,
    syllables: Vec<(String, String)>,
}

impl Bag {
    /// Adds the grams of a text.
    pub fn text(&mut self, field: Field, text: &str) {
        let found = letters(text);
        for (at, letter) in found.iter().enumerate() {
            if !is_han(letter.ch) {
                continue;
            }
            self.han(field, &[letter.ch]);
            if let Some(next) = found.get(at + 1).filter(|next| is_han(next.ch)) {
                self.han(field, &[letter.ch, next.ch]);
            }
        }
        for length in 1..=INITIALS {
            for window in found.windows(length) {
                let window = window.iter().map(|letter| letter.ch);
                self.grams.extend(initials_of(field.initials(), window));
            }
        }
    }

    fn han(&mut self, field: Field, characters: &[char]) {
        let gram: String = characters.iter().collect();
        let mut typed = vec![String::new()];
        for (nth, &character) in characters.iter().enumerate() {
            let before = std::mem::take(&mut typed);
            for reading in readings(character) {
                let gap = if nth > 0 { " " } else { "" };
                typed.extend(before.iter().map(|so_far| format!("{so_far}{gap}{reading}")));
            }
        }
        self.syllables.extend(typed.into_iter().map(|typed| (typed, gram.clone())));
        self.grams.push(format!("{}{gram}", field.han()));
    }

    /// Adds the grams of a number.
    pub fn number(&mut self, kind: char, number: &str) {
        let found = letters(number);
        let gram = |part: &[Letter]| -> String { [kind].into_iter().chain(part.iter().map(|l| l.ch)).collect() };
        for length in [3, DIGITS] {
            self.grams.extend(found.windows(length).map(gram));
        }
        self.grams.extend(found.windows(2).filter(|pair| pair[0].first).map(gram));
        if found.len() == 1 {
            self.grams.push(gram(&found));
        }
    }

    /// Adds a gram as it is.
    pub fn tag(&mut self, gram: String) {
        self.grams.push(gram);
    }

    /// The bag closed: each gram once.
    pub fn close(mut self) -> Closed {
        self.grams.sort_unstable();
        self.grams.dedup();
        self.syllables.sort_unstable();
        self.syllables.dedup();
        Closed { grams: self.grams, syllables: self.syllables }
    }
}

/// A closed bag.
pub(super) struct Closed {
    /// Its grams, sorted.
    pub grams: Vec<String>,
    /// What is typed for which of its characters and pairs.
    pub syllables: Vec<(String, String)>,
}

impl Closed {
    /// The bag as the index takes it.
    pub fn words(&self) -> String {
        self.grams.join(" ")
    }

    /// What tells this bag, with the keys kept beside it, from another.
    pub fn digest(&self, keys: &[&str]) -> i64 {
        let mut hash = Sha256::new();
        for word in self.grams.iter().map(String::as_str).chain(keys.iter().copied()) {
            hash.update(word.as_bytes());
            hash.update([0]);
        }
        let hash: [u8; 32] = hash.finalize().into();
        i64::from_le_bytes(std::array::from_fn(|at| hash[at]))
    }

    /// Whether the bag holds a gram.
    pub fn holds(&self, gram: &str) -> bool {
        self.grams.binary_search_by(|known| known.as_str().cmp(gram)).is_ok()
    }
}

/// The initials grams of some neighbouring characters: one for each way to read them.
pub(super) fn initials_of(kind: char, characters: impl Iterator<Item = char>) -> Vec<String> {
    let mut all = vec![kind.to_string()];
    for character in characters {
        let before = std::mem::take(&mut all);
        for letter in first_letters(character) {
            all.extend(before.iter().map(|so_far| format!("{so_far}{letter}")));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_characters_pairs_and_initials_of_every_reading() {
        let mut bag = Bag::default();
        bag.text(Field::Title, "重机 V2");
        let bag = bag.close();
        for gram in ["t重", "t机", "t重机", "ic", "iz", "ij", "icj", "izj", "icjv", "izjv", "ijv2", "iv2"] {
            assert!(bag.holds(gram), "{gram} in {:?}", bag.grams);
        }
        assert!(!bag.holds("t重机v"), "letters are in the initials only");
        assert!(bag.syllables.contains(&("zhong ji".into(), "重机".into())));
    }

    #[test]
    fn a_number_gives_its_pieces_without_separators_and_the_beginnings_of_segments() {
        let mut bag = Bag::default();
        bag.number(NUMBER, "HX-2601-03");
        let bag = bag.close();
        for gram in ["n2601", "n0103", "n103", "nhx26", "nhx", "n26", "n03"] {
            assert!(bag.holds(gram), "{gram} in {:?}", bag.grams);
        }
        assert!(!bag.holds("n60"));
    }

    #[test]
    fn the_digest_sees_grams_and_keys() {
        let bag = |text| {
            let mut bag = Bag::default();
            bag.text(Field::Title, text);
            bag.close()
        };
        assert_eq!(bag("总装图").digest(&["k"]), bag("总装图").digest(&["k"]));
        assert_ne!(bag("总装图").digest(&["k"]), bag("总装图").digest(&["l"]));
        assert_ne!(bag("总装图").digest(&[]), bag("零件图").digest(&[]));
    }
}
