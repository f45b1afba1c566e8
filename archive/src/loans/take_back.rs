//! Takes items back (归还, 第一篇第七条第 3 款): counted, looked at, some now and the rest later.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Noun, Result, State, Verb, Why};
use crate::ids::{LoanId, MaterialId};
use crate::incidents::{self, IncidentFields, IncidentKind};
use crate::journal::{Action, Event, Fact};
use crate::loans::{ConditionIn, LineState, Loan, LoanState};
use crate::materials::Custody;
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
    let more = loan.lines.iter().any(|line| line.state == LineState::Out && line.material != back.material);
    let slip = loan.state.taken_back(&loan.number, more)?;
    let line = loan.line_of(back.material).ok_or_else(|| Error::not_found(Noun::LoanLine, back.material))?;
    if line.state != LineState::Out {
        return Err(Error::WrongState {
            number: line.number.clone(),
            state: State::Line(line.state),
            wanted: Verb::TakeBack,
        });
    }
    for (field, back, out) in [("copies", back.copies, line.copies), ("pages", back.pages, line.pages)] {
        if back > out {
            return Err(Error::invalid(field, Why::OutOfRange { least: 0, most: out.into() }));
        }
    }
    let note = text::note("note", &back.note)?;
    let lost = back.condition == ConditionIn::Lost;
    let differs = back.copies != line.copies || back.pages != line.pages;
    if back.condition == ConditionIn::Good && differs {
        return Err(Error::CountDiffers {
            number: line.number.clone(),
            out: Fact::Count(line.copies, line.pages).text(act.settings.lang),
            back: Fact::Count(back.copies, back.pages).text(act.settings.lang),
        });
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
    storage::materials::set_custody(act.tx, line.material, custody)?;
    // From now on the record counts what is there; pages that are found again are corrected back.
    let material = storage::materials::require(act.tx, line.material, &act.day())?;
    let short = if lost || material.copies > 1 { 0 } else { line.pages - back.pages };
    let left = material.pages.saturating_sub(short);
    if short > 0 {
        storage::materials::set_pages(act.tx, material.id, left)?;
        crate::search::keep_material(act.tx, material.id)?;
    }
    let mut event = Event::new(Action::LoanTakeBack, &loan.number, line.material)
        .say(Fact::Name(loan.borrower_name.clone()))
        .say(Fact::Condition(back.condition))
        .say(Fact::Count(back.copies, back.pages))
        .changed("line", line.state, state)
        .changed("state", loan.state, slip)
        .changed("custody", Custody::Out, custody)
        .changed("count", [line.copies, line.pages], [back.copies, back.pages])
        .also(loan.id)
        .also(loan.borrower);
    if short > 0 {
        event = event.changed("pages", material.pages, left);
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
            kind: if lost { IncidentKind::Loss } else { IncidentKind::Damage },
            material: line.material,
            loan: Some(loan.id),
            person: Some(loan.borrower),
            facts: note,
        },
    )?;
    Ok(Some(incident.number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Firm;

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
}
