//! F-27 资料履历卡: one material from its receipt to today, from the journal, nothing left out.

use super::desk::{Desk, Laid, Ticket};
use super::labels::years;
use super::wording::{once, plural};
use crate::attachments::{Attachment, Owner};
use crate::clock::days_between;
use crate::error::Result;
use crate::forms::{Body, Fact, Form, HistoryCard, HistoryEvent, HistoryFile};
use crate::ids::{AnyId, MaterialId};
use crate::journal::{Action, HistoryRow};
use crate::materials::{Material, OwnField, Stay};
use crate::{journal, storage, text};

pub(super) fn lay(desk: &Desk<'_>, id: MaterialId) -> Result<Laid> {
    let material = storage::materials::require(desk.tx, id, &desk.day())?;
    let files = storage::attachments::list(desk.tx, Owner::Material(id))?;
    let stays = storage::materials::stays(desk.tx, id, "", &desk.day())?;
    let card = HistoryCard {
        facts: facts(desk, &material),
        files: files.iter().map(|attachment| file(desk, attachment)).collect(),
        events: events(desk, id.into())?,
        summary: summary(desk, &stays),
    };
    let ticket = Ticket::new(Form::HistoryCard, id, material.number());
    desk.slip(Body::HistoryCard(card), ticket, &material.code, Some(material.security_level))
}

fn facts(desk: &Desk<'_>, material: &Material) -> Vec<Fact> {
    let lang = desk.lang;
    let place = match &material.holder {
        Some(holder) => desk.say(
            format!("{}（现在 {}，{}，{}）", material.place_path, holder.name, holder.department, holder.loan_no),
            format!("{} (now with {}, {}, {})", material.place_path, holder.name, holder.department, holder.loan_no),
        ),
        None => material.place_path.clone(),
    };
    let retention = match (material.retention_class, &material.retention_until) {
        (Some(class), Some(until)) => {
            desk.say(format!("{}，至 {until}", years(desk, class)), format!("{}, until {until}", years(desk, class)))
        }
        (Some(class), None) => years(desk, class),
        (None, _) => String::new(),
    };
    let level = material.security_level.word(lang);
    let level = match &material.secret_until {
        Some(until) => desk.say(format!("{level}，至 {until}"), format!("{level}, until {until}")),
        None => level.to_owned(),
    };
    let category = match material.subtype.as_str() {
        "" => material.category.word(lang).to_owned(),
        subtype => desk.say(
            format!("{}（{subtype}）", material.category.word(lang)),
            format!("{} ({subtype})", material.category.word(lang)),
        ),
    };
    let state = format!("{}{}{}", material.lifecycle.word(lang), lang.pick("，", ", "), material.custody.word(lang));
    let amount = journal::Fact::Count(material.copies, material.pages).text(lang);
    let fact = |zh: &str, en: &str, value: String| Fact { label: desk.say(zh, en), value, wide: false };
    let mut facts = vec![
        fact("档号", "Reference code", material.archive_no.clone().unwrap_or_default()),
        fact("接收编号", "Receipt no.", format!("{}/{}", material.receipt_no, material.line_no)),
        Fact { wide: true, ..fact("资料名称", "Title", material.title.clone()) },
        fact("客户", "Customer", material.customer_name.clone()),
        fact("项目/合同", "Project/contract", material.project.clone()),
        fact("类别", "Category", category),
        fact("性质", "Nature", material.nature.map_or("", |nature| nature.word(lang)).to_owned()),
        fact("用途", "Purpose", material.purpose.map_or("", |purpose| purpose.word(lang)).to_owned()),
        fact("责任者", "Creator", material.creator.clone()),
        fact("图号/编号", "Document no.", material.drawing_no.clone()),
        fact("版次", "Revision", material.revision.clone()),
        fact("形成日期", "Made on", material.doc_date.clone().unwrap_or_default()),
        fact("接收日期", "Received", material.received_on.clone()),
        fact("提供人", "Provider", material.provided_by.clone()),
        fact("接收人", "Receiver", material.received_by.clone()),
        fact(
            "载体",
            "Carrier",
            format!("{}{}{}", material.carrier.word(lang), lang.pick("，", ", "), material.copy_kind.word(lang)),
        ),
        fact("份数/页数", "Copies/pages", amount),
        fact("密级", "Level", level),
        fact("保管期限", "Retention", retention),
        fact("责任人", "In charge", material.owner_name.clone()),
        fact("归档日期", "Filed", material.filed_on.clone().unwrap_or_default()),
        fact("现状", "State", state),
        fact("存放位置", "Place", place),
    ];
    facts.extend(material.extra.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
        let word = OwnField::parse(name).map_or(name.as_str(), |field| field.word(lang));
        Fact { label: word.to_owned(), value: value.clone(), wide: false }
    }));
    if !material.note.is_empty() {
        facts.push(Fact { wide: true, ..fact("备注", "Remark", material.note.clone()) });
    }
    facts
}

