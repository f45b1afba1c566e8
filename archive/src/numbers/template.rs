//! The 档号 template: literals and tokens, parsed once, filled at filing (归档).
//!
//! The language is that of `domain/4-rules.md` 4.2, after DA/T 13-2022: `-` between levels, `·`
//! inside one. The running number counts within the scope of all other segments, as the standard's
//! uniqueness demands.

use crate::error::{Error, Result, Why};

/// The presets a firm can start from: name in Chinese, in English, and the template.
pub const PRESETS: &[(&str, &str, &str)] = &[
    ("标准型（按件）", "Standard, by item", "{FONDS}-{CLS}·{CAT}·{YEAR}·{RET}·{CUST}-{SEQ:4}"),
    ("简明型", "Plain", "{CLS}-{CAT}-{YEAR}-{SEQ:4}"),
    ("客户项目型", "By customer project", "{FONDS}-{CLS}·{CAT}·{PROJ}-{SEQ:3}"),
    ("样品型", "Samples", "{CLS}·{CAT}·{YEAR}·{CUST}-{SEQ:3}"),
];

/// A field a template can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Token {
    Fonds,
    Class,
    Category,
    Nature,
    Purpose,
    Year,
    Retention,
    Customer,
    Project,
}

impl Token {
    /// The name inside the braces.
    pub fn name(self) -> &'static str {
        match self {
            Token::Fonds => "FONDS",
            Token::Class => "CLS",
            Token::Category => "CAT",
            Token::Nature => "NAT",
            Token::Purpose => "PUR",
            Token::Year => "YEAR",
            Token::Retention => "RET",
            Token::Customer => "CUST",
            Token::Project => "PROJ",
        }
    }

    const ALL: [Token; 9] = [
        Token::Fonds,
        Token::Class,
        Token::Category,
        Token::Nature,
        Token::Purpose,
        Token::Year,
        Token::Retention,
        Token::Customer,
        Token::Project,
    ];
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Field(Token),
    Sequence { width: usize },
}

/// A parsed template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Segment>);

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Names what cannot be read: an unknown token, an open brace, no `{SEQ:n}` or two of them.
    pub fn parse(text: &str) -> Result<Template> {
        let wrong = |why: String| Error::invalid("template", Why::Template(why));
        let mut segments = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            if open > 0 {
                segments.push(Segment::Literal(rest[..open].to_owned()));
            }
            let close = rest[open..].find('}').ok_or_else(|| wrong(format!("{{ … “{rest}”")))? + open;
            segments.push(Self::segment(&rest[open + 1..close]).ok_or_else(|| wrong(rest[open..=close].to_owned()))?);
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            segments.push(Segment::Literal(rest.to_owned()));
        }
        let sequences = segments.iter().filter(|s| matches!(s, Segment::Sequence { .. })).count();
        if sequences != 1 {
            return Err(wrong("{SEQ:n} × 1".to_owned()));
        }
        let clean = |s: &Segment| !matches!(s, Segment::Literal(t) if t.chars().any(|c| c.is_control() || c.is_whitespace() || r#"\/:*?"<>|"#.contains(c)));
        if !segments.iter().all(clean) {
            return Err(wrong(r#"\ / : * ? " < > |"#.to_owned()));
        }
        Ok(Template(segments))
    }

    fn segment(inside: &str) -> Option<Segment> {
        let (name, option) = inside.split_once(':').unwrap_or((inside, ""));
        if name == "SEQ" {
            let width = option.parse().ok().filter(|w| (1..=9).contains(w))?;
            return Some(Segment::Sequence { width });
        }
        let token = Token::ALL.into_iter().find(|token| token.name() == name)?;
        option.is_empty().then_some(Segment::Field(token))
    }

    /// The counter that this number runs in: the number without its running part.
    pub fn scope(&self, field: &impl Fn(Token) -> String) -> String {
        let mut scope = "档号 ".to_owned();
        for segment in &self.0 {
            match segment {
                Segment::Literal(text) => scope.push_str(text),
                Segment::Field(token) => scope.push_str(&field(*token)),
                Segment::Sequence { .. } => scope.push('#'),
            }
        }
        scope
    }

    /// The number with its running part; it grows when the width is full.
    pub fn fill(&self, field: &impl Fn(Token) -> String, seq: u64) -> String {
        let mut number = String::new();
        for segment in &self.0 {
            match segment {
                Segment::Literal(text) => number.push_str(text),
                Segment::Field(token) => number.push_str(&field(*token)),
                Segment::Sequence { width } => number.push_str(&format!("{seq:0width$}")),
            }
        }
        number
    }

    /// The segments by name, kept beside the number (`domain/4-rules.md` 4.3).
    pub fn segments(&self, field: &impl Fn(Token) -> String, seq: u64) -> serde_json::Value {
        let mut map = serde_json::Map::new();
        for segment in &self.0 {
            match segment {
                Segment::Literal(_) => {}
                Segment::Field(token) => {
                    map.insert(token.name().to_owned(), field(*token).into());
                }
                Segment::Sequence { .. } => {
                    map.insert("SEQ".to_owned(), seq.into());
                }
            }
        }
        map.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(token: Token) -> String {
        match token {
            Token::Fonds => "Q001",
            Token::Class => "KG",
            Token::Category => "TZ",
            Token::Year => "2026",
            Token::Retention => "D10",
            Token::Customer => "HX",
            _ => "",
        }
        .to_owned()
    }

    #[test]
    fn the_presets_give_the_numbers_of_the_rule() {
        let standard = Template::parse(PRESETS[0].2).unwrap();
        assert_eq!(standard.fill(&field, 1), "Q001-KG·TZ·2026·D10·HX-0001");
        let plain = Template::parse(PRESETS[1].2).unwrap();
        assert_eq!(plain.fill(&field, 12), "KG-TZ-2026-0012");
        assert_eq!(plain.fill(&field, 12_345), "KG-TZ-2026-12345", "a full width grows");
        assert_eq!(plain.scope(&field), "档号 KG-TZ-2026-#");
    }

    #[test]
    fn a_template_that_cannot_number_is_refused() {
        for wrong in
            ["{CLS}-{CAT}", "{SEQ:4}{SEQ:4}", "{NOPE}-{SEQ:4}", "{CLS-{SEQ:4}", "a/b{SEQ:4}", "{SEQ:0}", "{SEQ}"]
        {
            assert!(Template::parse(wrong).is_err(), "{wrong} must be refused");
        }
    }
}
