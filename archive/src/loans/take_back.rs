//! Takes items back (归还, 第一篇第七条第 3 款): counted, looked at, some now and the rest later.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Noun, Result, State, Verb, Why};
use crate::ids::{LoanId, MaterialId};
use crate::incidents::{self, IncidentFields};
use crate::journal::{Action, Event, Fact};
use crate::loans::{ConditionIn, LineState, Loan, LoanState};
use crate::materials::{self, Carrier, Custody};
use crate::storage;
use crate::storage::loans::Back;
use crate::text;

/// What came back.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct TakeBackRequest {
    /// The items, of one slip or of several.
    pub lines: Vec<LineBack>,
}

/// One item that came back. The count is compulsory.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct LineBack {
    /// On which slip it went out.
    pub loan: LoanId,
    /// Which material.
    pub material: MaterialId,
    /// 份数 counted.
    pub copies: u32,
    /// 页数 counted, of one copy.
    pub pages: u32,
    /// How it looks.
    pub condition: ConditionIn,
    /// What was seen; compulsory unless good.
    pub note: String,
    /// Whether to open an incident (异常报告单); what is lost always opens one.
    pub incident: bool,
}

/// What taking back did.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct TakenBack {
    /// The slips as they are now.
    pub loans: Vec<Loan>,
    /// The numbers of the incidents that were opened.
    pub incidents: Vec<String>,
}

/// Takes items back; all of them or none.
///
/// # Errors
/// An item that is not out on that slip, a count that differs without a decision, a damage without
/// a word about it.
pub fn take_back(archive: &Archive, actor: &Actor, request: &TakeBackRequest) -> Result<Outcome<TakenBack>> {
    if request.lines.is_empty() {
        return Err(Error::Missing("materials"));
    }
    archive.act(actor, Right::Lend, |act| {
        let mut slips: Vec<LoanId> = Vec::new();
        let mut incidents = Vec::new();
        for line in &request.lines {
            incidents.extend(take_back_line(act, actor, line)?);
            if !slips.contains(&line.loan) {
                slips.push(line.loan);
            }
        }
        let today = act.day();
        let loans = slips.iter().map(|&id| storage::loans::require(act.tx, id, &today)).collect::<Result<_>>()?;
        Ok(TakenBack { loans, incidents })
    })
}

