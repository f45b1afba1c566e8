//! `kedang search TEXT`: 查找.

use archive::materials::{Category, Custody, Lifecycle};
use archive::search::{self, Filters, Query, Sort};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Finds materials by any part of a title, number, customer or person, by pinyin and initials.
#[derive(Args)]
pub struct Search {
    /// Words; all of them have to match. Without one: the newest
    text: Vec<String>,
    /// At most so many
    #[arg(long, default_value_t = 20)]
    limit: u32,
    /// Customers, people, places and slips too
    #[arg(long, conflicts_with_all = ["limit", "category", "lifecycle", "custody", "customer", "overdue"])]
    anything: bool,
    /// Only these categories
    #[arg(long)]
    category: Vec<Category>,
    /// Only in these states
    #[arg(long)]
    lifecycle: Vec<Lifecycle>,
    /// Only there
    #[arg(long)]
    custody: Vec<Custody>,
    /// Only of this customer
    #[arg(long)]
    customer: Option<String>,
    /// Only what is late today
    #[arg(long)]
    overdue: bool,
    /// The order
    #[arg(long, default_value = "RELEVANCE")]
    sort: Sort,
}

impl Search {
    /// Finds them; nothing found is a result too.
    pub fn run(&self, desk: &Desk) -> Done {
        let archive = desk.archive()?;
        let text = self.text.join(" ");
        if self.anything {
            let things = search::anything(archive, &text)?;
            desk.say().result(&things, |lang| {
                let line = |t: &search::Thing| {
                    vec![t.kind.word(lang).to_owned(), t.number.clone(), t.title.clone(), t.detail.clone()]
                };
                show::table(&things.iter().map(line).collect::<Vec<_>>())
            })?;
            return Ok(Ended::Well);
        }
        let customer = self.customer.as_deref().map(|c| find::customer(archive, c)).transpose()?;
        let query = Query {
            text,
            filters: Filters {
                customer: customer.map(|c| c.id).into_iter().collect(),
                category: self.category.clone(),
                lifecycle: self.lifecycle.clone(),
                custody: self.custody.clone(),
                overdue: self.overdue,
                ..Filters::default()
            },
            sort: self.sort,
            after: None,
            limit: self.limit.max(1),
        };
        let found = search::find(archive, &query)?;
        desk.say().result(&found, |lang| {
            let rows: Vec<_> = found
                .rows
                .iter()
                .map(|hit| {
                    let row = &hit.row;
                    let state = if row.holder.is_empty() {
                        row.lifecycle.word(lang).to_owned()
                    } else {
                        format!("{} {}", row.custody.word(lang), row.holder)
                    };
                    vec![
                        row.number.clone(),
                        row.title.clone(),
                        row.drawing_no.clone(),
                        row.customer.clone(),
                        state,
                        row.place.clone(),
                    ]
                })
                .collect();
            let total = found.total.map_or(0, |t| t.count);
            let more = if found.total.is_some_and(|t| t.more) { "+" } else { "" };
            let foot = lang
                .pick(format!("共 {total}{more} 件，全库 {} 件", found.all), format!("{total}{more} of {}", found.all));
            format!("{}{foot}\n", show::table(&rows))
        })?;
        Ok(Ended::Well)
    }
}
