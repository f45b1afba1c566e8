//! Full pinyin typed without spaces, cut into syllables: `zhuchangf` is zhu chang f….

use super::readings::SYLLABLES;

/// The most ways of cutting that are looked at.
const MOST: usize = 12;

/// Every way to cut letters into syllables; the last one may be only begun. Longer syllables first.
pub(super) fn cuts(letters: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    if letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_lowercase()) {
        let mut dead = vec![false; letters.len() + 1];
        cut(letters, &mut Vec::new(), &mut dead, &mut found);
    }
    found
}

/// `dead` marks the rests that were tried and cannot be cut, so that no rest is tried twice in vain.
fn cut<'a>(rest: &'a str, before: &mut Vec<&'a str>, dead: &mut [bool], found: &mut Vec<Vec<&'a str>>) {
    const LONGEST: usize = 6;
    if found.len() >= MOST || dead[rest.len()] {
        return;
    }
    let known = found.len();
    // `zh` alone is two initials to everyone; after a syllable it is one that was begun.
    if is_begun(rest) && (!before.is_empty() || is_syllable(rest) || rest.len() > 2) {
        found.push(before.iter().copied().chain([rest]).collect());
    }
    for length in (1..=LONGEST.min(rest.len() - 1)).rev() {
        let (syllable, after) = rest.split_at(length);
        if is_syllable(syllable) {
            before.push(syllable);
            cut(after, before, dead, found);
            before.pop();
        }
    }
    dead[rest.len()] = found.len() == known;
}

/// Whether these letters are a whole syllable.
pub(super) fn is_syllable(letters: &str) -> bool {
    SYLLABLES.binary_search(&letters).is_ok()
}

/// Whether some syllable begins with these letters.
fn is_begun(letters: &str) -> bool {
    let at = SYLLABLES.partition_point(|syllable| *syllable < letters);
    SYLLABLES.get(at).is_some_and(|syllable| syllable.starts_with(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_cut_in_every_way_that_syllables_allow() {
        assert_eq!(cuts("huaxin")[0], ["hua", "xin"]);
        assert!(cuts("huaxin").contains(&vec!["hu", "a", "xin"]));
        assert_eq!(cuts("zhuchangf")[0], ["zhu", "chang", "f"]);
        assert!(cuts("xian").contains(&vec!["xian"]) && cuts("xian").contains(&vec!["xi", "an"]));
        assert!(cuts("hxsy").is_empty(), "initials are no syllables");
        assert!(cuts("zh").is_empty() && cuts("2601").is_empty());
        assert!(cuts("huazh").contains(&vec!["hua", "zh"]));
    }

    #[test]
    fn endless_letters_end() {
        assert!(cuts(&"xian".repeat(40)).len() <= MOST);
        assert!(cuts(&format!("{}q", "xian".repeat(20))).len() <= MOST);
        assert!(cuts(&format!("{}vvv", "ana".repeat(30))).is_empty());
    }
}
