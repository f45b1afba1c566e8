//! Counts what the different runners report, and says it in one closing line.

use std::fmt;
use std::time::{Duration, Instant};

use crate::shell::Done;

/// How many passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Did what they should.
    pub passed: u64,
    /// Did not.
    pub failed: u64,
    /// Were not run.
    pub skipped: u64,
}

impl Count {
    /// A check that either holds or does not.
    pub fn one(passed: bool) -> Count {
        Count { passed: passed.into(), failed: (!passed).into(), skipped: 0 }
    }

    /// Sums every `test result:` line that cargo's runner printed.
    pub fn of_cargo(said: &str) -> Count {
        let mut count = Count::default();
        for line in said.lines().filter(|line| line.starts_with("test result:")) {
            count.passed += number_before(line, " passed");
            count.failed += number_before(line, " failed");
            count.skipped += number_before(line, " ignored");
        }
        count
    }

    /// Reads the report that `vitest --reporter=json` wrote.
    pub fn of_vitest(report: &str) -> Count {
        let number = |name: &str| number_after(report, &format!("\"{name}\":"));
        Count {
            passed: number("numPassedTests"),
            failed: number("numFailedTests"),
            skipped: number("numPendingTests") + number("numTodoTests"),
        }
    }

    /// What the runner counted, and one failure more when it failed without
    /// saying of which: it did not compile, or it crashed.
    pub fn unless_silent(mut self, succeeded: bool) -> Count {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    fn add(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

fn number_before(line: &str, word: &str) -> u64 {
    let Some((before, _)) = line.split_once(word) else {
        return 0;
    };
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The first number after these words; 0 where there is none.
fn number_after(text: &str, words: &str) -> u64 {
    let Some((_, after)) = text.split_once(words) else { return 0 };
    let after = after.trim_start();
    let end = after.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(after.len());
    after[..end].parse().unwrap_or(0)
}

/// The steps of one run, each with its count and its time.
#[derive(Default)]
pub struct Tally {
    steps: Vec<(&'static str, Count, Duration)>,
}

impl Tally {
    /// Runs a step under its name. A step that cannot even start counts as one
    /// failure, and the run goes on.
    pub fn step(&mut self, name: &'static str, step: impl FnOnce() -> Done<Count>) {
        println!("\n── {name}");
        let begun = Instant::now();
        let count = step().unwrap_or_else(|sentence| {
            println!("{sentence}");
            Count::one(false)
        });
        self.steps.push((name, count, begun.elapsed()));
    }

    /// Prints every step and the closing line that CI reads. A failure is an
    /// error.
    pub fn close(self) -> Done {
        let mut total = Count::default();
        println!();
        for (name, count, time) in &self.steps {
            println!("{:>7.1} s  {name}: {count}", time.as_secs_f64());
            total.add(*count);
        }
        println!("{:>7.1} s  in all", self.steps.iter().map(|step| step.2.as_secs_f64()).sum::<f64>());
        println!("{total}");
        // Nothing may follow the closing line, so the error has no sentence.
        if total.failed == 0 { Ok(()) } else { Err(String::new()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_line_of_cargo_is_summed() {
        let said = "running 3 tests\n\
            test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.1s\n\
            note: test result: is only a word here\n\
            test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished\n";
        assert_eq!(Count::of_cargo(said), Count { passed: 12, failed: 2, skipped: 1 });
    }

    #[test]
    fn vitest_is_read_from_its_report() {
        let report = r#"{"numPassedTests":9,"numFailedTests":1,"numPendingTests":2,"numTodoTests":1}"#;
        assert_eq!(Count::of_vitest(report), Count { passed: 9, failed: 1, skipped: 3 });
    }

    #[test]
    fn a_runner_that_fails_without_a_count_is_a_failure() {
        assert_eq!(Count::of_cargo("error: could not compile").unless_silent(false).failed, 1);
        let counted = Count { failed: 4, ..Count::default() };
        assert_eq!(counted.unless_silent(false).failed, 4);
        assert_eq!(Count::default().unless_silent(true), Count::default());
    }

    #[test]
    fn a_run_with_a_failure_is_an_error() {
        let mut tally = Tally::default();
        tally.step("good", || Ok(Count::one(true)));
        tally.step("cannot start", || Err("no such program".to_owned()));
        assert!(tally.close().is_err());
    }
}
