//! What is asked of the list of materials, and what comes back.

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::expression::Expression;
use super::grams::{self, CUSTOMER, OWNER, PLACE, fact};
use super::source::{Elsewhere, facts};
use crate::coded;
use crate::error::Result;
use crate::ids::{CustomerId, PersonId, PlaceId};
use crate::materials::{Carrier, Category, Custody, Lifecycle, MaterialRow, Nature, Purpose, Retention, SecurityLevel};
use crate::storage;
use crate::storage::search::Check;
use crate::text;

/// What is asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Query {
    /// Words, all of which have to match; empty is the whole list.
    pub text: String,
    /// What else has to hold.
    pub filters: Filters,
    /// The order.
    pub sort: Sort,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted, at most [`crate::storage::rows::MOST`]; zero asks for a usual page.
    pub limit: u32,
}

/// What has to hold beside the words. Several values of one kind mean any of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Filters {
    /// 客户.
    pub customer: Vec<CustomerId>,
    /// 责任人.
    pub owner: Vec<PersonId>,
    /// 存放位置, with everything inside it.
    pub place: Vec<PlaceId>,
    /// 类别.
    pub category: Vec<Category>,
    /// 性质.
    pub nature: Vec<Nature>,
    /// 用途.
    pub purpose: Vec<Purpose>,
    /// 保管期限.
    pub retention: Vec<Retention>,
    /// 密级.
    pub security: Vec<SecurityLevel>,
    /// How far it is.
    pub lifecycle: Vec<Lifecycle>,
    /// Where it is.
    pub custody: Vec<Custody>,
    /// 载体.
    pub carrier: Vec<Carrier>,
    /// Only what is late today (逾期).
    pub overdue: bool,
    /// With (`true`) or without (`false`) attachments.
    pub attached: Option<bool>,
    /// First day of receipt.
    pub received_from: Option<String>,
    /// Last day of receipt.
    pub received_to: Option<String>,
    /// First day of filing.
    pub filed_from: Option<String>,
    /// Last day of filing.
    pub filed_to: Option<String>,
}

coded! {
    /// The order of a list. What has nothing in the column comes last, the newest of it first.
    #[derive(Default)]
    pub enum Sort {
        #[default]
        Relevance = "RELEVANCE", "相关", "Best first";
        Newest = "NEWEST", "最近登记", "Newest first";
        Oldest = "OLDEST", "最早登记", "Oldest first";
        Number = "NUMBER", "档号", "Number";
        NumberDown = "NUMBER_DOWN", "档号（降序）", "Number, descending";
        Title = "TITLE", "资料名称", "Title";
        TitleDown = "TITLE_DOWN", "资料名称（降序）", "Title, descending";
        Drawing = "DRAWING", "图号", "Drawing number";
        DrawingDown = "DRAWING_DOWN", "图号（降序）", "Drawing number, descending";
        Received = "RECEIVED", "接收日期", "Received";
        ReceivedDown = "RECEIVED_DOWN", "接收日期（降序）", "Received, descending";
        Filed = "FILED", "归档日期", "Filed";
        FiledDown = "FILED_DOWN", "归档日期（降序）", "Filed, descending";
    }
}

/// Where a page ended; opaque to everyone but the search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Cursor {
    /// In which pass.
    pub(super) pass: u8,
    /// At which key of the column.
    pub(super) key: String,
    /// At which material.
    pub(super) seq: u32,
}

/// One page.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Found {
    /// The hits, best first.
    pub rows: Vec<Hit>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
    /// How many there are; told with the first page only.
    pub total: Option<Total>,
    /// How many materials the archive has.
    pub all: u32,
}

/// How many hits there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Total {
    /// This many …
    pub count: u32,
    /// … or more.
    pub more: bool,
}

/// One hit.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Hit {
    /// The row of the list.
    pub row: MaterialRow,
    /// What to mark in it.
    pub marks: Vec<HitMark>,
    /// What was found beside what the row shows.
    pub elsewhere: Option<ElsewhereHit>,
}

coded! {
    /// A field of a row in which something is marked.
    pub enum HitField {
        Number = "number", "档号", "number";
        Title = "title", "资料名称", "title";
        Drawing = "drawing_no", "图号", "drawing number";
        Customer = "customer", "客户", "customer";
        Text = "text", "文字", "text";
    }
}

/// A part of a text that was found, in UTF-16 units as the window counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
pub struct HitMark {
    /// In which field.
    pub field: HitField,
    /// Where it begins.
    pub start: u32,
    /// How long it is.
    pub length: u32,
}

