//! What is on the agenda: the ordinary business of the years, and the scene of the last two weeks,
//! set so that on the last day everything that can wait does wait.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::art::Art;
use super::story::{Delivery, Fate, Job, Stage, Story, Wish, after, at, before, works};
use super::words::CUSTOMERS;
use crate::loans::{ConditionIn, LoanMode};
use crate::materials::Category;

/// The share of the materials that came before the last year.
const EARLIER: f64 = 0.12;

/// How many materials the scene itself brings in.
pub(super) const SCENE: u32 = 24;

/// Puts the ordinary deliveries and loans on the agenda.
pub(super) fn routine(story: &mut Story<'_>, materials: u32, first: NaiveDate) {
    let today = story.end.date();
    let year = (today - Days::new(365)).max(first);
    let left = materials.saturating_sub(SCENE);
    let earlier = if year > first { (f64::from(left) * EARLIER) as u32 } else { 0 };
    deliveries(story, earlier, first + Days::new(3), year);
    // The last days belong to the scene.
    deliveries(story, left - earlier, year, before(today, 4));

    let loans = (f64::from(materials) * 0.27).min(620.0) as u32;
    let from = year + Days::new(14);
    let days = working_days(from, before(today, 1));
    for _ in 0..loans {
        if days.is_empty() {
            break;
        }
        let day = days[story.rng.usize(0..days.len())];
        let when = story.hour(day).min(at(day, 15, 30));
        story.plan(when, Job::Borrow);
    }
}

fn deliveries(story: &mut Story<'_>, lines: u32, from: NaiveDate, to: NaiveDate) {
    let days = working_days(from, to);
    if days.is_empty() {
        return;
    }
    // Sizes first, then the days in order: a project goes on from delivery to delivery.
    let mut sizes = Vec::new();
    let mut left = lines;
    while left > 0 {
        let size = [1, 1, 2, 2, 3, 3, 3, 4, 5, 6][story.rng.usize(0..10)].min(left);
        sizes.push(size);
        left -= size;
    }
    let mut when: Vec<NaiveDateTime> = (0..sizes.len())
        .map(|_| {
            let day = days[story.rng.usize(0..days.len())];
            story.hour(day)
        })
        .collect();
    when.sort_unstable();
    for (size, when) in sizes.into_iter().zip(when) {
        let customer = by_weight(story);
        let mut wanted = size as usize;
        while wanted > 0 {
            let (project, documents) = story.documents(customer, wanted, when.date());
            wanted -= documents.len().min(wanted);
            let return_in = None;
            story.plan(when, Job::Receive(Delivery { customer, project, documents, until: Stage::Filed, return_in }));
        }
    }
}

/// A customer; some bring far more than others.
pub(super) fn by_weight(story: &mut Story<'_>) -> usize {
    let all: u32 = CUSTOMERS.iter().map(|c| c.weight).sum();
    let mut at = story.rng.u32(0..all);
    for (nth, customer) in CUSTOMERS.iter().enumerate() {
        match at.checked_sub(customer.weight) {
            Some(rest) => at = rest,
            None => return nth,
        }
    }
    0
}

fn working_days(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    from.iter_days().take_while(|day| *day <= to).filter(|day| works(*day)).collect()
}

/// Loans of the scene that begin in the weeks before: asked for when that day is reached, so that
/// what they ask for is on the shelf.
pub(super) struct Cue {
    /// How many days before the last one.
    pub days_ago: u64,
    who: &'static str,
    customer: &'static str,
    category: Option<Category>,
    items: usize,
    days: u32,
    destination: &'static str,
    fate: Fate,
}

/// The loans of the scene, earliest first.
pub(super) fn cues() -> Vec<Cue> {
    let cue = |days_ago, who, customer, items, days, fate| Cue {
        days_ago,
        who,
        customer,
        category: None,
        items,
        days,
        destination: "",
        fate,
    };
    use Fate::*;
    vec![
        Cue { category: Some(Category::Technical), ..cue(33, "谷满仓", "SB", 1, 14, Harmed(13, ConditionIn::Lost)) },
        // Late by twelve days, three days, one day.
        cue(26, "陈立群", "HX", 1, 14, StaysOut),
        cue(20, "蓝采薇", "BY", 1, 10, Harmed(9, ConditionIn::Short)),
        Cue { category: Some(Category::Drawing), ..cue(17, "赵子衡", "HX", 1, 14, StaysOut) },
        Cue { category: Some(Category::Technical), ..cue(15, "吴佳宁", "HX", 1, 14, StaysOut) },
        // Due today, the first of three is back.
        cue(14, "沈亦安", "HX", 3, 14, Partly(10)),
        Cue { category: Some(Category::Sample), ..cue(12, "岳明诚", "LG", 1, 10, Harmed(7, ConditionIn::Damaged)) },
        cue(9, "倪向阳", "QH", 2, 7, Reversed),
        cue(6, "林若溪", "HX", 2, 14, NoScan),
        cue(5, "陈立群", "HD", 2, 14, StaysOut),
        Cue { destination: "外协压铸厂", ..cue(4, "赵子衡", "HX", 1, 7, Undecided) },
        cue(3, "孙启明", "YL", 1, 14, NoScan),
        cue(3, "林若溪", "HX", 1, 7, Unfetched),
        cue(1, "简素问", "TY", 2, 10, Undecided),
    ]
}

