//! Why a file has no picture, as one word in the database: the stable code, and after a colon the
//! format where the code is about one (`picture.unsupported:dwg`).

use pictures::Problem;

/// The word of a problem that will not change; the others are not worth keeping.
pub(crate) fn word(problem: Problem) -> Option<String> {
    match problem {
        Problem::NoSuchPage => None,
        Problem::Unsupported(format) | Problem::NoPreview(format) => {
            let format = serde_json::to_value(format).ok()?;
            Some(format!("{}:{}", problem.code(), format.as_str()?))
        }
        problem if problem.is_final() => Some(problem.code().to_owned()),
        _ => None,
    }
}

/// The problem of a word.
pub(crate) fn problem(word: &str) -> Option<Problem> {
    match word.split_once(':') {
        Some((code, format)) => {
            let format = serde_json::from_value(format.into()).ok()?;
            [Problem::Unsupported(format), Problem::NoPreview(format)]
                .into_iter()
                .find(|problem| problem.code() == code)
        }
        None => [Problem::Empty, Problem::Encrypted, Problem::Broken, Problem::TooLarge]
            .into_iter()
            .find(|problem| problem.code() == word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pictures::Format;

    #[test]
    fn what_will_not_change_comes_back_and_the_rest_is_forgotten() {
        for kept in [
            Problem::Empty,
            Problem::Encrypted,
            Problem::Broken,
            Problem::TooLarge,
            Problem::Unsupported(Format::Step),
            Problem::NoPreview(Format::Dwg),
            Problem::Unsupported(Format::SevenZip),
        ] {
            assert_eq!(word(kept).as_deref().and_then(problem), Some(kept), "{kept:?}");
        }
        for passing in
            [Problem::TimedOut, Problem::OutOfMemory, Problem::Crashed, Problem::NoWorker, Problem::NoSuchPage]
        {
            assert_eq!(word(passing), None, "{passing:?}");
        }
        assert_eq!(problem("picture.unsupported:nothing"), None);
    }
}
