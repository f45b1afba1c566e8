//! What is refused stands at its field, what is changed is one event, and the next number is told.
#![allow(clippy::unwrap_used)]

use crate::fixture::Firm;
use crate::ids::AnyId;
use crate::journal::{self, Action};
use crate::materials::{Category, SecurityLevel};
use crate::settings::{self, NumberRule, Settings};

/// What somebody does to the settings before saving.
type Change = fn(&mut Settings);

/// How many changes of the settings the journal has.
fn events(firm: &Firm) -> usize {
    let rows = journal::history(&firm.archive, AnyId(firm.actor.person.0), None, 100).unwrap();
    rows.iter().filter(|event| event.action == Action::SettingsChange).count()
}

fn rule(settings: &Settings, archive_no: &str) -> NumberRule {
    NumberRule { archive_no: archive_no.into(), fonds: settings.fonds.clone(), class: settings.class.clone() }
}

#[test]
fn what_cannot_be_kept_is_refused_at_its_field_and_nothing_is_written() {
    let firm = Firm::open();
    let before = firm.archive.settings().unwrap();
    let events_before = events(&firm);
    let wrong: [(&str, Change); 14] = [
        ("company", |s| s.company = "  ".into()),
        ("company_code", |s| s.fonds = "Q-1".into()),
        ("class", |s| s.class = String::new()),
        ("class", |s| s.class = "ws".into()),
        ("theme", |s| s.theme = "blue".into()),
        ("template", |s| s.archive_no = "{CLS}-{MONTH}-{SEQ:4}".into()),
        ("retention_years", |s| s.retention[0].years = Some(0)),
        ("most_days", |s| s.loan_rules[0].most_days = 366),
        ("renewals", |s| s.renewals = 13),
        ("review_days", |s| s.review_days = 0),
        ("slip_copies", |s| s.slip_copies = 0),
        ("label_copies", |s| s.label_copies = 10),
        ("operator", |s| s.operator = None),
        ("slip_printer", |s| s.slip_printer = "打印\u{7}机".into()),
    ];
    for (field, change) in wrong {
        let mut settings = before.clone();
        change(&mut settings);
        let refused = settings::change(&firm.archive, &firm.actor, settings).map(|_| ()).unwrap_err().problem();
        assert_eq!(refused.field, Some(field), "{}", refused.en);
    }
    let mut settings = before.clone();
    settings.operator = Some(firm.borrower);
    let refused = settings::change(&firm.archive, &firm.actor, settings).map(|_| ()).unwrap_err().problem();
    assert_eq!(refused.field, Some("operator"), "a reader cannot sit at the desk");
    assert_eq!(serde_json::json!(firm.archive.settings().unwrap()), serde_json::json!(before));
    assert_eq!(events(&firm), events_before);
}

#[test]
fn a_change_is_one_event_however_many_fields_and_the_same_again_is_none() {
    let firm = Firm::open();
    let before = events(&firm);
    let mut settings = firm.archive.settings().unwrap();
    settings.loan_rules.iter_mut().find(|rule| rule.level == SecurityLevel::Internal).unwrap().most_days = 21;
    settings.renewals = 1;
    settings.fonds = " q002 ".into();
    let kept = settings::change(&firm.archive, &firm.actor, settings.clone()).unwrap().value;
    assert_eq!((kept.renewals, kept.fonds.as_str()), (1, "Q002"));
    assert_eq!(kept.loan_rule(SecurityLevel::Internal).most_days, 21);
    assert_eq!(events(&firm), before + 1);
    settings::change(&firm.archive, &firm.actor, settings).unwrap();
    assert_eq!(events(&firm), before + 1);
}

#[test]
fn the_preview_tells_the_number_that_filing_then_gives() {
    let firm = Firm::open();
    let settings = firm.archive.settings().unwrap();
    let told = settings::preview_numbers(&firm.archive, &rule(&settings, "{FONDS}-{CLS}-{CAT}-{SEQ:5}")).unwrap();
    let drawing = told.iter().find(|example| example.category == Category::Drawing).unwrap().clone();
    assert!(drawing.archive_no.starts_with("Q001-KG-") && drawing.archive_no.ends_with("-00001"), "{drawing:?}");

    let changed = Settings { archive_no: "{FONDS}-{CLS}-{CAT}-{SEQ:5}".into(), ..settings.clone() };
    settings::change(&firm.archive, &firm.actor, changed).unwrap();
    let (_, materials) = firm.shelved();
    let given: Vec<_> = materials.iter().filter_map(|material| material.archive_no.as_deref()).collect();
    assert!(given.contains(&drawing.archive_no.as_str()), "{given:?}");

    let refused = settings::preview_numbers(&firm.archive, &rule(&settings, "{CLS}")).unwrap_err().problem();
    assert_eq!(refused.field, Some("template"));
    for preset in settings::number_presets() {
        settings::preview_numbers(&firm.archive, &rule(&settings, preset.archive_no)).unwrap();
    }
}
