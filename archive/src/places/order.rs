//! The order of places beside each other: as people count, `2 层` before `10 层`, 一 before 二.

/// A piece of a name: numbers stand before words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    Number(u64),
    Word(String),
}

/// What a name is sorted by.
pub(super) fn key(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut chars = name.chars().filter(|c| !c.is_whitespace()).peekable();
    while let Some(&c) = chars.peek() {
        let mut run = |is: fn(char) -> bool| {
            let mut run = String::new();
            while let Some(c) = chars.next_if(|&c| is(c)) {
                run.push(c);
            }
            run
        };
        pieces.push(if c.is_ascii_digit() {
            let digits = run(|c| c.is_ascii_digit());
            digits.parse().map_or(Piece::Word(digits), Piece::Number)
        } else if is_numeral(c) {
            let digits = run(is_numeral);
            numeral(&digits).map_or(Piece::Word(digits), |n| Piece::Number(n.into()))
        } else {
            Piece::Word(run(|c| !c.is_ascii_digit() && !is_numeral(c)).to_lowercase())
        });
    }
    pieces
}

const DIGITS: &str = "一二三四五六七八九";

fn is_numeral(c: char) -> bool {
    c == '十' || DIGITS.contains(c)
}

/// The value of a Chinese numeral from 一 to 九十九.
pub(super) fn numeral(text: &str) -> Option<u32> {
    let digit = |part: &str| {
        let mut chars = part.chars();
        let (one, None) = (chars.next()?, chars.next()) else { return None };
        Some(DIGITS.chars().position(|c| c == one)? as u32 + 1)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            Some(10 * tens + if ones.is_empty() { 0 } else { digit(ones)? })
        }
    }
}

/// A number from 1 to 99 as a Chinese numeral.
pub(super) fn spell(number: u32) -> Option<String> {
    let digit = |n: u32| DIGITS.chars().nth(n.checked_sub(1)? as usize);
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        0 => digit(ones).map(String::from),
        1..=9 => {
            let tens = if tens == 1 { None } else { digit(tens) };
            Some(tens.into_iter().chain(['十']).chain(digit(ones)).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_as_people_count() {
        let mut names = ["10 层", "样品间", "2 层", "十一号库", "二号库", "B 柜", "一号库", "A 柜"];
        names.sort_by_key(|name| key(name));
        assert_eq!(names, ["一号库", "二号库", "2 层", "10 层", "十一号库", "A 柜", "B 柜", "样品间"]);
    }

    #[test]
    fn numerals_are_read_as_they_are_written() {
        for n in 1..=99 {
            assert_eq!(numeral(&spell(n).unwrap()), Some(n));
        }
        assert_eq!((spell(0), spell(100), numeral("十十"), numeral("")), (None, None, None, None));
        assert_eq!(spell(20).as_deref(), Some("二十"));
    }
}
