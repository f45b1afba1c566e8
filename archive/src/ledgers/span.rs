//! The period of a register.

use chrono::{Datelike, NaiveDate};

use crate::error::{Error, Result, Why};
use crate::text;

/// A period, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Span {
    /// The period between two days as they are typed.
    ///
    /// # Errors
    /// A day that is none, or a last day before the first.
    pub fn of(from: &str, to: &str) -> Result<Span> {
        let span = Span { from: text::date("from", from)?, to: text::date("to", to)? };
        if span.to < span.from {
            return Err(Error::invalid("to", Why::BeforeStart));
        }
        Ok(span)
    }

    /// As it stands on the register: `2026-01-01 ～ 2026-11-23`.
    pub fn text(&self) -> String {
        format!("{} ～ {}", self.from, self.to)
    }

    /// Its year, or years: `2026`, `2025-2026`.
    pub fn years(&self) -> String {
        match (self.from.year(), self.to.year()) {
            (from, to) if from == to => from.to_string(),
            (from, to) => format!("{from}-{to}"),
        }
    }
}
