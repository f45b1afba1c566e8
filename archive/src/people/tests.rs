//! Who may leave, who may stand in, and which slips a person still has open.
#![allow(clippy::unwrap_used)]

use crate::access::Role;
use crate::archive::Outcome;
use crate::customers;
use crate::drafts::{self, DraftFields, DraftKind};
use crate::error::Result;
use crate::fixture::{Firm, line};
use crate::ids::{DraftId, PersonId};
use crate::journal::{self, Action};
use crate::loans::{self, ConditionIn, LoanFilter, LoanList};
use crate::materials::{Category, SecurityLevel};
use crate::people::{self, DepartmentFields, Person, PersonFields, PinChange};
use crate::places;
use crate::receipts;

fn code<T>(done: Result<T>) -> &'static str {
    done.map(|_| ()).unwrap_err().problem().code
}

fn field<T>(done: Result<T>) -> Option<&'static str> {
    done.map(|_| ()).unwrap_err().problem().field
}

fn deactivate(firm: &Firm, id: PersonId) -> Result<Outcome<Person>> {
    people::deactivate(&firm.archive, &firm.actor, id)
}

fn actions(firm: &Firm, of: PersonId) -> Vec<Action> {
    journal::history(&firm.archive, of, None, 20).unwrap().iter().map(|event| event.action).collect()
}

fn open_slips(firm: &Firm, borrower: PersonId) -> usize {
    let filter = LoanFilter { list: LoanList::Open, borrower: Some(borrower) };
    loans::list(&firm.archive, &filter, None, 50).unwrap().rows.len()
}

#[test]
fn who_still_holds_something_or_waits_for_it_cannot_be_taken_out_of_use() {
    let firm = Firm::open();
    let (_, materials) = firm.shelved();
    let slip = firm.request(&[materials[1].id]);
    assert_eq!(code(deactivate(&firm, firm.borrower)), "person.slips");
    assert_eq!(open_slips(&firm, firm.borrower), 1);
    assert_eq!(open_slips(&firm, firm.head), 0, "the slips of others are not hers");
    loans::withdraw(&firm.archive, &firm.actor, slip.id, "不用了").unwrap();
    let loan = firm.lend(&[materials[1].id]);
    assert_eq!(code(deactivate(&firm, firm.borrower)), "person.holds");
    firm.take_back(&loan, ConditionIn::Good, 0, "");
    assert_eq!(open_slips(&firm, firm.borrower), 0, "a withdrawn and a closed slip wait for nothing");

    assert!(!deactivate(&firm, firm.borrower).unwrap().value.active);
    assert!(people::suggest(&firm.archive, "clq", 9).unwrap().is_empty(), "nothing is offered to who has left");
    let refused = loans::request(&firm.archive, &firm.actor, &firm.loan_fields(&[materials[1].id]));
    assert_eq!(code(refused), "borrower.left");
    let again = people::reactivate(&firm.archive, &firm.actor, firm.borrower).unwrap().value;
    assert!(again.active && again.badge.as_deref() == Some("317"), "nothing else about the person changed");
}

#[test]
fn taking_out_of_use_twice_is_written_once() {
    let firm = Firm::open();
    deactivate(&firm, firm.borrower).unwrap();
    assert!(deactivate(&firm, firm.borrower).unwrap().changed.is_empty());
    assert_eq!(actions(&firm, firm.borrower), [Action::PersonDeactivate, Action::PersonAdd]);
}

#[test]
fn a_head_and_the_one_at_the_desk_stay_until_someone_follows() {
    let firm = Firm::open();
    assert_eq!(code(deactivate(&firm, firm.head)), "person.heads");
    assert_eq!(code(deactivate(&firm, firm.actor.person)), "person.desk", "else nobody could open the archive");
    let own = people::get(&firm.archive, firm.actor.person).unwrap().unwrap();
    let fields = PersonFields {
        name: own.name,
        badge: String::new(),
        department: own.department,
        phone: "8100".into(),
        role: Role::Reader,
        undertaking_until: String::new(),
    };
    let lesser = people::change(&firm.archive, &firm.actor, own.id, fields.clone());
    assert_eq!(code(lesser), "person.desk", "nobody could give the right back");
    let kept = PersonFields { role: Role::Archivist, ..fields };
    assert_eq!(people::change(&firm.archive, &firm.actor, own.id, kept).unwrap().value.phone, "8100");
}

#[test]
fn a_substitute_has_both_days_in_their_order_and_no_days_stay_without_one() {
    let firm = Firm::open();
    let fields = |deputy: Option<PersonId>, from: &str, until: &str| DepartmentFields {
        name: "工艺部".into(),
        head: Some(firm.head),
        deputy,
        deputy_from: from.into(),
        deputy_until: until.into(),
    };
    let change = |fields| people::change_department(&firm.archive, &firm.actor, firm.department, fields);
    let deputy = Some(firm.borrower);
    assert_eq!(field(change(fields(deputy, "", "2026-12-01"))), Some("from"));
    assert_eq!(field(change(fields(deputy, "2026-12-01", ""))), Some("to"));
    assert_eq!(field(change(fields(deputy, "2026-12-01", "2026-11-30"))), Some("to"));
    let set = change(fields(deputy, "2026-12-01", "2026-12-01")).unwrap().value;
    assert_eq!((set.deputy_name.as_str(), set.deputy_from.as_deref()), ("陈立群", Some("2026-12-01")));
    let without = change(fields(None, "2026-12-01", "2026-12-07")).unwrap().value;
    assert_eq!((without.deputy_from, without.deputy_until), (None, None));
}

