//! Corrects the description of a material (更正著录); the 档号 stays as it is (DA/T 13-2022: stable).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Archive, Outcome};
use crate::error::{Error, Result, Verb, Why};
use crate::ids::{MaterialId, PersonId};
use crate::journal::{Action, Event, Fact};
use crate::materials::{
    Carrier, Lifecycle, Material, Nature, Purpose, Retention, SecurityLevel, must_be_pages, must_be_past,
    must_be_secret_ahead, retention_until,
};
use crate::{storage, text};

/// What may be corrected at any time.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct DescriptionFields {
    /// Which material.
    pub material: MaterialId,
    /// 资料名称.
    pub title: String,
    /// 图号.
    pub drawing_no: String,
    /// 版次.
    pub revision: String,
    /// 页数 of one copy, counted again.
    pub pages: u32,
    /// Second-level category.
    pub subtype: String,
    /// The fields of the category.
    #[ts(type = "Record<string, string>")]
    pub extra: BTreeMap<String, String>,
    /// 责任者.
    pub creator: String,
    /// 形成日期.
    pub doc_date: Option<String>,
    /// Project or contract.
    pub project: String,
    /// 密级.
    pub security_level: SecurityLevel,
    /// 保密期限.
    pub secret_until: Option<String>,
    /// 返还期限: the day the customer wants it back.
    pub return_by: Option<String>,
    /// What filing decided, where it is filed.
    pub filed: Option<FiledFields>,
    /// Who agreed and on what ground, where the 密级 becomes lower, the 保管期限 shorter, or the customer waits longer
    /// for what is due back.
    pub level_reason: String,
    /// Remark.
    pub note: String,
    /// Why it is corrected.
    pub reason: String,
}

/// What filing decided and may be corrected; the category stands in the 档号 and is for ever.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct FiledFields {
    /// 性质.
    pub nature: Nature,
    /// 用途.
    pub purpose: Purpose,
    /// 保管期限.
    pub retention_class: Retention,
    /// 责任人.
    pub owner: PersonId,
}

