//! Names of places: counting on from a first one, and the short form on a label.

use super::order::{numeral, spell};
use crate::error::{Error, Result, Why};
use crate::places::{Place, PlaceKind};
use crate::text;

/// Names that count on from the first: `1 层`, `2 层`, …; `A 柜`, `B 柜`, …; `一号库`, `二号库`, ….
/// The last number in the name counts; where there is none, a letter that stands alone, then a
/// Chinese numeral.
///
/// # Errors
/// An empty name; a name with nothing to count on from, or past Z or 九十九.
pub fn names(first: &str, count: u32) -> Result<Vec<String>> {
    let first = text::name("name", first)?;
    if count == 1 {
        return Ok(vec![first]);
    }
    let stuck = || Error::invalid("name", Why::NoSuccessor(first.clone()));
    let (before, step, after) = counted(&first).ok_or_else(stuck)?;
    (0..count).map(|n| step.nth(n).map(|part| format!("{before}{part}{after}")).ok_or_else(stuck)).collect()
}

/// What in a name counts.
enum Step {
    Number { from: u64, digits: usize },
    Letter { from: u8, last: u8 },
    Numeral(u32),
}

impl Step {
    fn nth(&self, n: u32) -> Option<String> {
        match *self {
            Step::Number { from, digits } => Some(format!("{:0digits$}", from.checked_add(n.into())?)),
            Step::Letter { from, last } => {
                let letter = u8::try_from(u32::from(from) + n).ok().filter(|&letter| letter <= last)?;
                Some(char::from(letter).to_string())
            }
            Step::Numeral(from) => spell(from + n),
        }
    }
}

/// The part of a name that counts, with what stands before and after it.
fn counted(name: &str) -> Option<(&str, Step, &str)> {
    let chars: Vec<(usize, char)> = name.char_indices().collect();
    let split = |from: usize, upto: usize| {
        let end = chars.get(upto).map_or(name.len(), |&(at, _)| at);
        (&name[..chars[from].0], &name[chars[from].0..end], &name[end..])
    };
    let run = |is: fn(char) -> bool| {
        let last = chars.iter().rposition(|&(_, c)| is(c))?;
        let first = chars[..last].iter().rposition(|&(_, c)| !is(c)).map_or(0, |at| at + 1);
        Some((first, last + 1))
    };
    if let Some((from, upto)) = run(|c| c.is_ascii_digit()) {
        let (before, number, after) = split(from, upto);
        // Only a number that begins with a zero keeps its width: 09, 10.
        let digits = if number.starts_with('0') { number.len() } else { 1 };
        return Some((before, Step::Number { from: number.parse().ok()?, digits }, after));
    }
    if let Some((from, upto)) = run(|c| c.is_ascii_alphabetic())
        && upto - from == 1
    {
        let (before, letter, after) = split(from, upto);
        let letter = *letter.as_bytes().first()?;
        let last = if letter.is_ascii_uppercase() { b'Z' } else { b'z' };
        return Some((before, Step::Letter { from: letter, last }, after));
    }
    let (from, upto) = run(|c| numeral(&c.to_string()).is_some())?;
    let (before, number, after) = split(from, upto);
    Some((before, Step::Numeral(numeral(number)?), after))
}

/// A place as it is called at the shelf, from the places on its way: `B-3-5`; a room by its name.
pub fn short_name(way: &[Place]) -> String {
    let inside: Vec<&str> = way.iter().filter(|place| place.kind != PlaceKind::Room).map(|p| bare(&p.name)).collect();
    match (inside.as_slice(), way.last()) {
        ([], Some(room)) => room.name.clone(),
        (inside, _) => inside.join("-"),
    }
}

/// A name without the word for its kind.
fn bare(name: &str) -> &str {
    const ENDS: [&str; 8] = ["号柜", "密集柜", "柜", "架", "层", "格", "盒", "箱"];
    const BEGINS: [&str; 4] = ["Cabinet ", "Shelf ", "Box ", "Rack "];
    let cut = ENDS.iter().find_map(|end| name.strip_suffix(end));
    let cut = cut.or_else(|| BEGINS.iter().find_map(|begin| name.strip_prefix(begin)));
    let cut = cut.unwrap_or(name).trim();
    if cut.is_empty() { name } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_on_from_numbers_letters_and_numerals() {
        let all = |first, count| names(first, count).unwrap().join("|");
        assert_eq!(all("1 层", 3), "1 层|2 层|3 层");
        assert_eq!(all("A 柜", 3), "A 柜|B 柜|C 柜");
        assert_eq!(all("一号库", 3), "一号库|二号库|三号库");
        assert_eq!(all("十号库", 2), "十号库|十一号库");
        assert_eq!(all("B-09 盒", 2), "B-09 盒|B-10 盒", "zeros in front keep the width");
        assert_eq!(all("9 盒", 2), "9 盒|10 盒");
        assert_eq!(all("样品间", 1), "样品间", "one alone needs nothing to count");
    }

    #[test]
    fn a_name_that_cannot_be_counted_on_is_refused_at_its_field() {
        for (first, count) in [("样品间", 2), ("Y 柜", 3), ("九十九号", 2), ("Spare", 2)] {
            let problem = names(first, count).unwrap_err().problem();
            assert_eq!((problem.code, problem.field), ("field.invalid", Some("name")), "{first}");
        }
        assert_eq!(names(" ", 2).unwrap_err().problem().code, "field.missing");
    }

    #[test]
    fn a_name_loses_the_word_for_its_kind_but_never_itself() {
        assert_eq!(
            (bare("B 柜"), bare("3层"), bare("Shelf 4"), bare("柜"), bare("样品")),
            ("B", "3", "4", "柜", "样品")
        );
    }
}
