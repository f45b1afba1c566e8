//! Measuring side by side: the contenders of a measurement take turns in one
//! run, after a warm-up, and medians are compared. The machine is noisy; what
//! is taken in the same minute can be compared, what is not cannot.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How often each contender runs, at least five times.
const ROUNDS: usize = 5;

/// One way of doing the work: its name and what it does once. It answers how
/// much it took, in the measurement's unit.
pub struct Contender<'a> {
    name: &'a str,
    once: Box<dyn FnMut() -> f64 + 'a>,
}

impl<'a> Contender<'a> {
    /// Measured by the clock, in milliseconds.
    pub fn timed(name: &'a str, mut work: impl FnMut() + 'a) -> Contender<'a> {
        Contender::reported(name, move || {
            let begun = Instant::now();
            work();
            milliseconds(begun.elapsed())
        })
    }

    /// Measures itself and answers how much it took.
    pub fn reported(name: &'a str, once: impl FnMut() -> f64 + 'a) -> Contender<'a> {
        Contender { name, once: Box::new(once) }
    }
}

/// What a measurement should reach.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// The first contender's median, divided by the second's.
    Ratio(f64),
    /// The first contender's median, less the second's.
    More(f64),
    /// The first contender's median.
    Median(f64),
    /// The first contender's slowest in a hundred.
    P99(f64),
    /// Only to be known.
    None,
}

/// All measurements of one run.
pub struct Bench {
    filter: Option<String>,
    /// Small amounts, to show that everything works.
    pub quick: bool,
    taken: Vec<Taken>,
}

struct Taken {
    name: String,
    unit: &'static str,
    goal: Goal,
    contenders: Vec<(String, Samples)>,
}

impl Bench {
    /// A run of the measurements whose name contains the filter.
    pub fn new(filter: Option<String>, quick: bool) -> Bench {
        Bench { filter, quick, taken: Vec::new() }
    }

    /// Whether this measurement is asked for. Ask before preparing a costly one.
    pub fn wants(&self, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()))
    }

    /// Whether anything may be asked for of the measurements whose names begin with a word.
    pub fn wants_some(&self, word: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| word.contains(filter.as_str()) || filter.contains(word))
    }

    /// Lets the contenders take turns: one warm-up, then the rounds.
    pub fn compare(&mut self, name: &str, unit: &'static str, goal: Goal, mut contenders: Vec<Contender<'_>>) {
        if !self.wants(name) {
            return;
        }
        eprintln!("{name} …");
        let rounds = if self.quick { 2 } else { ROUNDS };
        let mut samples = vec![Vec::new(); contenders.len()];
        for round in 0..=rounds {
            for (contender, samples) in contenders.iter_mut().zip(&mut samples) {
                let took = (contender.once)();
                if round > 0 {
                    samples.push(took);
                }
            }
        }
        let named = contenders.iter().map(|contender| contender.name.to_owned());
        let contenders = named.zip(samples.into_iter().map(Samples::new)).collect();
        self.taken.push(Taken { name: name.to_owned(), unit, goal, contenders });
    }

    /// Takes in samples that were gathered elsewhere: latencies of many single
    /// acts, a contender each.
    pub fn record(&mut self, name: &str, unit: &'static str, goal: Goal, contenders: Vec<(&str, Vec<f64>)>) {
        if !self.wants(name) {
            return;
        }
        let contenders = contenders.into_iter().map(|(name, samples)| (name.to_owned(), Samples::new(samples)));
        self.taken.push(Taken { name: name.to_owned(), unit, goal, contenders: contenders.collect() });
    }

    /// The table, in Markdown.
    pub fn table(&self) -> String {
        let mut table = String::from("| what | | median | p99 | ratio | goal | |\n|---|---|--:|--:|--:|---|---|\n");
        for taken in &self.taken {
            for (place, (name, samples)) in taken.contenders.iter().enumerate() {
                let first = place == 0;
                let what = if first { taken.name.as_str() } else { "" };
                let ratio = taken.ratio().filter(|_| first).map_or(String::new(), |ratio| format!("{ratio:.2} ×"));
                let goal = if first { taken.goal_text() } else { String::new() };
                let met = match taken.met().filter(|_| first) {
                    Some(true) => "met",
                    Some(false) => "missed",
                    None => "",
                };
                let unit = taken.unit;
                let (median, p99) = (samples.median(), samples.p99());
                table +=
                    &format!("| {what} | {name} | {median:.2} {unit} | {p99:.2} {unit} | {ratio} | {goal} | {met} |\n");
            }
        }
        table
    }

    /// Writes everything as JSON.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        let all: Vec<Value> = self.taken.iter().map(Taken::json).collect();
        let report = json!({ "machine": machine(), "quick": self.quick, "measurements": all });
        fs::write(path, format!("{report:#}\n"))
    }
}

