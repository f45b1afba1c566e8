//! What the calendar does to due dates, and what it writes into the journal.
#![allow(clippy::unwrap_used)]

use crate::calendar::{self, CalendarDay};
use crate::error::Result;
use crate::fixture::Firm;
use crate::ids::AnyId;
use crate::journal::{self, Action};
use crate::loans;

fn day(day: &str, working: bool, name: &str) -> CalendarDay {
    CalendarDay { day: day.into(), working, name: name.into() }
}

fn field<T>(done: Result<T>) -> Option<&'static str> {
    done.map(|_| ()).unwrap_err().problem().field
}

/// How many events of an action there are.
fn events(firm: &Firm, action: Action) -> usize {
    let rows = journal::history(&firm.archive, AnyId(firm.actor.person.0), None, 100).unwrap();
    rows.iter().filter(|event| event.action == action).count()
}

/// The day a loan of so many days would be due, issued today (Monday, 2026-11-23).
fn due(firm: &Firm, days: u32) -> String {
    firm.archive.read(|tx| loans::due_date(tx, firm.archive.today(), days)).unwrap().to_string()
}

#[test]
fn a_holiday_moves_the_due_date_on_and_a_worked_saturday_takes_it_back() {
    let firm = Firm::open();
    let (archive, actor) = (&firm.archive, &firm.actor);
    assert_eq!(due(&firm, 4), "2026-11-27");
    assert_eq!(due(&firm, 5), "2026-11-30", "a Saturday moves on to Monday");

    calendar::mark(archive, actor, &[day("2026-11-27", false, "厂休"), day("2026-11-28", true, "调休")]).unwrap();
    assert_eq!(due(&firm, 4), "2026-11-28", "the day off moves on to the worked Saturday");
    assert_eq!(due(&firm, 5), "2026-11-28");

    calendar::clear(archive, actor, &["2026-11-27".into(), "2026-11-28".into()]).unwrap();
    assert_eq!((due(&firm, 4), due(&firm, 5)), ("2026-11-27".into(), "2026-11-30".into()));
}

#[test]
fn each_day_is_one_event_and_what_is_so_already_is_none() {
    let firm = Firm::open();
    let (archive, actor) = (&firm.archive, &firm.actor);
    let days = [day("2026-10-01", false, "国庆节"), day("2026-10-10", true, "国庆调休")];
    calendar::mark(archive, actor, &days).unwrap();
    assert_eq!(events(&firm, Action::CalendarMark), 2);
    assert!(calendar::mark(archive, actor, &days).unwrap().value.is_empty());
    assert_eq!(events(&firm, Action::CalendarMark), 2, "nothing changed, nothing was written");

    calendar::mark(archive, actor, &[day("2026-10-01", false, "国庆")]).unwrap();
    assert_eq!(events(&firm, Action::CalendarMark), 3, "another name is a change");
    let cleared = calendar::clear(archive, actor, &["2026-10-01".into(), "2026-10-02".into()]).unwrap().value;
    assert_eq!(cleared, ["2026-10-01"], "a day that is not on the calendar is passed over");
    assert_eq!(events(&firm, Action::CalendarClear), 1);
    assert_eq!(calendar::list(archive, 2026).unwrap(), [day("2026-10-10", true, "国庆调休")]);
    assert!(calendar::list(archive, 2027).unwrap().is_empty());
}

#[test]
fn one_wrong_day_keeps_all_of_them_off_the_calendar() {
    let firm = Firm::open();
    let (archive, actor) = (&firm.archive, &firm.actor);
    let days = [day("2026-10-01", false, "国庆节"), day("2026-13-01", false, "国庆节")];
    assert_eq!(field(calendar::mark(archive, actor, &days)), Some("day"));
    assert_eq!(field(calendar::mark(archive, actor, &[])), Some("day"));
    assert_eq!(field(calendar::mark(archive, actor, &[day("2026-10-01", false, "国\u{0}庆")])), Some("name"));
    assert_eq!(field(calendar::clear(archive, actor, &["昨天".into()])), Some("day"));
    assert_eq!(field(calendar::list(archive, 20)), Some("year"));
    assert!(calendar::list(archive, 2026).unwrap().is_empty());
    assert_eq!(events(&firm, Action::CalendarMark), 0);
}