/// Corrects the description, with a reason.
///
/// # Errors
/// No reason, a material that has ended, or what filing would not take either: a date of creation that lies ahead,
/// a secrecy that has ended already, paper without pages. A lower 密级, a shorter 保管期限 and a later or withdrawn
/// 返还期限 want a ground: each takes from the customer what was promised.
pub fn change(archive: &Archive, actor: &Actor, fields: &DescriptionFields) -> Result<Outcome<Material>> {
    must_be_pages("pages", fields.pages)?;
    let fields = DescriptionFields {
        material: fields.material,
        title: text::name("title", &fields.title)?,
        drawing_no: text::line("drawing_no", &fields.drawing_no)?,
        revision: text::line("revision", &fields.revision)?,
        pages: fields.pages,
        subtype: text::line("subtype", &fields.subtype)?,
        extra: super::own::checked(&fields.extra)?,
        creator: text::line("creator", &fields.creator)?,
        doc_date: text::optional_date("doc_date", fields.doc_date.as_deref())?.map(|d| d.to_string()),
        project: text::line("project", &fields.project)?,
        security_level: fields.security_level,
        secret_until: text::optional_date("secret_until", fields.secret_until.as_deref())?.map(|d| d.to_string()),
        return_by: text::optional_date("return_by", fields.return_by.as_deref())?.map(|d| d.to_string()),
        filed: fields.filed.clone(),
        level_reason: text::note("level_reason", &fields.level_reason)?,
        note: text::note("note", &fields.note)?,
        reason: text::name("reason", &fields.reason)?,
    };
    archive.act(actor, Right::File, |act| {
        let before = storage::materials::require(act.tx, fields.material, &act.day())?;
        if matches!(before.lifecycle, Lifecycle::Void | Lifecycle::SentBack) {
            return Err(before.lifecycle.refuse(&before.number(), Verb::Change));
        }
        must_be_past("doc_date", fields.doc_date.as_deref(), act.today)?;
        if before.lifecycle == Lifecycle::Filed && before.carrier == Carrier::Paper && fields.pages == 0 {
            return Err(Error::NotComplete { number: before.number(), fields: vec!["pages"] });
        }
        must_be_secret_ahead(&before, fields.secret_until.as_deref(), act.today)?;
        if fields.return_by.as_ref().is_some_and(|day| *day < before.received_on) {
            return Err(Error::invalid("return_by", Why::NoEarlierThan(before.received_on)));
        }
        let less = is_less(&before, &fields);
        if less && fields.level_reason.is_empty() {
            return Err(Error::Missing("level_reason"));
        }
        storage::materials::change(act.tx, &fields)?;
        if let Some(filed) = &fields.filed {
            let Some(filed_on) = &before.filed_on else {
                return Err(before.lifecycle.refuse(&before.number(), Verb::Change));
            };
            if !storage::people::require(act.tx, filed.owner)?.active && Some(filed.owner) != before.owner {
                return Err(Error::invalid("owner", Why::LeftUse));
            }
            // The last day was counted by the settings of then; it moves with its class only.
            let until = match Some(filed.retention_class) == before.retention_class {
                true => before.retention_until.clone(),
                false => retention_until(&act.settings, filed.retention_class, text::date("filed_on", filed_on)?)
                    .map(|day| day.to_string()),
            };
            storage::materials::change_filed(act.tx, before.id, filed, until.as_deref())?;
        }
        let after = storage::materials::require(act.tx, fields.material, &act.day())?;
        let mut event = Event::new(Action::MaterialChange, after.number(), after.id);
        if less {
            event = event.say(Fact::Ground(fields.level_reason.clone()));
        }
        let event = event.say(Fact::Reason(fields.reason.clone())).changed("material", &before, &after);
        act.record(event)?;
        Ok(after)
    })
}

