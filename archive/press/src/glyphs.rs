//! Looks over a laid-out sheet for characters no font could draw.

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::PressError;

/// How many different characters one error names.
const NAMED: usize = 12;
/// How much of the words around the first one it repeats.
const AROUND: usize = 24;

/// The error for a document with boxes instead of characters, if it has any.
pub fn missing(document: &PagedDocument) -> Option<PressError> {
    let mut found = Found::default();
    for page in document.pages() {
        found.look(&page.frame);
    }
    found.near.map(|near| PressError::MissingGlyph { characters: found.characters, near })
}

#[derive(Default)]
struct Found {
    characters: String,
    near: Option<String>,
}

impl Found {
    fn look(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.look(&group.frame),
                FrameItem::Text(text) => {
                    for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                        self.note(&text.text[glyph.range()], &text.text);
                    }
                }
                _ => {}
            }
        }
    }

    fn note(&mut self, characters: &str, words: &str) {
        for c in characters.chars() {
            if self.characters.chars().count() < NAMED && !self.characters.contains(c) {
                self.characters.push(c);
            }
        }
        self.near.get_or_insert_with(|| words.trim().chars().take(AROUND).collect());
    }
}
