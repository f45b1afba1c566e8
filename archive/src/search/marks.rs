//! What to mark in a row, so that one sees why it was found, also by pinyin.

use rusqlite::Connection;

use super::ThingKind;
use super::letters::{Letter, letters};
use super::names::ThingSource;
use super::plan::Named;
use super::query::{ElsewhereHit, HitField, HitMark};
use super::source::{Elsewhere, Texts};
use super::term::Term;
use crate::error::Result;
use crate::ids::AnyId;
use crate::materials::MaterialRow;
use crate::storage;

/// The marks of a row, and what was found where the row does not show it.
pub(super) fn of(
    tx: &Connection,
    row: &MaterialRow,
    texts: &Texts,
    words: &[(Term, Named)],
) -> Result<(Vec<HitMark>, Option<ElsewhereHit>)> {
    let number = letters(&row.number);
    let drawing = letters(&row.drawing_no);
    let title = letters(&row.title);
    let customer = letters(&row.customer);
    let mut marks = Vec::new();
    let mut elsewhere = None;
    for (term, named) in words {
        let before = marks.len();
        let mut mark = |field, text: &[Letter], found: Option<std::ops::Range<usize>>| {
            marks.extend(found.map(|range| mark(field, &text[range])));
        };
        mark(HitField::Number, &number, term.in_number(&number));
        mark(HitField::Drawing, &drawing, term.in_number(&drawing));
        mark(HitField::Title, &title, term.in_text(&title));
        if named.customers.contains(&texts.customer) {
            mark(HitField::Customer, &customer, term.in_text(&customer));
        }
        if marks.len() > before {
            continue;
        }
        // 华芯总装图: the customer and what follows its name.
        for (count, customers) in &named.begun {
            let rest = term.after(*count);
            if customers.contains(&texts.customer) && texts.fits_title(&rest) {
                let name = Term { letters: term.letters[..*count].to_vec() };
                mark_all(&mut marks, HitField::Customer, &customer, name.in_text(&customer));
                mark_all(&mut marks, HitField::Title, &title, rest.in_text(&title));
                mark_all(&mut marks, HitField::Number, &number, rest.in_number(&number));
                mark_all(&mut marks, HitField::Drawing, &drawing, rest.in_number(&drawing));
                break;
            }
        }
        if marks.len() == before && elsewhere.is_none() {
            elsewhere = find_elsewhere(tx, texts, term, named)?;
        }
    }
    Ok((merge(marks), elsewhere))
}

/// The mark over some letters.
pub(super) fn mark(field: HitField, part: &[Letter]) -> HitMark {
    let start = part.first().map_or(0, |letter| letter.start);
    let end = part.last().map_or(start, |letter| letter.end);
    HitMark { field, start, length: end - start }
}

fn mark_all(marks: &mut Vec<HitMark>, field: HitField, text: &[Letter], found: Option<std::ops::Range<usize>>) {
    marks.extend(found.map(|range| mark(field, &text[range])));
}

/// The marks in order, those that touch joined.
pub(super) fn merge(mut marks: Vec<HitMark>) -> Vec<HitMark> {
    marks.sort_unstable();
    let mut merged: Vec<HitMark> = Vec::new();
    for mark in marks {
        match merged.last_mut() {
            Some(last) if last.field == mark.field && mark.start <= last.start + last.length => {
                last.length = last.length.max(mark.start + mark.length - last.start);
            }
            _ => merged.push(mark),
        }
    }
    merged
}

fn find_elsewhere(tx: &Connection, texts: &Texts, term: &Term, named: &Named) -> Result<Option<ElsewhereHit>> {
    let carried = storage::search::require_carried(tx, texts.receipt)?;
    if let Some(hit) = marked(Elsewhere::Receipt, &carried.line(texts), |text| term.in_number(text)) {
        return Ok(Some(hit));
    }
    if named.customers.contains(&texts.customer)
        && let Some(customer) = ThingSource::get(tx, ThingKind::Customer, AnyId(texts.customer))?
    {
        for (nth, name) in customer.texts.iter().enumerate() {
            let field = if nth < customer.current { Elsewhere::CustomerName } else { Elsewhere::FormerName };
            if let Some(hit) = marked(field, name, |text| term.in_text(text)) {
                return Ok(Some(hit));
            }
        }
        for code in &customer.numbers {
            if let Some(hit) = marked(Elsewhere::CustomerName, code, |text| term.in_number(text)) {
                return Ok(Some(hit));
            }
        }
    }
    for (field, text) in texts.others().chain(carried.others()) {
        if let Some(hit) = marked(field, text, |text| term.in_text(text)) {
            return Ok(Some(hit));
        }
    }
    if let Some(owner) = texts.owner.filter(|owner| named.people.contains(owner))
        && let Some(owner) = ThingSource::get(tx, ThingKind::Person, AnyId(owner))?
    {
        for name in owner.texts.iter().chain(&owner.numbers) {
            let found = |text: &[Letter]| term.in_text(text).or_else(|| term.in_number(text));
            if let Some(hit) = marked(Elsewhere::Owner, name, found) {
                return Ok(Some(hit));
            }
        }
    }
    Ok(None)
}

fn marked(
    field: Elsewhere,
    text: &str,
    find: impl FnOnce(&[Letter]) -> Option<std::ops::Range<usize>>,
) -> Option<ElsewhereHit> {
    let found = letters(text);
    let range = find(&found)?;
    Some(ElsewhereHit { field, text: text.to_owned(), marks: vec![mark(HitField::Text, &found[range])] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_touch_are_joined_and_fields_stay_apart() {
        let at = |field, start, length| HitMark { field, start, length };
        let title = HitField::Title;
        assert_eq!(
            merge(vec![at(title, 4, 2), at(title, 0, 3), at(title, 2, 2), at(HitField::Number, 0, 9)]),
            [at(HitField::Number, 0, 9), at(title, 0, 6)]
        );
    }
}