/// Whether the customer gets less than was promised: a lower level, a shorter keeping, a later return or none.
fn is_less(before: &Material, fields: &DescriptionFields) -> bool {
    let class = fields.filed.as_ref().map(|filed| filed.retention_class);
    let lower = fields.security_level < before.security_level;
    let shorter = class.is_some() && class < before.retention_class;
    let later = match (&before.return_by, &fields.return_by) {
        (Some(before), Some(now)) => now > before,
        (Some(_), None) => true,
        (None, _) => false,
    };
    lower || shorter || later
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Firm;
    use crate::journal;
    use crate::materials::FilingFields;
    use crate::receipts::ReviewResult;

    /// A correction that changes nothing yet.
    fn as_it_is(before: &Material) -> DescriptionFields {
        let before = before.clone();
        let filed = before.nature.zip(before.purpose).zip(before.retention_class).zip(before.owner).map(
            |(((nature, purpose), retention_class), owner)| FiledFields { nature, purpose, retention_class, owner },
        );
        DescriptionFields {
            material: before.id,
            title: before.title,
            drawing_no: before.drawing_no,
            revision: before.revision,
            pages: before.pages,
            subtype: before.subtype,
            extra: before.extra,
            creator: before.creator,
            doc_date: before.doc_date,
            project: before.project,
            security_level: before.security_level,
            secret_until: before.secret_until,
            return_by: before.return_by,
            filed,
            level_reason: String::new(),
            note: before.note,
            reason: "核对".into(),
        }
    }

    #[test]
    fn the_fields_of_its_category_are_corrected_and_found_and_the_log_keeps_both() {
        let firm = Firm::open();
        let (_, filed) = firm.shelved();
        let before = &filed[0];
        let own = |extra: &[(&str, &str)]| DescriptionFields {
            subtype: "产品图纸".into(),
            extra: extra.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            doc_date: Some("2025-03-04".into()),
            ..as_it_is(before)
        };
        let after = change(&firm.archive, &firm.actor, &own(&[("图幅", "A0加长"), ("张数", "３"), ("比例", " ")]))
            .unwrap()
            .value;
        let kept: Vec<_> = after.extra.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(kept, [("图幅", "A0加长"), ("张数", "3")]);
        assert_eq!((after.subtype.as_str(), after.doc_date.as_deref()), ("产品图纸", Some("2025-03-04")));
        let found = crate::search::anything(&firm.archive, "A0加长").unwrap();
        assert!(found.iter().any(|thing| thing.id == before.id.into()), "{found:?}");
        let refused = change(&firm.archive, &firm.actor, &own(&[("张数", "许多")])).unwrap_err();
        assert!(refused.to_string().contains("Sheets"), "{refused}");
        assert_eq!(firm.material(before.id).extra, after.extra, "nothing of a refused correction is kept");
    }

    #[test]
    fn what_is_filed_without_a_date_of_creation_says_so_in_its_history() {
        let firm = Firm::open();
        let ids: Vec<_> = firm.receive().lines.iter().map(|line| line.id).collect();
        firm.review(&ids, ReviewResult::Pass, "");
        let fields = |id, doc_date| FilingFields { doc_date, ..firm.filing_fields(id) };
        let request = [fields(ids[0], None), fields(ids[1], Some("2026-02-26".into()))];
        crate::materials::file(&firm.archive, &firm.actor, &request).unwrap();
        for (id, undated) in [(ids[0], true), (ids[1], false)] {
            let history = journal::history(&firm.archive, id, None, 50).unwrap();
            let filing = history.iter().find(|row| row.action == Action::MaterialFile).unwrap();
            assert_eq!(filing.zh.contains("资料日期不详"), undated, "{}", filing.zh);
        }
    }

    #[test]
    fn a_correction_cannot_take_away_what_filing_demands() {
        let firm = Firm::open();
        let (_, filed) = firm.shelved();
        let paper = filed.iter().find(|material| material.carrier == Carrier::Paper).unwrap();
        let fields =
            |pages, doc_date: &str| DescriptionFields { pages, doc_date: Some(doc_date.into()), ..as_it_is(paper) };
        let change = |fields| change(&firm.archive, &firm.actor, &fields).map(|done| done.value);
        let ahead = change(fields(paper.pages, "2099-01-01")).unwrap_err();
        assert!(matches!(ahead, Error::Invalid { field: "doc_date", .. }), "{ahead}");
        let none = change(fields(0, "2026-01-05")).unwrap_err();
        assert!(matches!(none, Error::NotComplete { .. }), "{none}");
        assert_eq!(change(fields(paper.pages, "2026-01-05")).unwrap().doc_date.as_deref(), Some("2026-01-05"));
    }

    #[test]
    fn what_filing_decided_is_corrected_too_and_the_history_says_what() {
        let firm = Firm::open();
        let (_, filed) = firm.shelved();
        let before = &filed[0];
        let fields = |secret_until: Option<&str>| DescriptionFields {
            title: "外壳总装图（新）".into(),
            pages: before.pages + 2,
            security_level: SecurityLevel::Core,
            secret_until: secret_until.map(str::to_owned),
            filed: Some(FiledFields {
                nature: Nature::Contract,
                purpose: before.purpose.unwrap(),
                retention_class: Retention::Permanent,
                owner: firm.head,
            }),
            reason: "清点后更正".into(),
            ..as_it_is(before)
        };
        let past = change(&firm.archive, &firm.actor, &fields(Some("2020-01-01"))).unwrap_err();
        assert!(matches!(past, Error::Invalid { field: "secret_until", .. }), "{past}");
        let after = change(&firm.archive, &firm.actor, &fields(Some("2031-06-30"))).unwrap().value;
        assert_eq!((after.retention_class, after.retention_until), (Some(Retention::Permanent), None));
        assert_eq!((after.owner, after.archive_no.as_ref()), (Some(firm.head), before.archive_no.as_ref()));
        let history = journal::history(&firm.archive, before.id, None, 5).unwrap();
        let said = &history[0];
        for part in [
            format!("资料名称 {} → 外壳总装图（新）", before.title),
            format!("页数 {} → {}", before.pages, before.pages + 2),
            format!("保密期限 {} → 2031-06-30", before.secret_until.as_deref().unwrap_or("—")),
            "→ 核心商密".into(),
            "→ 永久".into(),
            "清点后更正".into(),
        ] {
            assert!(said.zh.contains(&part), "{part} in {}", said.zh);
        }
        assert!(said.en.contains("Pages"), "{}", said.en);
    }

    #[test]
    fn a_correction_moves_the_end_of_retention_only_with_its_class_and_shortens_it_only_on_a_ground() {
        let firm = Firm::open();
        let (_, filed) = firm.shelved();
        let before = filed[0].clone();
        let fields = |retention_class, level_reason: &str| {
            let same = as_it_is(&before);
            DescriptionFields {
                title: "改一个字".into(),
                filed: same.filed.clone().map(|filed| FiledFields { retention_class, ..filed }),
                level_reason: level_reason.into(),
                ..same
            }
        };
        let mut settings = firm.archive.settings().unwrap();
        settings.retention.iter_mut().find(|each| each.class == Retention::Medium).unwrap().years = Some(7);
        crate::settings::change(&firm.archive, &firm.actor, settings).unwrap();
        let same = change(&firm.archive, &firm.actor, &fields(Retention::Medium, "")).unwrap().value;
        assert_eq!((same.title.as_str(), same.retention_until), ("改一个字", before.retention_until.clone()));
        let shorter = change(&firm.archive, &firm.actor, &fields(Retention::Short, "")).unwrap_err();
        assert!(matches!(shorter, Error::Missing("level_reason")), "{shorter}");
        change(&firm.archive, &firm.actor, &fields(Retention::Short, "客户来函同意")).unwrap();
        let said = &journal::history(&firm.archive, before.id, None, 1).unwrap()[0].zh;
        assert!(said.contains("客户来函同意") && said.contains("保管至") && said.contains("中期 → 短期"), "{said}");
    }

    #[test]
    fn a_day_to_give_back_moves_later_only_on_a_ground_and_no_longer_waits_when_it_is_gone() {
        let firm = Firm::open();
        let (_, filed) = firm.shelved();
        let before = &filed[0];
        assert_eq!(before.return_by.as_deref(), Some("2027-05-31"));
        let fields = |return_by: Option<&str>, ground: &str| DescriptionFields {
            return_by: return_by.map(str::to_owned),
            level_reason: ground.into(),
            ..as_it_is(before)
        };
        let change = |fields| change(&firm.archive, &firm.actor, &fields).map(|done| done.value.return_by);
        for later in [Some("2027-12-31"), None] {
            let refused = change(fields(later, "")).unwrap_err();
            assert!(matches!(refused, Error::Missing("level_reason")), "{later:?}: {refused}");
        }
        let early = change(fields(Some("2020-01-01"), "")).unwrap_err();
        assert!(matches!(early, Error::Invalid { field: "return_by", .. }), "{early}");
        let waits =
            || crate::today::list(&firm.archive).unwrap().items.iter().any(|item| item.number == before.number());
        assert_eq!(
            change(fields(Some(&before.received_on), "")).unwrap().as_deref(),
            Some(before.received_on.as_str())
        );
        assert!(waits());
        assert_eq!(change(fields(None, "客户来函：留存即可")).unwrap(), None);
        assert!(!waits());
        let said = &journal::history(&firm.archive, before.id, None, 1).unwrap()[0].zh;
        assert!(said.contains("返还期限") && said.contains("依据：客户来函"), "{said}");
    }
}
