//! The page as a person meets it: things have a role and a name.

use std::time::Duration;

use serde_json::{Value, json};

use crate::Desk;
use crate::wait::{PATIENCE, patiently};

pub(crate) const HANDS: &str = include_str!("hands.js");
pub(crate) const CALL: &str = include_str!("call.js");
pub(crate) const AXE: &str = include_str!("axe.js");

/// A thing on the page, described and not yet looked for: every question and
/// every act looks anew, and waits until the thing is there, alone and usable.
#[derive(Clone)]
pub struct At<'desk> {
    desk: &'desk Desk,
    query: Value,
}

impl<'desk> At<'desk> {
    pub(crate) fn new(desk: &'desk Desk, query: Value) -> At<'desk> {
        At { desk, query }
    }

    /// The thing with this role and name inside this one. A part of the name is
    /// enough when nothing has it whole.
    pub fn role(&self, role: &str, name: &str) -> At<'desk> {
        self.inside(json!({ "role": role, "name": name }))
    }

    /// The thing with this `data-testid` inside this one.
    pub fn testid(&self, id: &str) -> At<'desk> {
        self.inside(json!({ "css": format!("[data-testid=\"{id}\"]") }))
    }

    /// The smallest thing inside this one that shows this text.
    pub fn text_part(&self, text: &str) -> At<'desk> {
        self.inside(json!({ "text": text }))
    }

    /// The one at this place, from 0, where there may be several.
    pub fn nth(&self, place: usize) -> At<'desk> {
        let mut query = self.query.clone();
        query["nth"] = place.into();
        At::new(self.desk, query)
    }

    /// Clicks it with the mouse. One action.
    #[track_caller]
    pub fn click(&self) {
        let (x, y) = self.point();
        self.desk.click_at(x, y, 1);
    }

    /// Clicks it twice, as one action.
    #[track_caller]
    pub fn double_click(&self) {
        let (x, y) = self.point();
        self.desk.click_at(x, y, 2);
    }

    /// Clicks into it and types in place of what it holds: two actions.
    #[track_caller]
    pub fn fill(&self, text: &str) {
        self.click();
        self.desk.wait_until("the field has the focus", || self.is_focused());
        self.desk.keys(&["ctrl+a"]);
        self.desk.type_text(text);
    }

    /// What it shows.
    #[track_caller]
    pub fn text(&self) -> String {
        self.ask("text", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// What the field holds.
    #[track_caller]
    pub fn value(&self) -> String {
        self.ask("value", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// An attribute of its element.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.ask("attribute", &[name.into()]).as_str().map(str::to_owned)
    }

    /// Its left, top, width and height in points of the page.
    #[track_caller]
    pub fn rect(&self) -> [f64; 4] {
        let rect = self.ask("box", &[]);
        ["x", "y", "width", "height"].map(|side| rect[side].as_f64().unwrap_or_default())
    }

    /// The computed value of a property of its style.
    #[track_caller]
    pub fn style(&self, property: &str) -> String {
        self.ask("style", &[property.into()]).as_str().unwrap_or_default().to_owned()
    }

    /// Whether it, or something in it, has the focus now.
    pub fn is_focused(&self) -> bool {
        self.desk.call("focused", std::slice::from_ref(&self.query)) == Ok(Value::Bool(true))
    }

    /// How many of them are seen now, without waiting.
    pub fn count(&self) -> usize {
        let count = self.desk.call("count", std::slice::from_ref(&self.query));
        count.ok().and_then(|count| count.as_u64()).unwrap_or(0) as usize
    }

    /// Waits until it is seen.
    #[track_caller]
    pub fn wait(&self) -> &At<'desk> {
        self.ask("box", &[]);
        self
    }

    /// Waits until none of them is seen.
    #[track_caller]
    pub fn wait_gone(&self) {
        self.desk.wait_until(&format!("{self} is gone"), || self.count() == 0);
    }

    /// A point of the screen that hits it.
    #[track_caller]
    pub(crate) fn point(&self) -> (i32, i32) {
        let point = self.ask("point", &[]);
        let side = |place: usize| point[place].as_i64().unwrap_or_default() as i32;
        (side(0), side(1))
    }

    #[track_caller]
    fn ask(&self, question: &str, more: &[Value]) -> Value {
        let mut args = vec![self.query.clone()];
        args.extend_from_slice(more);
        let mut last = String::new();
        let answer = patiently(self.patience(), || match self.desk.call(question, &args) {
            Ok(answer) => Some(answer),
            Err(wrong) => {
                last = wrong;
                None
            }
        });
        answer.unwrap_or_else(|| panic!("{self}: {last}. The page has:\n{}", self.desk.outline()))
    }

    fn patience(&self) -> Duration {
        PATIENCE
    }

    fn inside(&self, mut query: Value) -> At<'desk> {
        query["inside"] = self.query.clone();
        At::new(self.desk, query)
    }
}

impl std::fmt::Display for At<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = |name: &str| self.query[name].as_str().unwrap_or_default();
        match (word("css"), word("text")) {
            ("", "") => write!(f, "{} “{}”", word("role"), word("name")),
            ("", text) => write!(f, "the text “{text}”"),
            (css, _) => write!(f, "{css}"),
        }
    }
}