#[test]
fn who_and_what_is_named_is_found_by_initials_by_full_pinyin_and_by_pieces() {
    let firm = Firm::open();
    let people = |typed: &str| -> Vec<String> {
        people::suggest(&firm.archive, typed, 9).unwrap().into_iter().map(|person| person.name).collect()
    };
    for typed in ["clq", "chenliqun", "chenli", "陈立", "立群"] {
        assert_eq!(people(typed), ["陈立群"], "{typed}");
    }
    assert!(people("chenlx").is_empty());
    for typed in ["hd", "hengda", "恒达 苏州", "hengdajingmi"] {
        let found = customers::suggest(&firm.archive, typed, 9).unwrap();
        assert_eq!(found.iter().map(|found| found.id).collect::<Vec<_>>(), [firm.customer], "{typed}");
    }
    assert!(!places::suggest(&firm.archive, "yihaoku", 9).unwrap().is_empty());
    customers::deactivate(&firm.archive, &firm.actor, firm.customer).unwrap();
    assert!(customers::suggest(&firm.archive, "hengda", 9).unwrap().is_empty(), "what is out of use is not offered");
}

#[test]
fn a_customer_out_of_use_gives_nothing_more_and_keeps_what_it_gave() {
    let firm = Firm::open();
    let (_, materials) = firm.shelved();
    let out = customers::deactivate(&firm.archive, &firm.actor, firm.customer).unwrap().value;
    assert!(!out.active && out.contact == "罗一鸣");
    assert!(customers::suggest(&firm.archive, "hd", 9).unwrap().is_empty());
    let one = || vec![line("检具图", Category::Drawing, "", "", 1, SecurityLevel::Internal)];
    let refused = receipts::register(&firm.archive, &firm.actor, firm.receipt_fields(one()));
    assert_eq!(code(refused), "state");
    assert_eq!(firm.lend(&[materials[1].id]).lines.len(), 1, "what it gave is still used");
    customers::reactivate(&firm.archive, &firm.actor, firm.customer).unwrap();
    receipts::register(&firm.archive, &firm.actor, firm.receipt_fields(one())).unwrap();
}

#[test]
fn what_was_typed_about_a_person_survives_and_ends_with_the_same_right() {
    let firm = Firm::open();
    let admin = crate::access::Actor { role: Role::Admin, ..firm.actor.clone() };
    let body = serde_json::json!({ "name": "林若溪" });
    let draft =
        DraftFields { id: DraftId::new(), kind: DraftKind::Person, title: "林若溪".into(), body: body.clone() };
    let id = draft.id;
    drafts::save(&firm.archive, &admin, draft).unwrap();
    assert_eq!(drafts::list(&firm.archive, DraftKind::Person).unwrap()[0].body, body);
    drafts::discard(&firm.archive, &admin, id).unwrap();
    assert!(drafts::list(&firm.archive, DraftKind::Person).unwrap().is_empty());
}

#[test]
fn a_pin_is_not_found_out_by_trying() {
    let firm = Firm::open();
    firm.set_pin(firm.head, "2468");
    let prove = |pin: &str| people::prove_pin(&firm.archive, &firm.actor, firm.head, pin);
    for nth in 0..people::WRONG_PINS {
        assert_eq!(code(prove("1357")), "pin.wrong", "{nth}");
    }
    assert_eq!(code(prove("2468")), "pin.locked", "not even the right one");
    let tried = actions(&firm, firm.head).into_iter().filter(|action| *action == Action::PinRefused).count();
    assert_eq!(tried, people::WRONG_PINS as usize, "each try is in the journal");
    firm.days_pass(1);
    prove("2468").unwrap();
}

#[test]
fn a_pin_is_replaced_by_who_knows_it_or_with_a_reason_that_stays() {
    let firm = Firm::open();
    firm.set_pin(firm.head, "2468");
    let change = |fresh: &str, pin: &str, reason: &str| {
        let change = PinChange { id: firm.head, fresh: fresh.into(), pin: pin.into(), reason: reason.into() };
        people::set_pin(&firm.archive, &firm.actor, &change)
    };
    let proves = |pin: &str| people::prove_pin(&firm.archive, &firm.actor, firm.head, pin).is_ok();
    assert_eq!(code(change("9999", "", "")), "pin.before");
    assert_eq!(code(change("9999", "1357", "")), "pin.wrong");
    assert_eq!(code(change("999", "2468", "")), "field.invalid", "too short");
    assert!(proves("2468"), "none of them took it away");
    change("9999", "2468", "").unwrap();
    assert!(proves("9999") && !proves("2468"));
    change("8888", "", "本人忘记了").unwrap();
    assert!(proves("8888"));
    let history = journal::history(&firm.archive, firm.head, None, 50).unwrap();
    let told = history.iter().any(|row| row.action == Action::PinSet && row.zh.contains("本人忘记了"));
    assert!(told, "why it was set without the one before: {history:?}");
}