impl Taken {
    /// The first contender's median, divided by the second's.
    fn ratio(&self) -> Option<f64> {
        let [(_, first), (_, second), ..] = self.contenders.as_slice() else { return None };
        (second.median() > 0.0).then(|| first.median() / second.median())
    }

    fn met(&self) -> Option<bool> {
        let (_, first) = self.contenders.first()?;
        match self.goal {
            Goal::Ratio(most) => self.ratio().map(|ratio| ratio <= most),
            Goal::More(most) => {
                let (_, second) = self.contenders.get(1)?;
                Some(first.median() - second.median() <= most)
            }
            Goal::Median(most) => Some(first.median() <= most),
            Goal::P99(most) => Some(first.p99() <= most),
            Goal::None => None,
        }
    }

    fn goal_text(&self) -> String {
        match self.goal {
            Goal::Ratio(most) => format!("≤ {most} ×"),
            Goal::More(most) => format!("≤ + {most} {}", self.unit),
            Goal::Median(most) => format!("≤ {most} {}", self.unit),
            Goal::P99(most) => format!("p99 ≤ {most} {}", self.unit),
            Goal::None => String::new(),
        }
    }

    fn json(&self) -> Value {
        let contenders = self.contenders.iter().map(|(name, samples)| {
            json!({
                "name": name,
                "median": samples.median(),
                "p99": samples.p99(),
                "least": samples.0.first(),
                "samples": samples.0.len(),
            })
        });
        json!({
            "name": self.name,
            "unit": self.unit,
            "goal": self.goal_text(),
            "met": self.met(),
            "ratio": self.ratio(),
            "contenders": contenders.collect::<Vec<_>>(),
        })
    }
}

/// What was measured, from least to most.
struct Samples(Vec<f64>);

impl Samples {
    fn new(mut samples: Vec<f64>) -> Samples {
        samples.sort_by(f64::total_cmp);
        Samples(samples)
    }

    fn median(&self) -> f64 {
        match self.0.len() {
            0 => f64::NAN,
            count if count % 2 == 1 => self.0[count / 2],
            count => (self.0[count / 2 - 1] + self.0[count / 2]) / 2.0,
        }
    }

    fn p99(&self) -> f64 {
        let place = (self.0.len() as f64 * 0.99).ceil() as usize;
        self.0.get(place.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    }
}

/// A duration as the tables give it.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn machine() -> Value {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let memory = memory.lines().next().and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    json!({
        "system": std::env::consts::OS,
        "architecture": std::env::consts::ARCH,
        "cpu": cpu,
        "cores": cores,
        "memory_mib": memory.map(|kib| kib / 1024),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_p99_are_those_of_the_sorted_samples() {
        let samples = Samples::new((1..=200).rev().map(f64::from).collect());
        assert_eq!((samples.median(), samples.p99()), (100.5, 198.0));
        assert_eq!(Samples::new(vec![3.0, 1.0, 2.0]).median(), 2.0);
    }

    #[test]
    fn contenders_take_turns_and_the_warm_up_does_not_count() {
        let turns = std::cell::RefCell::new(Vec::new());
        let mut bench = Bench::new(None, true);
        let contender = |name: &'static str, took: f64| {
            let turns = &turns;
            Contender::reported(name, move || {
                turns.borrow_mut().push(name);
                took
            })
        };
        bench.compare("race", "ms", Goal::Ratio(1.0), vec![contender("ours", 2.0), contender("theirs", 4.0)]);
        assert_eq!(turns.borrow()[..4], ["ours", "theirs", "ours", "theirs"]);
        assert_eq!(bench.taken[0].contenders[0].1.0.len(), 2, "two rounds count, the warm-up does not");
        assert_eq!(bench.taken[0].met(), Some(true));
        assert!(bench.table().contains("| race | ours | 2.00 ms | 2.00 ms | 0.50 × | ≤ 1 × | met |"));
    }

    #[test]
    fn a_measurement_nobody_asked_for_does_not_run() {
        let mut bench = Bench::new(Some("slip".to_owned()), true);
        bench.compare("search", "ms", Goal::None, vec![Contender::timed("ours", || panic!("it ran"))]);
        assert!(bench.taken.is_empty());
    }
}
