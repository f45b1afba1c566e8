//! What one material is found by: its texts, numbers, ids and facts, and the bag made of them.

use uuid::Uuid;

use super::grams::{self, Bag, CUSTOMER, Closed, Field, NUMBER, OWNER, PLACE, RECEIPT, fact};
use super::letters::{key, letters};
use super::plan::Named;
use super::readings::sort_key;
use super::term::Term;
use crate::ids::AnyId;

/// What stands on the material itself.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub code: String,
    pub title: String,
    pub archive_no: Option<String>,
    pub drawing_no: String,
    pub customer: Uuid,
    pub owner: Option<Uuid>,
    pub receipt: AnyId,
    pub line_no: u32,
    pub creator: String,
    pub project: String,
    /// The fields of its category.
    pub extra: Vec<String>,
}

/// What its receipt says about it.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    pub number: String,
    pub project: String,
    pub provided_by: String,
    pub courier_no: String,
}

/// One material as the index sees it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub texts: Texts,
    pub carried: Carried,
    /// Its place and every place around it.
    pub places: Vec<Uuid>,
    /// Kind and code of everything it can be filtered by.
    pub facts: Vec<(&'static str, String)>,
}

/// Kinds of facts; with the code they are one gram.
pub(crate) mod facts {
    pub const CATEGORY: &str = "g";
    pub const NATURE: &str = "a";
    pub const PURPOSE: &str = "u";
    pub const RETENTION: &str = "r";
    pub const SECURITY: &str = "s";
    pub const LIFECYCLE: &str = "y";
    pub const CUSTODY: &str = "o";
    pub const CARRIER: &str = "b";
    pub const RECEIVED: &str = "i";
    pub const FILED: &str = "e";
    pub const ATTACHED: &str = "x";
    /// What kind of thing it is, in the index of customers, people, places and slips.
    pub const KIND: &str = "k";
}

impl Texts {
    /// The texts beside the title, in the order in which a hit in them is told.
    pub(super) fn others(&self) -> impl Iterator<Item = (Elsewhere, &str)> {
        let texts = [(Elsewhere::Project, self.project.as_str()), (Elsewhere::Creator, self.creator.as_str())];
        texts.into_iter().chain(self.extra.iter().map(|text| (Elsewhere::Field, text.as_str())))
    }

    /// Whether one word stands in the title, the 档号 or the 图号.
    pub(super) fn fits_title(&self, term: &Term) -> bool {
        let numbers = [self.archive_no.as_deref().unwrap_or_default(), &self.drawing_no];
        term.in_text(&letters(&self.title)).is_some()
            || numbers.iter().any(|number| term.in_number(&letters(number)).is_some())
    }

    /// Whether one word stands anywhere on the material, or names its customer or owner.
    pub(super) fn fits(&self, term: &Term, named: &Named) -> bool {
        named.customers.contains(&self.customer)
            || self.owner.is_some_and(|owner| named.people.contains(&owner))
            || self.fits_title(term)
            || self.others().any(|(_, text)| term.in_text(&letters(text)).is_some())
            || named
                .begun
                .iter()
                .any(|(count, customers)| customers.contains(&self.customer) && self.fits_title(&term.after(*count)))
    }

    /// Whether this is the whole of its 档号, its 图号 or the code on its label.
    pub(super) fn is_numbered(&self, typed: &str) -> bool {
        let numbers = [self.archive_no.as_deref().unwrap_or_default(), &self.drawing_no, &self.code];
        numbers.iter().any(|number| key(number) == typed)
    }
}

impl Carried {
    /// The receipt number and line.
    pub(super) fn line(&self, texts: &Texts) -> String {
        format!("{}/{}", self.number, texts.line_no)
    }

    /// The texts of the receipt, in the order in which a hit in them is told.
    pub(super) fn others(&self) -> impl Iterator<Item = (Elsewhere, &str)> {
        [
            (Elsewhere::Provider, self.provided_by.as_str()),
            (Elsewhere::Project, self.project.as_str()),
            (Elsewhere::Courier, self.courier_no.as_str()),
        ]
        .into_iter()
    }

    /// Whether one word stands on the receipt.
    pub(super) fn fits(&self, texts: &Texts, term: &Term) -> bool {
        term.in_number(&letters(&self.line(texts))).is_some()
            || self.others().any(|(_, text)| term.in_text(&letters(text)).is_some())
    }

    /// Whether this is the whole of the receipt number, with or without the line.
    pub(super) fn is_numbered(&self, texts: &Texts, typed: &str) -> bool {
        key(&self.number) == typed || key(&self.line(texts)) == typed
    }
}

impl Source {
    /// The number people know it by: 档号, before filing the receipt number and line.
    pub(super) fn number(&self) -> String {
        self.texts.archive_no.clone().unwrap_or_else(|| self.carried.line(&self.texts))
    }

    /// The bag of grams.
    pub(super) fn bag(&self) -> Closed {
        let Source { texts, carried, places, facts } = self;
        let mut bag = Bag::default();
        bag.text(Field::Title, &texts.title);
        texts.others().chain(carried.others()).for_each(|(_, text)| bag.text(Field::Other, text));
        bag.number(NUMBER, texts.archive_no.as_deref().unwrap_or_default());
        bag.number(NUMBER, &texts.drawing_no);
        bag.number(RECEIPT, &carried.line(texts));
        bag.tag(grams::id(CUSTOMER, texts.customer));
        texts.owner.iter().for_each(|owner| bag.tag(grams::id(OWNER, *owner)));
        places.iter().for_each(|place| bag.tag(grams::id(PLACE, *place)));
        facts.iter().for_each(|(kind, code)| bag.tag(fact(kind, code)));
        bag.close()
    }

    /// The keys kept beside the bag: of the number, of the drawing number, of the title in a list.
    pub(super) fn keys(&self) -> [String; 3] {
        [key(&self.number()), key(&self.texts.drawing_no), sort_key(&self.texts.title)]
    }

    /// Whether one word stands anywhere in it.
    pub(super) fn fits(&self, term: &Term, named: &Named) -> bool {
        self.texts.fits(term, named) || self.carried.fits(&self.texts, term)
    }
}

crate::coded! {
    /// In which field, that the list does not show, a word was found.
    pub enum Elsewhere {
        CustomerName = "CUSTOMER_NAME", "客户名称", "Customer";
        FormerName = "FORMER_NAME", "客户曾用名", "Former name";
        Owner = "OWNER", "责任人", "Owner";
        Provider = "PROVIDER", "提供人", "Provider";
        Project = "PROJECT", "项目", "Project";
        Creator = "CREATOR", "责任者", "Made by";
        Receipt = "RECEIPT", "接收编号", "Receipt";
        Courier = "COURIER", "快递单号", "Courier number";
        Field = "FIELD", "类别字段", "Category field";
    }
}
