//! Takes items back (归还, 第一篇第七条第 3 款): counted, looked at, some now and the rest later.

use serde::{Deserialize, Serialize};

use crate::access::{Actor, Right};
use crate::archive::{Act, Archive, Outcome};
use crate::error::{Error, Noun, Result, State, Verb};
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
    /// Whether to open an incident (异常报告单).
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
        for &id in &slips {
            if storage::loans::count_lines_out(act.tx, id)? == 0 {
                storage::loans::close(act.tx, id, &today, &act.at())?;
            }
        }
        let loans = slips.iter().map(|&id| storage::loans::require(act.tx, id, &today)).collect::<Result<_>>()?;
        Ok(TakenBack { loans, incidents })
    })
}

fn take_back_line(act: &mut Act<'_>, actor: &Actor, back: &LineBack) -> Result<Option<String>> {
    let loan = storage::loans::require(act.tx, back.loan, &act.day())?;
    loan.state.require(&loan.number, &[LoanState::Out], Verb::TakeBack)?;
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
    let custody = if lost { Custody::Missing } else { Custody::InStore };
    storage::materials::set_custody(act.tx, line.material, custody)?;
    let mut event = Event::new(Action::LoanTakeBack, &loan.number, line.material)
        .say(Fact::Name(loan.borrower_name.clone()))
        .say(Fact::Condition(back.condition))
        .say(Fact::Count(back.copies, back.pages))
        .changed("line", line.state, state)
        .changed("count", [line.copies, line.pages], [back.copies, back.pages])
        .also(loan.id)
        .also(loan.borrower);
    if !note.is_empty() {
        event = event.say(Fact::Reason(note.clone()));
    }
    if loan.days_late > 0 {
        event = event.say(Fact::Late(loan.days_late.unsigned_abs()));
    }
    act.record(event)?;
    crate::search::keep_material(act.tx, line.material)?;
    if !back.incident {
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
