//! Files materials (归档, 第二篇第八至十一条): category, nature, purpose, retention, level, person in
//! charge and place; the 档号 comes from the template and is frozen from then on.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Result};
use crate::ids::{MaterialId, PersonId, PlaceId};
use crate::journal::{Action, Event, Fact};
use crate::materials::{
    Carrier, Category, Material, Nature, Purpose, Retention, SecurityLevel, must_be_pages, must_be_past,
    must_be_secret_ahead,
};
use crate::numbers::template::{Template, Token};
use crate::numbers::{self, Slip};
use crate::settings::Settings;
use crate::{storage, text};

/// What filing decides about one material.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct FilingFields {
    /// Which material.
    pub material: MaterialId,
    /// 资料名称, as it will stand in the catalogue.
    pub title: String,
    /// 类别.
    pub category: Category,
    /// Second-level category.
    pub subtype: String,
    /// 图号.
    pub drawing_no: String,
    /// 版次.
    pub revision: String,
    /// 形成日期.
    pub doc_date: Option<String>,
    /// 责任者.
    pub creator: String,
    /// 性质.
    pub nature: Nature,
    /// 用途.
    pub purpose: Purpose,
    /// 保管期限.
    pub retention_class: Retention,
    /// 密级.
    pub security_level: SecurityLevel,
    /// Who agreed to a level lower than at receipt, and on what ground; compulsory then, otherwise left out.
    #[serde(default)]
    pub level_reason: String,
    /// 保密期限.
    pub secret_until: Option<String>,
    /// 责任人.
    pub owner: PersonId,
    /// 存放位置; compulsory for everything that can be touched.
    pub place: Option<PlaceId>,
    /// 页数, counted again.
    pub pages: u32,
    /// The fields of the category.
    #[ts(type = "Record<string, string>")]
    pub extra: std::collections::BTreeMap<String, String>,
}

/// The number a material would get now; another filing may take it first.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct FilingPreview {
    /// Which material.
    pub material: MaterialId,
    /// The 档号.
    pub archive_no: String,
    /// The last day of retention; `None` when permanent.
    pub retention_until: Option<String>,
}

/// Files materials in the shown order, in one transaction; all of them or none.
///
/// # Errors
/// A material that did not pass its review or lacks what filing demands; a level lower than at receipt
/// without a reason.
pub fn file(archive: &Archive, actor: &Actor, request: &[FilingFields]) -> Result<Outcome<Vec<Material>>> {
    if request.is_empty() {
        return Err(Error::Missing("materials"));
    }
    archive.act(actor, Right::File, |act| {
        let filing_no = numbers::next_slip(act.tx, act.today, Slip::Filing)?;
        request.iter().map(|fields| file_inner(act, actor, &filing_no, fields)).collect()
    })
}

/// The numbers and ends of retention that [`file`] would give, in the same order.
///
/// # Errors
/// A template or a date that cannot be read.
pub fn preview_filing(archive: &Archive, request: &[FilingFields]) -> Result<Vec<FilingPreview>> {
    let today = archive.today();
    archive.read(|tx| {
        let settings = storage::settings::load(tx)?;
        let template = Template::parse(&settings.archive_no)?;
        let mut taken = std::collections::HashMap::<String, u64>::new();
        request
            .iter()
            .map(|fields| {
                let material = storage::materials::require(tx, fields.material, &today.to_string())?;
                let code = storage::customers::require(tx, material.customer)?.code;
                let segments = Segments::filing(fields, &material.project, &code);
                let field = |token| segments.of(token, &settings, today);
                let scope = template.scope(&field);
                let last = storage::numbers::last(tx, &scope)?;
                let ahead = taken.entry(scope).or_default();
                *ahead += 1;
                Ok(FilingPreview {
                    material: fields.material,
                    archive_no: template.fill(&field, last + *ahead),
                    retention_until: retention_until(&settings, fields.retention_class, today).map(|d| d.to_string()),
                })
            })
            .collect()
    })
}

/// The last day of retention: counted from 1 January after filing (归档次年1月1日), `years` years
/// less one day; `None` when permanent.
pub fn retention_until(settings: &Settings, class: Retention, filed_on: NaiveDate) -> Option<NaiveDate> {
    let years = settings.retention_years(class)?;
    let first_year = filed_on.year() + 1;
    NaiveDate::from_ymd_opt(first_year + i32::try_from(years).ok()?, 1, 1)?.pred_opt()
}

fn file_inner(act: &mut Act<'_>, actor: &Actor, filing_no: &str, fields: &FilingFields) -> Result<Material> {
    let before = storage::materials::require(act.tx, fields.material, &act.day())?;
    let lifecycle = before.lifecycle.filed(&before.number())?;
    let fields = checked(act, &before, fields)?;

    let template = Template::parse(&act.settings.archive_no)?;
    let code = storage::customers::require(act.tx, before.customer)?.code;
    let segments = Segments::filing(&fields, &before.project, &code);
    let field = |token| segments.of(token, &act.settings, act.today);
    let scope = template.scope(&field);
    // A number may have been used before its counter existed (import): the counter goes past it.
    let (seq, archive_no) = loop {
        let seq = storage::numbers::take(act.tx, &scope)?;
        let number = template.fill(&field, seq);
        if storage::materials::get_id_by_number(act.tx, &number)?.is_none() {
            break (seq, number);
        }
    };
    let filed = storage::materials::Filed {
        fields: &fields,
        archive_no: &archive_no,
        segments: template.segments(&field, seq).to_string(),
        filing_no,
        filed_on: act.day(),
        filed_by: actor.person,
        retention_until: retention_until(&act.settings, fields.retention_class, act.today).map(|d| d.to_string()),
        at: act.at(),
        lifecycle,
    };
    storage::materials::file(act.tx, &filed)?;
    let after = storage::materials::require(act.tx, fields.material, &act.day())?;
    let mut event = Event::new(Action::MaterialFile, filing_no, before.id)
        .say(Fact::Number(archive_no))
        .say(Fact::Place(after.place_path.clone()))
        .changed("material", &before, &after)
        .also(before.receipt);
    if after.doc_date.is_none() {
        event = event.say(Fact::Undated);
    }
    if after.security_level < before.security_level {
        event = event
            .say(Fact::LevelLowered(before.security_level, after.security_level))
            .say(Fact::Ground(fields.level_reason.clone()));
    }
    act.record(event)?;
    Ok(after)
}

