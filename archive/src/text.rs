//! What people type, made clean: the same rules for every field that holds a name or a sentence.

use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result, Why};

/// The most characters of a name or title.
pub const MOST_NAME: usize = 200;

/// The most characters of a note.
pub const MOST_NOTE: usize = 4_000;

/// Whether a sign is not seen and changes how the others are: a control character, an end of line, one without
/// width, or one that turns the direction of writing, by which one name can look like another.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{00AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A mandatory one-line name: trimmed, no control characters, at most [`MOST_NAME`].
///
/// # Errors
/// Names the field.
pub fn name(field: &'static str, text: &str) -> Result<String> {
    let text = line(field, text)?;
    if text.is_empty() { Err(Error::Missing(field)) } else { Ok(text) }
}

/// An optional one-line text.
///
/// # Errors
/// Names the field.
pub fn line(field: &'static str, text: &str) -> Result<String> {
    let text = text.trim();
    if text.chars().any(is_hidden) {
        return Err(Error::invalid(field, Why::ControlCharacter));
    }
    if text.chars().count() > MOST_NAME {
        return Err(Error::invalid(field, Why::TooLong { most: MOST_NAME }));
    }
    Ok(text.nfc().collect())
}

/// An optional text of several lines.
///
/// # Errors
/// Names the field.
pub fn note(field: &'static str, text: &str) -> Result<String> {
    let text = text.trim();
    if text.chars().any(|c| is_hidden(c) && c != '\n' && c != '\t' && c != '\r') {
        return Err(Error::invalid(field, Why::ControlCharacter));
    }
    if text.chars().count() > MOST_NOTE {
        return Err(Error::invalid(field, Why::TooLong { most: MOST_NOTE }));
    }
    Ok(text.replace("\r\n", "\n").nfc().collect())
}

/// A code as it is compared: half width, upper case, without separators
/// (`domain/4-rules.md` 4.3: `· • ・ ∙ . — – － - _ /` and spaces do not count).
pub fn key(text: &str) -> String {
    text.nfkc()
        .filter(|c| {
            !matches!(c, '·' | '•' | '・' | '∙' | '.' | '—' | '–' | '－' | '-' | '_' | '/' | '\\') && !c.is_whitespace()
        })
        .flat_map(char::to_uppercase)
        .collect()
}

/// A date on paper, `2026-11-23`.
///
/// # Errors
/// Names the field.
pub fn date(field: &'static str, text: &str) -> Result<chrono::NaiveDate> {
    let wrong = || Error::invalid(field, Why::NotADate(text.to_owned()));
    let date = chrono::NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map_err(|_| wrong())?;
    let year = chrono::Datelike::year(&date);
    if (1900..=2200).contains(&year) { Ok(date) } else { Err(wrong()) }
}

/// An optional date: empty is none.
///
/// # Errors
/// Names the field.
pub fn optional_date(field: &'static str, text: Option<&str>) -> Result<Option<chrono::NaiveDate>> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => date(field, text).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_its_separators_were_typed() {
        assert_eq!(key("Q001-KG·JS·2026"), key("ｑ００１－ｋｇ・js.2026 "));
        assert_eq!(key("HX-2601-03"), "HX260103");
    }

    #[test]
    fn control_characters_and_endless_names_are_refused_at_their_field() {
        assert_eq!(name("title", "a\u{7}b").unwrap_err().problem().field, Some("title"));
        for hidden in ["外\u{202E}壳", "外壳\u{2069}图", "外\u{2028}壳"] {
            assert!(name("title", hidden).is_err() && note("note", hidden).is_err(), "{hidden:?}");
        }
        assert_eq!(note("note", "一\r\n二").unwrap(), "一\n二");
        assert!(name("title", &"长".repeat(MOST_NAME + 1)).is_err());
        assert_eq!(name("title", "  总装图 ").unwrap(), "总装图");
        assert_eq!(date("doc_date", "2026-02-30").unwrap_err().problem().code, "field.invalid");
    }
}
