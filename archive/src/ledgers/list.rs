//! The list of materials as it stands on the screen, to Excel: the same words searched for, the same
//! conditions, order and columns.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::export::hand_out;
use super::sheet::{self, Heading};
use super::{Cell, ColumnKind, Exported, RegisterColumn};
use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::coded;
use crate::error::Result;
use crate::files::Delivery;
use crate::ids::AnyId;
use crate::journal::{Action, Event, Fact};
use crate::materials::{Lifecycle, MaterialRow};
use crate::search::{self, Query};
use crate::storage;
use crate::words::Lang;

coded! {
    /// A column of the list of materials.
    pub enum ListColumn {
        Number = "number", "档号", "Number";
        Title = "title", "资料名称", "Title";
        Drawing = "drawing", "图号", "Drawing no.";
        Revision = "revision", "版次", "Revision";
        State = "state", "状态", "State";
        Holder = "holder", "现在在谁手里", "Holder";
        Due = "due", "应还日期", "Due";
        Customer = "customer", "客户", "Customer";
        Category = "category", "类别", "Category";
        Security = "security", "密级", "Security level";
        Copies = "copies", "份数", "Copies";
        Pages = "pages", "页数", "Pages";
        Place = "place", "存放位置", "Place";
        Received = "received", "接收日期", "Received";
        Filed = "filed", "归档日期", "Filed";
        Retention = "retention", "保管到期日", "Retention end";
        Files = "files", "附件", "Files";
    }
}

/// What is asked for: the list as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct ListExport {
    /// Words, conditions and order; where the page ended and how long it was do not matter.
    pub query: Query,
    /// The columns from left to right; none takes them all.
    pub columns: Vec<ListColumn>,
    /// The file.
    #[ts(type = "string")]
    pub target: PathBuf,
    /// Whether a file that is there may be replaced.
    pub replace: bool,
}

/// Writes the list of materials as an xlsx file, and the act into the journal.
///
/// # Errors
/// [`crate::Error::NoRight`], a filter's date that is none, [`crate::Error::TargetExists`], a place
/// that cannot be written. Nothing is left behind.
pub fn export_list(archive: &Archive, actor: &Actor, asked: &ListExport) -> Result<Outcome<Exported>> {
    actor.require(Right::Export)?;
    let target: &Path = &asked.target;
    archive.require_outside(target)?;
    let delivery = Delivery::begin(target, asked.replace)?;
    let today = archive.today().to_string();
    let columns = if asked.columns.is_empty() { ListColumn::ALL.to_vec() } else { asked.columns.clone() };
    let heads: Vec<RegisterColumn> = columns.iter().map(|column| column.head()).collect();
    let (bytes, rows) = archive.read(|tx| {
        let settings = storage::settings::load(tx)?;
        let lang = settings.lang;
        let title = lang.pick("客供资料清单", "Materials");
        let about = if asked.query.text.is_empty() { today.clone() } else { format!("{}　{today}", asked.query.text) };
        let heading = Heading { company: &settings.company, title, tab: title.to_owned(), about: &about };
        sheet::workbook(archive, actor, &heading, &heads, lang, |sheet| {
            let mut query = Query { limit: storage::rows::MOST, after: None, ..asked.query.clone() };
            loop {
                let found = search::find_inner(tx, &query, &today)?;
                for hit in &found.rows {
                    let cells: Vec<Cell> = columns.iter().map(|column| column.cell(&hit.row, lang)).collect();
                    sheet.row(&cells, matches!(hit.row.lifecycle, Lifecycle::Void | Lifecycle::SentBack))?;
                }
                query.after = found.next;
                if query.after.is_none() {
                    return Ok(());
                }
            }
        })
    })?;
    hand_out(archive, actor, delivery, &bytes, target, rows, |lang| {
        let event = Event::new(Action::ListExport, "", AnyId(actor.person.0));
        let event = event.say(Fact::Name(lang.pick("客供资料清单", "Materials").to_owned()));
        if asked.query.text.is_empty() { event } else { event.say(Fact::Name(asked.query.text.clone())) }
    })
}

impl ListColumn {
    fn head(self) -> RegisterColumn {
        use ListColumn::*;
        let (kind, width) = match self {
            Number => (ColumnKind::Text, 20),
            Title | Place => (ColumnKind::Text, 32),
            Drawing | Customer | Holder => (ColumnKind::Text, 16),
            Revision => (ColumnKind::Text, 6),
            State | Category | Security => (ColumnKind::Text, 12),
            Due | Received | Filed | Retention => (ColumnKind::Date, 12),
            Copies | Pages | Files => (ColumnKind::Number, 7),
        };
        RegisterColumn { key: self.code(), zh: self.zh(), en: self.en(), kind, width }
    }

    fn cell(self, row: &MaterialRow, lang: Lang) -> Cell {
        use ListColumn::*;
        let text = |text: &str| Cell::from(&text.to_owned());
        match self {
            Number => text(&row.number),
            Title => text(&row.title),
            Drawing => text(&row.drawing_no),
            Revision => text(&row.revision),
            State if row.overdue => text(lang.pick("逾期", "Overdue")),
            State if row.lifecycle == Lifecycle::Filed => text(row.custody.word(lang)),
            State => text(row.lifecycle.word(lang)),
            Holder => text(&row.holder),
            Due => text(row.due_on.as_deref().unwrap_or_default()),
            Customer => text(&row.customer),
            Category => text(row.category.word(lang)),
            Security => text(row.security_level.word(lang)),
            Copies => Cell::Number(row.copies),
            Pages => Cell::Number(row.pages),
            Place => text(&row.place),
            Received => text(&row.received_on),
            Filed => text(row.filed_on.as_deref().unwrap_or_default()),
            Retention => text(row.retention_until.as_deref().unwrap_or_default()),
            Files => Cell::Number(row.attachments),
        }
    }
}