/// The completeness check at filing (第十一条; CK-I1, CK-I2, CK-A7).
fn checked(act: &Act<'_>, material: &Material, fields: &FilingFields) -> Result<FilingFields> {
    let mut fields = fields.clone();
    fields.title = text::name("title", &fields.title)?;
    fields.creator = text::line("creator", &fields.creator)?;
    fields.drawing_no = text::line("drawing_no", &fields.drawing_no)?;
    fields.revision = text::line("revision", &fields.revision)?;
    fields.subtype = text::line("subtype", &fields.subtype)?;
    fields.extra = super::own::checked(&fields.extra)?;
    fields.level_reason = text::note("level_reason", &fields.level_reason)?;
    if fields.security_level < material.security_level && fields.level_reason.is_empty() {
        return Err(Error::Missing("level_reason"));
    }
    let doc_date = text::optional_date("doc_date", fields.doc_date.as_deref())?;
    let secret_until = text::optional_date("secret_until", fields.secret_until.as_deref())?;
    fields.doc_date = doc_date.map(|d| d.to_string());
    fields.secret_until = secret_until.map(|d| d.to_string());
    must_be_past("doc_date", fields.doc_date.as_deref(), act.today)?;
    must_be_secret_ahead(material, fields.secret_until.as_deref(), act.today)?;
    must_be_pages("pages", fields.pages)?;
    let owner = storage::people::require(act.tx, fields.owner)?;
    let mut missing = Vec::new();
    if !owner.active {
        missing.push("owner");
    }
    if material.carrier != Carrier::Electronic && fields.place.is_none() {
        missing.push("place");
    }
    if material.carrier == Carrier::Electronic && material.attachments == 0 {
        missing.push("file");
    }
    if fields.pages == 0 && material.carrier == Carrier::Paper {
        missing.push("pages");
    }
    if let Some(place) = fields.place {
        storage::places::require(act.tx, place)?.must_take()?;
    }
    if missing.is_empty() { Ok(fields) } else { Err(Error::NotComplete { number: material.number(), fields: missing }) }
}

/// What a number can be made of, besides the settings and the day.
pub(crate) struct Segments<'a> {
    pub category: Category,
    pub nature: Nature,
    pub purpose: Purpose,
    pub retention: Retention,
    pub project: &'a str,
    /// The customer's code.
    pub customer: &'a str,
}

impl<'a> Segments<'a> {
    /// Those of one filing.
    pub(crate) fn filing(fields: &FilingFields, project: &'a str, customer: &'a str) -> Segments<'a> {
        Segments {
            category: fields.category,
            nature: fields.nature,
            purpose: fields.purpose,
            retention: fields.retention_class,
            project,
            customer,
        }
    }

    /// The text of one segment.
    pub(crate) fn of(&self, token: Token, settings: &Settings, today: NaiveDate) -> String {
        match token {
            Token::Fonds => settings.fonds.clone(),
            Token::Class => settings.class.clone(),
            Token::Category => self.category.letters().to_owned(),
            Token::Nature => match self.nature {
                Nature::Contract => "HTW",
                Nature::Technical => "JSW",
                Nature::Finance => "CWW",
                Nature::Qualification => "ZZW",
            }
            .to_owned(),
            Token::Purpose => match self.purpose {
                Purpose::Daily => "RC",
                Purpose::Project => "XM",
                Purpose::AfterSales => "SH",
            }
            .to_owned(),
            Token::Year => today.year().to_string(),
            Token::Retention => match settings.retention_years(self.retention) {
                Some(years) => format!("D{years}"),
                None => "Y".to_owned(),
            },
            Token::Customer => self.customer.to_owned(),
            Token::Project => self.project.chars().filter(|c| c.is_alphanumeric()).collect(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::fixture::Firm;
    use crate::journal;
    use crate::receipts::ReviewResult;

    #[test]
    fn a_level_below_that_of_the_receipt_wants_its_ground_and_the_history_has_it() {
        let firm = Firm::open();
        let line = firm.receive().lines.remove(0);
        firm.review(&[line.id], ReviewResult::Pass, "");
        let fields = |level_reason: &str| FilingFields {
            security_level: SecurityLevel::Internal,
            level_reason: level_reason.into(),
            ..firm.filing_fields(line.id)
        };
        assert!(line.security_level > SecurityLevel::Internal);
        let file = |fields| file(&firm.archive, &firm.actor, &[fields]);
        assert!(matches!(file(fields(" ")).unwrap_err(), Error::Missing("level_reason")));
        file(fields("客户罗一鸣来函同意")).unwrap();
        let history = journal::history(&firm.archive, line.id, None, 20).unwrap();
        let filing = history.iter().find(|row| row.action == Action::MaterialFile).unwrap();
        assert!(filing.zh.contains("密级由普通商密降为内部；依据：客户罗一鸣来函同意"), "{}", filing.zh);
        assert!(filing.en.contains("level lowered from Confidential to Internal"), "{}", filing.en);
    }
}
