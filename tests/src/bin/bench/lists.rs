//! Opening the places of the window: what each costs in a large archive beside a small one.

use std::time::Instant;

use archive::attachments::{self, Owner};
use archive::ids::{LoanId, MaterialId, ReceiptId};
use archive::ledgers::{self, RegisterName};
use archive::loans::{self, LoanFilter, LoanList};
use archive::search::{Filters, Query, Sort, find};
use archive::{Archive, journal, materials, receipts, today};
use tests::measure::{Bench, Contender, Goal, milliseconds};

use crate::archives::{Archives, LEAST, short};

/// How often each place is opened in a round.
const TIMES: u32 = 20;

type Open = fn(&Place) -> archive::Result<()>;

/// An archive, and what is opened in it.
struct Place {
    archive: Archive,
    material: MaterialId,
    receipt: ReceiptId,
    loan: LoanId,
    month: (String, String),
}

const PLACES: &[(&str, Open)] = &[
    ("today", |p| today::list(&p.archive).map(drop)),
    ("today, counts", |p| today::counts(&p.archive).map(drop)),
    ("today, pictures", |p| today::pictures(&p.archive).map(drop)),
    ("materials, newest", |p| list(p, Sort::Newest, Filters::default())),
    ("materials, by title", |p| list(p, Sort::Title, Filters::default())),
    ("materials, what is out", |p| list(p, Sort::Newest, Filters { overdue: true, ..Filters::default() })),
    ("a material with history and files", |p| {
        materials::get(&p.archive, p.material)?;
        attachments::list(&p.archive, Owner::Material(p.material))?;
        journal::history(&p.archive, p.material, None, 50).map(drop)
    }),
    ("receipts, all", |p| receipts::list(&p.archive, false, None, 100).map(drop)),
    ("receipts, open", |p| receipts::list(&p.archive, true, None, 100).map(drop)),
    ("a receipt", |p| receipts::get(&p.archive, p.receipt).map(drop)),
    ("loans, every list", |p| {
        LoanList::ALL
            .iter()
            .try_for_each(|&list| loans::list(&p.archive, &LoanFilter { list, borrower: None }, None, 100).map(drop))
    }),
    ("a loan slip", |p| loans::get(&p.archive, p.loan).map(drop)),
    ("the tray", |p| attachments::list_tray(&p.archive, None, 100).map(drop)),
    ("four registers, a page of a month", |p| {
        RegisterName::ALL
            .iter()
            .try_for_each(|&name| ledgers::rows(&p.archive, name, &p.month.0, &p.month.1, None, 100).map(drop))
    }),
];

fn list(place: &Place, sort: Sort, filters: Filters) -> archive::Result<()> {
    find(&place.archive, &Query { sort, filters, limit: 100, ..Query::default() }).map(drop)
}

/// Measures every place.
pub fn measure(bench: &mut Bench, archives: &Archives) {
    if !bench.wants_some("open") {
        return;
    }
    let (large, small) = (Place::of(archives.open(archives.most)), Place::of(archives.open(LEAST)));
    for (name, open) in PLACES {
        let contender = |place| move || times(place, *open);
        let (many, few) = (short(archives.most), short(LEAST));
        let contenders =
            vec![Contender::reported(&many, contender(&large)), Contender::reported(&few, contender(&small))];
        bench.compare(&format!("open: {name}"), "ms", Goal::Ratio(1.5), contenders);
    }
}

/// The mean of some openings, in milliseconds.
fn times(place: &Place, open: Open) -> f64 {
    let begun = Instant::now();
    for _ in 0..TIMES {
        open(place).expect("the place opens");
    }
    milliseconds(begun.elapsed()) / f64::from(TIMES)
}

impl Place {
    fn of(archive: Archive) -> Place {
        let all = LoanFilter { list: LoanList::All, borrower: None };
        let loan = loans::list(&archive, &all, None, 60).expect("loans").rows.pop().expect("a loan").id;
        let material = loans::get(&archive, loan).expect("a slip").expect("it is there").lines[0].material;
        let receipt = materials::get(&archive, material).expect("a material").expect("it is there").receipt;
        let today = archive.today();
        let before = today.iter_days().rev().nth(30).unwrap_or(today);
        let month = (before.to_string(), today.to_string());
        Place { archive, material, receipt, loan, month }
    }
}
