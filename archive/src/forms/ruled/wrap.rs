//! Breaks a text into lines of a column, as a careful clerk would.

/// Never first on a line.
const NO_START: &str = "，。、；：！？）】》〉」』”’…—～·％°,.;:!?)]}%";
/// Never last on a line.
const NO_END: &str = "（【《〈「『“‘([{";
/// A number may be broken after these.
const SIGNS: &str = "-_/.·:;,";

/// Breaks `text` into lines no wider than `room`; a word wider than that is cut anywhere.
pub fn wrap(text: &str, room: f64, advance: &impl Fn(char) -> f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line: Vec<char> = Vec::new();
    let mut width = 0.0;
    for c in text.chars() {
        width += advance(c);
        line.push(c);
        if width <= room || line.len() == 1 {
            continue;
        }
        let at = (1..line.len()).rev().find(|&i| may_break(&line, i));
        let mut rest = line.split_off(at.unwrap_or(line.len() - 1));
        // A word in small letters is cut with a hyphen, where there is room for one.
        if at.is_none() && line.len() > 3 && rest.iter().chain(&line[line.len() - 2..]).all(char::is_ascii_lowercase) {
            let last = line.split_off(line.len() - 1);
            rest = last.into_iter().chain(rest).collect();
            line.push('-');
        }
        push(&mut lines, &line);
        line = rest.into_iter().skip_while(|c| *c == ' ').collect();
        width = line.iter().map(|&c| advance(c)).sum();
    }
    push(&mut lines, &line);
    lines
}

fn push(lines: &mut Vec<String>, line: &[char]) {
    let line: String = line.iter().collect();
    let line = line.trim_end();
    if !line.is_empty() {
        lines.push(line.to_owned());
    }
}

/// Whether a line may end before its `i`-th character.
fn may_break(line: &[char], i: usize) -> bool {
    let (before, after) = (line[i - 1], line[i]);
    if NO_START.contains(after) || NO_END.contains(before) {
        return false;
    }
    if before == ' ' || after == ' ' {
        return true;
    }
    // Between two Latin letters or digits only after a sign.
    !(latin(before) && latin(after)) || SIGNS.contains(before)
}

fn latin(c: char) -> bool {
    c < '\u{2000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, room: f64) -> Vec<String> {
        wrap(text, room, &|c| if latin(c) { 0.5 } else { 1.0 })
    }

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(lines("输出轴", 3.0), ["输出轴"]);
        assert_eq!(lines("", 3.0), Vec::<String>::new());
    }

    #[test]
    fn punctuation_keeps_its_side() {
        assert_eq!(lines("外壳零件图（四张）", 6.0), ["外壳零件图", "（四张）"]);
        assert_eq!(lines("图纸，完好", 2.0), ["图", "纸，", "完好"]);
    }

    #[test]
    fn numbers_break_after_signs_and_anywhere_only_when_they_must() {
        assert_eq!(lines("JSD20261123-002", 6.5), ["JSD20261123-", "002"]);
        assert_eq!(lines("SF1234567890123", 4.0), ["SF123456", "7890123"]);
        assert_eq!(lines("HX2601 稳压模块", 4.0), ["HX2601", "稳压模块"]);
    }

    #[test]
    fn a_word_too_wide_is_cut_with_a_hyphen() {
        assert_eq!(lines("Confidential", 3.5), ["Confid-", "ential"]);
        assert_eq!(lines("QUALIFICATION", 3.5), ["QUALIFI", "CATION"]);
    }

    #[test]
    fn nothing_is_lost_and_nothing_endless() {
        let text = "高压变频驱动总成（含附录 A～F）HXZK-2026-ABCDEF，。。。，，！！".repeat(9);
        for room in [0.1, 1.0, 3.3, 17.0] {
            let joined: String = lines(&text, room).concat();
            let bare = |t: &str| t.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(bare(&joined), bare(&text), "room {room}");
        }
    }
}
