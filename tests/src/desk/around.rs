//! The ways around the window that every place has: the rail, the record at the side, the quiet line.

use crate::{At, Desk};

impl Desk {
    /// Goes to a place with the key that the rail says for it, and waits until it is shown.
    #[track_caller]
    pub fn go(&self, place: &str) {
        let hint = self.css("nav").nth(0).role("button", place).attribute("title").unwrap_or_default();
        let digit = hint.chars().last().filter(char::is_ascii_digit);
        self.press(&format!("ctrl+{}", digit.unwrap_or_else(|| panic!("{place} has no key: {hint}"))));
        self.css(&format!("main.here[aria-label=\"{place}\"]")).nth(0).wait();
    }

    /// The side with the record or the form of the shown place.
    pub fn side(&self) -> At<'_> {
        self.css("main.here section.right").nth(0)
    }

    /// Waits until the quiet line says this.
    #[track_caller]
    pub fn must_say(&self, text: &str) {
        self.css("footer").role("status", "").text_part(text).wait();
    }

    /// On with Tab to a field of the side. Panics after `most` of them.
    #[track_caller]
    pub fn reach(&self, role: &str, field: &str, most: usize) {
        self.tab_until(field, most, || self.side().role(role, field).is_focused());
    }
}
