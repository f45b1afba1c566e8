//! What an event says, kept as facts and not as a sentence, so that it reads in either language.

use serde::{Deserialize, Serialize};

use crate::forms::Form;
use crate::incidents::{IncidentKind, IncidentOutcome};
use crate::loans::{ConditionIn, Decision, LoanMode, Step};
use crate::materials::{Lifecycle, SecurityLevel};
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
    /// Who agreed, and on what ground, to less than was promised.
    Ground(String),
    /// A page of a file, from 1.
    Page(u32),
    /// Which mark of a file.
    Mark(u32),
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
    /// The name of a form, as programs before schema step 3 wrote it.
    Form(String),
    /// A form.
    Sheet(Form),
    /// What kind of incident it is.
    Incident(IncidentKind),
    /// What came of an incident.
    Outcome(IncidentOutcome),
    /// The level at filing is lower than at receipt.
    LevelLowered(SecurityLevel, SecurityLevel),
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
            Fact::Ground(text) => lang.pick(format!("依据：{text}"), format!("ground: {text}")),
            Fact::Page(n) => lang.pick(format!("第 {n} 页"), format!("page {n}")),
            Fact::Mark(n) => lang.pick(format!("标注 {n}"), format!("mark {n}")),
            Fact::Place(path) => path.clone(),
            Fact::File(name, size) => format!("{name} ({})", bytes(*size)),
            Fact::Nth(n) => lang.pick(format!("第 {n} 次"), format!("no. {n}")),
            Fact::Day(day, None) => lang.pick(format!("{day} 照常"), format!("{day} as usual")),
            Fact::Day(day, Some(true)) => lang.pick(format!("{day} 上班"), format!("{day} working")),
            Fact::Day(day, Some(false)) => lang.pick(format!("{day} 放假"), format!("{day} holiday")),
            Fact::Sheet(form) => form.title(lang).to_owned(),
            Fact::Incident(kind) => kind.word(lang).to_owned(),
            Fact::Outcome(outcome) => outcome.word(lang).to_owned(),
            Fact::LevelLowered(was, now) => {
                let (was, now) = (was.word(lang), now.word(lang));
                lang.pick(format!("密级由{was}降为{now}"), format!("level lowered from {was} to {now}"))
            }
            Fact::Late(days) => lang.pick(format!("逾期 {days} 天"), format!("{days} days late")),
        }
    }

    /// The stored facts of an event; what this program cannot read is shown as it stands, never left out.
    pub(crate) fn read(stored: &str) -> Vec<Fact> {
        let facts: Vec<serde_json::Value> = match serde_json::from_str(stored) {
            Ok(facts) => facts,
            Err(_) => return vec![Fact::Name(stored.to_owned())],
        };
        facts
            .into_iter()
            .map(|fact| Fact::deserialize(&fact).unwrap_or_else(|_| Fact::Name(fact.to_string())))
            .collect()
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// One line of each fact as archives hold it. A line that is changed here is a line that is lost there.
    const STORED: &str = r#"[
        {"k":"name","v":"陈立群"}, {"k":"person_of","v":["陈立群","制造一部"]}, {"k":"customer","v":"恒达精密"},
        {"k":"due","v":"2026-12-07"}, {"k":"due_moved","v":["2026-12-07","2026-12-21"]}, {"k":"count","v":[1,4]},
        {"k":"items","v":3}, {"k":"condition","v":"GOOD"}, {"k":"look","v":"无损"}, {"k":"step","v":"DEPT_HEAD"},
        {"k":"decision","v":["APPROVED",true]}, {"k":"review","v":"PASS"}, {"k":"became","v":"FILED"},
        {"k":"mode","v":"OUT_ORIGINAL"}, {"k":"reason","v":"试装"}, {"k":"ground","v":"客户来函"}, {"k":"page","v":3}, {"k":"mark","v":2}, {"k":"place","v":"一号库"},
        {"k":"number","v":"KG-TZ-2026-0001"}, {"k":"file","v":["总装图.pdf",1200]}, {"k":"nth","v":2},
        {"k":"late","v":5}, {"k":"form","v":"客户资料接收单"}, {"k":"sheet","v":"LoanSlip"},
        {"k":"incident","v":"DAMAGE"}, {"k":"outcome","v":"SETTLED"}, {"k":"level_lowered","v":["CORE","PUBLIC"]},
        {"k":"day","v":["2026-10-01",false]}, {"k":"undated"}]"#;

    #[test]
    fn every_fact_that_was_ever_stored_is_read_as_what_it_was() {
        let facts = Fact::read(STORED);
        let again: serde_json::Value = serde_json::to_value(&facts).unwrap();
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(STORED).unwrap());
        let kinds: std::collections::BTreeSet<_> =
            again.as_array().unwrap().iter().map(|fact| fact["k"].as_str().unwrap().to_owned()).collect();
        assert_eq!(kinds.len(), 30, "a new fact wants a line here");
        assert!(facts.iter().all(|fact| !fact.text(Lang::Zh).is_empty() && !fact.text(Lang::En).is_empty()));
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_it_stands() {
        let facts = Fact::read(r#"[{"k":"nth","v":2},{"k":"colour","v":"red"}]"#);
        assert_eq!(Fact::join(&facts, Lang::En), r#"no. 2; {"k":"colour","v":"red"}"#);
        assert_eq!(Fact::join(&Fact::read("broken"), Lang::Zh), "broken");
    }
}
