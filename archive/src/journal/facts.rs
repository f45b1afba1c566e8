//! What an event says, kept as facts and not as a sentence, so that it reads in either language.

use serde::{Deserialize, Serialize};

use crate::loans::{ConditionIn, Decision, LoanMode, Step};
use crate::materials::Lifecycle;
use crate::receipts::ReviewResult;
use crate::words::Lang;

/// One thing an event says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "k", content = "v", rename_all = "snake_case")]
pub enum Fact {
    /// A name or a title, as it is.
    Name(String),
    /// A person with the department.
    PersonOf(String, String),
    /// A customer.
    Customer(String),
    /// A date by which it is due.
    Due(String),
    /// A changed due date.
    DueMoved(String, String),
    /// Copies and pages.
    Count(u32, u32),
    /// How many lines or items.
    Items(u32),
    /// How it came back.
    Condition(ConditionIn),
    /// A condition in words.
    Look(String),
    /// A step of the approval.
    Step(Step),
    /// A decision, on paper or by PIN.
    Decision(Decision, bool),
    /// The result of a review.
    Review(ReviewResult),
    /// The state it went to.
    Became(Lifecycle),
    /// Original out, in-room …
    Mode(LoanMode),
    /// A reason someone gave.
    Reason(String),
    /// A place in the store.
    Place(String),
    /// A reference code.
    Number(String),
    /// A file with its size in bytes.
    File(String, u64),
    /// Which time.
    Nth(u32),
    /// Days late.
    Late(u32),
    /// The name of a form.
    Form(String),
    /// A day, and whether people work on it; without, the ordinary week holds again.
    Day(String, Option<bool>),
    /// Filed although nobody knows when it was made (R2-11: the waiver stands in the log).
    Undated,
}

impl Fact {
    /// The fact in words.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Fact::Name(text) | Fact::Customer(text) | Fact::Look(text) | Fact::Number(text) | Fact::Form(text) => {
                text.clone()
            }
            Fact::PersonOf(person, department) => {
                lang.pick(format!("{person}，{department}"), format!("{person}, {department}"))
            }
            Fact::Undated => lang.pick("资料日期不详", "date of creation unknown").to_owned(),
            Fact::Due(day) => lang.pick(format!("应还 {day}"), format!("due {day}")),
            Fact::DueMoved(was, now) => lang.pick(format!("应还 {was} 改为 {now}"), format!("due {was}, now {now}")),
            Fact::Count(copies, pages) => {
                let some = |n: u32, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
                let en = format!("{}, {}", some(*copies, "copy", "copies"), some(*pages, "page", "pages"));
                lang.pick(format!("{copies} 份 {pages} 页"), en)
            }
            Fact::Items(n) => {
                lang.pick(format!("{n} 件"), if *n == 1 { "1 item".to_owned() } else { format!("{n} items") })
            }
            Fact::Condition(condition) => condition.word(lang).to_owned(),
            Fact::Step(step) => step.word(lang).to_owned(),
            Fact::Decision(decision, ink) => {
                let how = if *ink { lang.pick("线下签批", "in ink") } else { lang.pick("密码签批", "by PIN") };
                format!("{}{}{how}", decision.word(lang), lang.pick("，", ", "))
            }
            Fact::Review(result) => result.word(lang).to_owned(),
            Fact::Became(state) => state.word(lang).to_owned(),
            Fact::Mode(mode) => mode.word(lang).to_owned(),
            Fact::Reason(text) => text.clone(),
            Fact::Place(path) => path.clone(),
            Fact::File(name, size) => format!("{name} ({})", bytes(*size)),
            Fact::Nth(n) => lang.pick(format!("第 {n} 次"), format!("no. {n}")),
            Fact::Day(day, None) => lang.pick(format!("{day} 照常"), format!("{day} as usual")),
            Fact::Day(day, Some(true)) => lang.pick(format!("{day} 上班"), format!("{day} working")),
            Fact::Day(day, Some(false)) => lang.pick(format!("{day} 放假"), format!("{day} holiday")),
            Fact::Late(days) => lang.pick(format!("逾期 {days} 天"), format!("{days} days late")),
        }
    }

    /// Several facts as one text.
    pub fn join(facts: &[Fact], lang: Lang) -> String {
        let texts: Vec<_> = facts.iter().map(|fact| fact.text(lang)).filter(|t| !t.is_empty()).collect();
        texts.join(lang.pick("；", "; "))
    }
}

/// A size as people read it, in units of 1000 bytes (IEC 80000-13 leaves kB at 1000).
pub(crate) fn bytes(n: u64) -> String {
    match n {
        0..1_000 => format!("{n} B"),
        1_000..1_000_000 => format!("{:.0} kB", n as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", n as f64 / 1e6),
        _ => format!("{:.2} GB", n as f64 / 1e9),
    }
}