fn take_back_line(act: &mut Act<'_>, actor: &Actor, back: &LineBack) -> Result<Option<String>> {
    let loan = storage::loans::require(act.tx, back.loan, &act.day())?;
    let more = loan.out().any(|line| line.material != back.material);
    let slip = loan.state.taken_back(&loan.number, more)?;
    let line = loan.line_of(back.material).ok_or_else(|| Error::not_found(Noun::LoanLine, back.material))?;
    if line.state != LineState::Out {
        return Err(Error::WrongState {
            number: line.number.clone(),
            state: State::Line(line.state),
            wanted: Verb::TakeBack,
        });
    }
    let note = text::note("note", &back.note)?;
    let lost = back.condition == ConditionIn::Lost;
    // Of what came back at least one copy is there: none at all is lost.
    let least = u32::from(!lost && line.copies > 0);
    for (field, back, out, least) in [("copies", back.copies, line.copies, least), ("pages", back.pages, line.pages, 0)]
    {
        if back > out || back < least {
            return Err(Error::invalid(field, Why::OutOfRange { least: least.into(), most: out.into() }));
        }
    }
    let differs = back.copies != line.copies || back.pages != line.pages;
    if back.condition == ConditionIn::Good && differs {
        return Err(Error::CountDiffers {
            number: line.number.clone(),
            out: (line.copies, line.pages),
            back: (back.copies, back.pages),
        });
    }
    let material = storage::materials::require(act.tx, line.material, &act.day())?;
    // Of paper something is missing when it can be counted; a sample may lack a part.
    if back.condition == ConditionIn::Short && !differs && material.carrier == Carrier::Paper {
        return Err(Error::NothingShort { number: line.number.clone() });
    }
    if back.condition != ConditionIn::Good && note.is_empty() {
        return Err(Error::Missing("note"));
    }
    // What is lost or damaged is the customer's: it is never only a word on a slip (ISO 9001, 8.5.3).
    let incident = back.incident || lost;
    let state = if lost { LineState::Lost } else { LineState::Returned };
    storage::loans::return_line(
        act.tx,
        loan.id,
        line.line_no,
        &Back {
            state,
            copies: back.copies,
            pages: back.pages,
            condition: back.condition,
            note: &note,
            on: &act.day(),
            at: &act.at(),
            by: actor.person,
        },
    )?;
    if slip == LoanState::Returned {
        storage::loans::close(act.tx, loan.id, slip, &act.day(), &act.at())?;
    }
    let custody = if lost { Custody::Missing } else { Custody::InStore };
    materials::move_to(act, &material, custody)?;
    // From now on the record counts what is there; what is found again is corrected back. Pages that one
    // of several copies lacks are told by the incident: a record has one number of pages.
    let copies = material.copies.saturating_sub(line.copies - back.copies);
    let pages = if material.copies == 1 { back.pages } else { material.pages };
    let short = !lost && (copies, pages) != (material.copies, material.pages);
    if short {
        storage::materials::set_count(act.tx, material.id, copies, pages)?;
    }
    let mut event = Event::new(Action::LoanTakeBack, &loan.number, line.material)
        .say(Fact::Name(loan.borrower_name.clone()))
        .say(Fact::Condition(back.condition))
        .say(Fact::Count(back.copies, back.pages))
        .changed("line", line.state, state)
        .changed("state", loan.state, slip)
        .changed("custody", material.custody, custody)
        .changed("count", [line.copies, line.pages], [back.copies, back.pages])
        .also(loan.id)
        .also(loan.borrower);
    if short {
        event = event.changed("counted", [material.copies, material.pages], [copies, pages]);
    }
    if !note.is_empty() {
        event = event.say(Fact::Reason(note.clone()));
    }
    if loan.days_late > 0 {
        event = event.say(Fact::Late(loan.days_late.unsigned_abs()));
    }
    act.record(event)?;
    if !incident {
        return Ok(None);
    }
    let incident = incidents::report_inner(
        act,
        &IncidentFields {
            kind: back.condition.incident(),
            material: line.material,
            loan: Some(loan.id),
            person: Some(loan.borrower),
            facts: note,
        },
        false,
    )?;
    Ok(Some(incident.number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Firm, line};
    use crate::loans::LendRequest;
    use crate::materials::{Category, SecurityLevel};
    use crate::receipts::{self, LineFields};

    #[test]
    fn after_a_short_return_the_record_counts_what_is_there() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let one = shelved.iter().find(|material| material.copies == 1 && material.pages > 1).unwrap();
        let loan = firm.lend(&[one.id]);
        firm.take_back(&loan, ConditionIn::Short, 1, "末页缺失");
        assert_eq!(firm.material(one.id).pages, one.pages - 1);
        let again = firm.lend(&[one.id]);
        assert_eq!(again.lines[0].pages, one.pages - 1, "the next borrower is not asked for a page nobody had");
        firm.take_back(&again, ConditionIn::Good, 0, "");
        assert_eq!(firm.material(one.id).pages, one.pages - 1);
    }

    #[test]
    fn what_was_asked_for_while_it_was_out_leaves_as_it_came_back() {
        let firm = Firm::open();
        let (_, shelved) = firm.shelved();
        let one = shelved.iter().find(|material| material.copies == 1 && material.pages > 1).unwrap();
        let loan = firm.lend(&[one.id]);
        let next = firm.request(&[one.id]);
        firm.take_back(&loan, ConditionIn::Short, 1, "末页缺失");
        firm.approve(next.id);
        let request = LendRequest { loan: next.id, lines: Vec::new() };
        let next = crate::loans::lend(&firm.archive, &firm.actor, &request).unwrap().value;
        assert_eq!(next.lines[0].pages, one.pages - 1);
        firm.take_back(&next, ConditionIn::Good, 0, "");
        assert_eq!(firm.material(one.id).pages, one.pages - 1, "one page was lost once");
    }

    #[test]
    fn a_copy_that_does_not_come_back_is_not_counted_any_more_and_its_incident_is_a_loss() {
        let firm = Firm::open();
        let three =
            LineFields { copies: 3, ..line("检具图", Category::Drawing, "HD-1", "A", 4, SecurityLevel::Internal) };
        let receipt = receipts::register(&firm.archive, &firm.actor, firm.receipt_fields(vec![three])).unwrap().value;
        let id = receipt.lines[0].id;
        firm.review(&[id], receipts::ReviewResult::Pass, "");
        let one = firm.file(&[id]).remove(0);
        let loan = firm.lend(&[one.id]);
        let back = |copies| LineBack {
            loan: loan.id,
            material: one.id,
            copies,
            pages: one.pages,
            condition: ConditionIn::Short,
            note: "少一份".into(),
            incident: true,
        };
        let take = |copies| take_back(&firm.archive, &firm.actor, &TakeBackRequest { lines: vec![back(copies)] });
        let none = take(0).unwrap_err();
        assert!(matches!(none, Error::Invalid { field: "copies", .. }), "what is not there at all is lost: {none}");
        take(one.copies - 1).unwrap();
        let now = firm.material(one.id);
        assert_eq!((now.copies, now.pages), (one.copies - 1, one.pages));
        let opened = crate::incidents::list_of_material(&firm.archive, one.id).unwrap();
        assert_eq!(opened[0].fields.kind, crate::incidents::IncidentKind::Loss);
    }
}