/// Asks for what a cue says; nothing where the shelf has nothing of the kind.
pub(super) fn play_cue(story: &mut Story<'_>, cue: &Cue) -> Option<Wish> {
    let customer = CUSTOMERS.iter().position(|c| c.code == cue.customer)?;
    let borrower = story.firm.person(cue.who)?.id;
    let fits = |story: &Story<'_>, strict: bool| -> Vec<usize> {
        let of = story.shelf.iter().enumerate().rev();
        of.filter(|(_, s)| story.can_go(s, LoanMode::OutOriginal))
            .filter(|(_, s)| !strict || s.customer == customer && cue.category.is_none_or(|c| c == s.category))
            .map(|(at, _)| at)
            .take(cue.items)
            .collect()
    };
    let mut found = fits(story, true);
    if found.len() < cue.items {
        found = fits(story, false);
    }
    let first = *found.first()?;
    let lines = found.iter().map(|&at| story.shelf[at].id).collect();
    let product = story.shelf[first].product.clone();
    let wish = Wish {
        borrower,
        lines,
        product,
        days: cue.days,
        mode: LoanMode::OutOriginal,
        destination: cue.destination.to_owned(),
        fate: cue.fate,
    };
    Some(wish)
}

/// The deliveries of the last days: some wait for review, some for filing, one for the customer.
pub(super) fn last_deliveries(story: &mut Story<'_>) {
    let today = story.end.date();
    let bring = |story: &mut Story<'_>, days_ago: u64, hour: (u32, u32), code: &str, items: usize, until, return_in| {
        let Some(customer) = CUSTOMERS.iter().position(|c| c.code == code) else { return };
        let day = if days_ago == 0 { today } else { before(today, days_ago) };
        let when =
            if days_ago == 0 { story.end - TimeDelta::minutes(i64::from(hour.0)) } else { at(day, hour.0, hour.1) };
        let mut left = items;
        // One delivery, also where a project ends within it.
        let mut all = Vec::new();
        let mut project = String::new();
        while left > 0 {
            let (code, documents) = story.documents(customer, left, day);
            left -= documents.len().min(left);
            project = code;
            all.extend(documents);
        }
        story.plan(when, Job::Receive(Delivery { customer, project, documents: all, until, return_in }));
    };
    bring(story, 9, (9, 50), "YH", 1, Stage::Supplement, None);
    bring(story, 7, (10, 12), "QH", 1, Stage::Reviewed, None);
    bring(story, 6, (14, 5), "BY", 4, Stage::Reviewed, Some(21));
    bring(story, 5, (9, 12), "HD", 3, Stage::Received, None);
    bring(story, 5, (15, 40), "LG", 2, Stage::Received, None);
    bring(story, 5, (16, 2), "HX", 2, Stage::Reviewed, None);
    bring(story, 2, (10, 45), "HX", 4, Stage::Filed, Some(180));
    bring(story, 1, (14, 30), "TY", 2, Stage::Filed, None);
    bring(story, 0, (95, 0), "HD", 5, Stage::Received, Some(189));
}

/// The last morning: what the scanner sent lies in the tray.
pub(super) fn last_morning(story: &mut Story<'_>) {
    let mut art = Vec::new();
    for customer in 0..4 {
        let (_, documents) = story.documents(customer, 1, story.end.date());
        let mut sheets = documents.into_iter().flat_map(|d| d.art);
        art.extend(sheets.find(|art| matches!(art, Art::Drawing { .. } | Art::Paper { .. })));
    }
    let when = story.end - TimeDelta::minutes(35);
    story.plan(when, Job::Tray(art));
}

/// When a cue begins.
pub(super) fn time_of(cue: &Cue, end: NaiveDateTime, nth: usize) -> NaiveDateTime {
    let day = after(end.date() - Days::new(cue.days_ago), 0).min(before(end.date(), 1));
    at(day, 9, 5 + nth as u32 * 3)
}
