//! A query of the index: grams joined by "all of" and "any of".

/// A query of the index.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// Nothing can match.
    Never,
    /// One gram.
    Gram(String),
    /// Every part.
    All(Vec<Expression>),
    /// At least one part.
    Any(Vec<Expression>),
}

impl Expression {
    /// Every part has to match; no part at all never matches.
    pub fn all(parts: impl IntoIterator<Item = Expression>) -> Expression {
        let parts: Vec<_> = parts.into_iter().collect();
        if parts.contains(&Expression::Never) {
            return Expression::Never;
        }
        Self::one_or(parts, Expression::All)
    }

    /// One part has to match.
    pub fn any(parts: impl IntoIterator<Item = Expression>) -> Expression {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Expression::Never => {}
                Expression::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        Self::one_or(flat, Expression::Any)
    }

    /// One of these grams.
    pub fn any_gram(grams: impl IntoIterator<Item = String>) -> Expression {
        Expression::any(grams.into_iter().map(Expression::Gram))
    }

    /// Every one of these grams.
    pub fn all_grams(grams: impl IntoIterator<Item = String>) -> Expression {
        Expression::all(grams.into_iter().map(Expression::Gram))
    }

    fn one_or(mut parts: Vec<Expression>, join: impl FnOnce(Vec<Expression>) -> Expression) -> Expression {
        match parts.len() {
            0 => Expression::Never,
            1 => parts.remove(0),
            _ => join(parts),
        }
    }

    /// Whether a bag answers it.
    pub fn fits(&self, holds: &impl Fn(&str) -> bool) -> bool {
        match self {
            Expression::Never => false,
            Expression::Gram(gram) => holds(gram),
            Expression::All(parts) => parts.iter().all(|part| part.fits(holds)),
            Expression::Any(parts) => parts.iter().any(|part| part.fits(holds)),
        }
    }

    /// The query as FTS5 reads it. Grams are letters and digits, so nothing needs quoting.
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.write(&mut words);
        words
    }

    fn write(&self, words: &mut String) {
        let (parts, joint) = match self {
            Expression::Never => return words.push_str("\"\""),
            Expression::Gram(gram) => return words.push_str(gram),
            Expression::All(parts) => (parts, " AND "),
            Expression::Any(parts) => (parts, " OR "),
        };
        words.push('(');
        for (nth, part) in parts.iter().enumerate() {
            if nth > 0 {
                words.push_str(joint);
            }
            part.write(words);
        }
        words.push(')');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gram(text: &str) -> Expression {
        Expression::Gram(text.to_owned())
    }

    #[test]
    fn what_can_never_match_disappears_or_spoils_the_whole() {
        assert_eq!(Expression::any([Expression::Never, gram("ta")]), gram("ta"));
        assert_eq!(Expression::all([Expression::Never, gram("ta")]), Expression::Never);
        assert_eq!(Expression::all([]), Expression::Never);
    }

    #[test]
    fn it_reads_as_fts5_does() {
        let query = Expression::all([gram("ftz"), Expression::any([gram("t图"), gram("w图")])]);
        assert_eq!(query.words(), "(ftz AND (t图 OR w图))");
        assert!(query.fits(&|gram| gram != "t图"));
        assert!(!query.fits(&|gram| gram == "t图"));
    }
}
