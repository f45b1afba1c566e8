//! `kedang print FORM NUMBER -o FILE`: a form as PDF, counted and journaled like any print.

use std::path::{Path, PathBuf};

use archive::archive::Archive;
use archive::error::Noun;
use archive::forms::Form;
use archive::paper::{self, Printable, Printed};
use archive::{Error, loans, materials, receipts};
use clap::Args;
use serde_json::json;

use crate::desk::Desk;
use crate::find;
use crate::say::{Done, Ended, Why};

/// Prints a form as PDF. FORM is its number: F-01B receipt, F-02 review, F-06 loan slip, F-08 recall
/// notice, F-08B renewal, F-27 history, L-01 label, L-04 place label, L-05 badge.
#[derive(Args)]
pub struct Print {
    /// The form's number
    form: String,
    /// Number or code of the record; several for labels and badges
    #[arg(required = true)]
    numbers: Vec<String>,
    /// The file to make
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    target: PathBuf,
    /// Which recall notice or renewal, from 1; otherwise the newest notice, the next renewal
    #[arg(long)]
    nth: Option<u32>,
    /// For place labels: also one for each part of the place
    #[arg(long)]
    parts: bool,
    /// Replace the file, where it is there
    #[arg(long)]
    force: bool,
}

impl Print {
    /// Prints it.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let form = Form::by_number(&self.form).ok_or_else(|| Error::not_found(Noun::Form, &self.form))?;
        let what = self.what(archive, form)?;
        let printed = paper::print_to(archive, &press()?, &actor, &what, &self.target, self.force)?.value;
        tell(desk, &printed, &self.target)
    }

    fn what(&self, archive: &Archive, form: Form) -> Done<Printable> {
        let number = &self.numbers[0];
        let many = matches!(form, Form::MaterialLabel | Form::PlaceLabel | Form::PersonBadge);
        if self.numbers.len() > 1 && !many {
            return Err(Why::misuse(
                format!("{} 一次打一份，请一份一份打。", form.number()),
                format!("{} is printed one at a time.", form.number()),
            ));
        }
        Ok(match form {
            Form::ReceiptSlip => Printable::Receipt { id: receipts::require(archive, number)?.id },
            Form::ReviewRecord => Printable::Review { receipt: receipts::require(archive, number)?.id },
            Form::LoanSlip => Printable::Loan { id: loans::require(archive, number)?.id },
            Form::RecallNotice => {
                let loan = loans::require(archive, number)?;
                Printable::Recall { loan: loan.id, nth: self.nth.unwrap_or(loan.reminders.max(1)) }
            }
            Form::RenewalRequest => Printable::Renewal { loan: loans::require(archive, number)?.id, nth: self.nth },
            Form::HistoryCard => Printable::History { material: materials::require(archive, number)?.id },
            Form::MaterialLabel => {
                let ids = self.numbers.iter().map(|n| Ok(materials::require(archive, n)?.id));
                Printable::Labels { materials: ids.collect::<Done<_>>()? }
            }
            Form::PlaceLabel => {
                let ids = self.numbers.iter().map(|n| Ok(find::place(archive, n)?.id));
                Printable::PlaceLabels { places: ids.collect::<Done<_>>()?, parts: self.parts }
            }
            Form::PersonBadge => {
                let ids = self.numbers.iter().map(|n| Ok(find::person(archive, n)?.id));
                Printable::Badges { people: ids.collect::<Done<_>>()? }
            }
            Form::PagePrint => {
                return Err(Why::misuse(
                    "附件打印页在看大图时打（Ctrl+P）；原件请用 kedang export-file。",
                    "A page of a file is printed in the viewer (Ctrl+P); for the original use `kedang export-file`.",
                ));
            }
            Form::ReceiptRegister | Form::FilingRegister | Form::UseRegister | Form::LoanRegister => {
                return Err(Why::misuse("登记表请用 kedang register。", "For a register use `kedang register`."));
            }
        })
    }
}

/// The press, with the fonts that stand beside the program before the system's.
pub fn press() -> Done<press::Press> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("fonts")));
    Ok(press::Press::new(&Vec::from_iter(beside)).map_err(Error::from)?)
}

/// Says where a print is.
pub fn tell(desk: &Desk, printed: &Printed, target: &Path) -> Done {
    let told = json!({ "file": target.display().to_string(), "pages": printed.pages, "nth": printed.nth });
    desk.say().result(&told, |_| target.display().to_string())?;
    Ok(Ended::Well)
}
