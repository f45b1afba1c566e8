//! `kedang return`: 归还.

use archive::error::Noun;
use archive::loans::{self, ConditionIn, LineBack, Loan, TakeBackRequest};
use archive::{Error, materials};
use clap::Args;

use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::show;

/// Takes items back: single materials, or everything that is out on a slip. The count is what went
/// out unless --copies or --pages say otherwise.
#[derive(Args)]
pub struct Return {
    /// Numbers or label codes of materials or of slips
    #[arg(required = true)]
    what: Vec<String>,
    /// GOOD, SHORT, DAMAGED or LOST
    #[arg(long, default_value = "GOOD")]
    condition: ConditionIn,
    /// What was seen; compulsory unless good
    #[arg(long, default_value = "")]
    note: String,
    /// Copies counted, of each item
    #[arg(long)]
    copies: Option<u32>,
    /// Pages counted, of one copy
    #[arg(long)]
    pages: Option<u32>,
    /// Open an incident (异常报告单)
    #[arg(long)]
    incident: bool,
}

impl Return {
    /// Takes them back.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let mut lines = Vec::new();
        for word in &self.what {
            match loans::require(archive, word) {
                Ok(loan) => {
                    let out: Vec<_> = loan.out().collect();
                    // Nothing is out: the verb says why, of the first item.
                    let of = if out.is_empty() { loan.lines.iter().take(1).collect() } else { out };
                    lines.extend(of.into_iter().map(|line| self.line(&loan, line.material)));
                }
                Err(Error::NotFound { .. }) => {
                    let material = materials::require(archive, word)?;
                    let loan = loans::open_of_material(archive, material.id)?;
                    let loan = loan.ok_or_else(|| Error::not_found(Noun::LoanLine, material.number()))?;
                    lines.push(self.line(&loan, material.id));
                }
                Err(error) => return Err(error.into()),
            }
        }
        let back = loans::take_back(archive, &actor, &TakeBackRequest { lines })?.value;
        desk.say().result(&back, |lang| {
            let slips: String = back.loans.iter().map(|loan| show::loan(loan, lang)).collect();
            let incidents: String = back.incidents.iter().map(|number| format!("{number}\n")).collect();
            slips + &incidents
        })?;
        Ok(Ended::Well)
    }

    fn line(&self, loan: &Loan, material: archive::ids::MaterialId) -> LineBack {
        let (copies, pages) = loan.line_of(material).map_or((0, 0), |line| (line.copies, line.pages));
        let lost = self.condition == ConditionIn::Lost;
        LineBack {
            loan: loan.id,
            material,
            copies: self.copies.unwrap_or(if lost { 0 } else { copies }),
            pages: self.pages.unwrap_or(if lost { 0 } else { pages }),
            condition: self.condition,
            note: self.note.clone(),
            incident: self.incident,
        }
    }
}
