//! Things on the page, named as a person would name them.

use serde_json::json;

use crate::{At, Desk};

impl Desk {
    /// The thing with this role and name, as a screen reader would say them. A
    /// part of the name is enough when nothing has it whole.
    pub fn role(&self, role: &str, name: &str) -> At<'_> {
        At::new(self, json!({ "role": role, "name": name }))
    }

    /// The button with this name.
    pub fn button(&self, name: &str) -> At<'_> {
        self.role("button", name)
    }

    /// The thing with this `data-testid`.
    pub fn testid(&self, id: &str) -> At<'_> {
        At::new(self, json!({ "css": format!("[data-testid=\"{id}\"]") }))
    }

    /// The thing this CSS selector picks.
    pub fn css(&self, selector: &str) -> At<'_> {
        At::new(self, json!({ "css": selector }))
    }

    /// The smallest thing that shows this text.
    pub fn text(&self, text: &str) -> At<'_> {
        At::new(self, json!({ "text": text }))
    }
}