fn file(desk: &Desk<'_>, attachment: &Attachment) -> HistoryFile {
    let size = journal::bytes(attachment.size);
    let state = match (&attachment.withdrawn_at, attachment.replaced_by) {
        (None, _) => desk.say("有效", "valid"),
        (Some(_), Some(_)) => desk.say("已替换", "replaced"),
        (Some(_), None) => desk.say("已撤回", "withdrawn"),
    };
    HistoryFile {
        name: attachment.name.clone(),
        size: match attachment.pages {
            Some(pages) => desk.say(format!("{size} / {pages} 页"), format!("{size} / {pages} p.")),
            None => size,
        },
        hash: attachment.sha256.chars().take(16).collect(),
        added_on: desk.wall_day(&attachment.added_at),
        state,
    }
}

/// Every event of the material, oldest first.
fn events(desk: &Desk<'_>, subject: AnyId) -> Result<Vec<HistoryEvent>> {
    let mut all: Vec<HistoryRow> = Vec::new();
    loop {
        let before = all.last().map(|row| row.seq);
        let rows = journal::history_in(desk.tx, subject, before, 500)?;
        if rows.is_empty() {
            break;
        }
        all.extend(rows);
    }
    all.reverse();
    all.into_iter()
        .map(|row| {
            let approved = if row.action == Action::LoanLend { approved(desk, &row.number)? } else { String::new() };
            Ok(HistoryEvent {
                at: desk.wall(&row.at),
                act: row.action.word(desk.lang).to_owned(),
                details: desk.lang.pick(row.zh, row.en) + &approved,
                slip: row.number,
                by: row.actor,
            })
        })
        .collect()
}

/// Who approved what went out: the decision is the slip's event, but belongs to the story.
fn approved(desk: &Desk<'_>, number: &str) -> Result<String> {
    let Some(loan) = storage::loans::get_id_by_number(desk.tx, number)? else { return Ok(String::new()) };
    let approvals = storage::approvals::list(desk.tx, loan)?;
    let names = once(desk.lang, approvals.iter().map(|approval| approval.approver_name.as_str()));
    Ok(if names.is_empty() {
        names
    } else {
        desk.say(format!("；批准人 {names}"), format!("; approved by {names}"))
    })
}

/// `借阅 7 次，累计在外 63 天，逾期 1 次`
fn summary(desk: &Desk<'_>, stays: &[Stay]) -> String {
    if stays.is_empty() {
        return desk.say("没有借出过", "never lent");
    }
    let day = |text: &str| text::date("from", text).unwrap_or(desk.today);
    let days: i64 = stays
        .iter()
        .map(|stay| days_between(day(&stay.from), stay.until.as_deref().map_or(desk.today, day)).max(0))
        .sum();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (times, late) = (number(stays.len()), number(stays.iter().filter(|stay| stay.late).count()));
    let (zh, en) = match late {
        0 => (String::new(), String::new()),
        n => (format!("，逾期 {n} 次"), format!(", late {}", plural(n, "time", "times"))),
    };
    desk.say(
        format!("借阅 {times} 次，累计在外 {days} 天{zh}"),
        format!("lent {}, out for {days} days{en}", plural(times, "time", "times")),
    )
}