/// A hit in a field that the list does not show.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct ElsewhereHit {
    /// Which field.
    pub field: Elsewhere,
    /// Its text.
    pub text: String,
    /// What to mark in it.
    pub marks: Vec<HitMark>,
}

impl Filters {
    /// The filters as a query of the index, and what the index does not know to the day.
    pub(super) fn resolve(&self, tx: &Connection, today: &str) -> Result<(Vec<Expression>, Check)> {
        let mut all = vec![
            any(&self.customer, |id| grams::id(CUSTOMER, id.0)),
            any(&self.owner, |id| grams::id(OWNER, id.0)),
            any(&self.place, |id| grams::id(PLACE, id.0)),
            any(&self.category, |c| fact(facts::CATEGORY, c.code())),
            any(&self.nature, |n| fact(facts::NATURE, n.code())),
            any(&self.purpose, |p| fact(facts::PURPOSE, p.code())),
            any(&self.retention, |r| fact(facts::RETENTION, r.code())),
            any(&self.security, |s| fact(facts::SECURITY, s.code())),
            any(&self.lifecycle, |l| fact(facts::LIFECYCLE, l.code())),
            any(&self.custody, |c| fact(facts::CUSTODY, c.code())),
            any(&self.carrier, |c| fact(facts::CARRIER, c.code())),
            self.attached.map(|yes| Expression::Gram(fact(facts::ATTACHED, if yes { "yes" } else { "no" }))),
        ];
        let mut check = Check::default();
        if self.overdue {
            all.push(Some(Expression::Gram(fact(facts::CUSTODY, Custody::Out.code()))));
            check.late_on = Some(today.to_owned());
        }
        let [first_received, last_received, first_filed, last_filed] = storage::search::days(tx)?;
        for (kind, from, to, first, last, check_from, check_to) in [
            (
                facts::RECEIVED,
                ("received_from", &self.received_from),
                ("received_to", &self.received_to),
                first_received,
                last_received,
                &mut check.received_from,
                &mut check.received_to,
            ),
            (
                facts::FILED,
                ("filed_from", &self.filed_from),
                ("filed_to", &self.filed_to),
                first_filed,
                last_filed,
                &mut check.filed_from,
                &mut check.filed_to,
            ),
        ] {
            let from = text::optional_date(from.0, from.1.as_deref())?;
            let to = text::optional_date(to.0, to.1.as_deref())?;
            if from.is_none() && to.is_none() {
                continue;
            }
            let first = text::optional_date("date", first.as_deref())?;
            let last = text::optional_date("date", last.as_deref())?;
            let period =
                first.zip(last).map(|(first, last)| (from.unwrap_or(first).max(first), to.unwrap_or(last).min(last)));
            all.push(Some(period.map_or(Expression::Never, |(from, to)| days(kind, from, to))));
            *check_from = from.filter(|day| day.day() != 1).map(|day| day.to_string());
            *check_to = to.filter(|day| day.succ_opt().is_some_and(|next| next.day() != 1)).map(|day| day.to_string());
        }
        Ok((all.into_iter().flatten().collect(), check))
    }
}

fn any<T>(values: &[T], gram: impl Fn(&T) -> String) -> Option<Expression> {
    (!values.is_empty()).then(|| Expression::any_gram(values.iter().map(gram)))
}

/// The years, and the months of years that are not whole, from one day to another.
fn days(kind: &str, from: NaiveDate, to: NaiveDate) -> Expression {
    let mut parts = Vec::new();
    let (mut year, mut month) = (from.year(), from.month());
    let end = (to.year(), to.month());
    while (year, month) <= end {
        if month == 1 && (year, 12) <= end {
            parts.push(fact(kind, &format!("{year:04}")));
            year += 1;
        } else {
            parts.push(fact(kind, &format!("{year:04}{month:02}")));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
    }
    Expression::any_gram(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_whole_years_and_the_months_at_its_ends() {
        let day = |text: &str| text.parse().unwrap();
        let words = days("i", day("2024-11-20"), day("2026-02-03")).words();
        assert_eq!(words, "(fi202411 OR fi202412 OR fi2025 OR fi202601 OR fi202602)");
        assert_eq!(days("i", day("2026-01-01"), day("2026-12-31")).words(), "fi2026");
        assert_eq!(days("i", day("2026-03-01"), day("2026-02-01")), Expression::Never);
    }
}
