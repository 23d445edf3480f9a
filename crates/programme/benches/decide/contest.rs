//! Variants of one task side by side: each is checked, then all run in turns.

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::machine::Roof;

/// One way to do the task.
pub(crate) struct Variant<'a> {
    pub(crate) name: &'static str,
    /// How many people it decides; fewer than asked for where it would take too long.
    pub(crate) persons: usize,
    /// Bytes read and written for a person, where they are known.
    pub(crate) bytes: Option<(usize, usize)>,
    /// Runs once and gives the seconds it took.
    pub(crate) run: Box<dyn FnMut() -> Result<f64> + 'a>,
    /// Whether the last run's answers are right, for all of its people.
    pub(crate) check: Box<dyn FnMut() -> Result<()> + 'a>,
}

/// What came of a variant.
pub(crate) struct Figures {
    pub(crate) name: &'static str,
    pub(crate) persons: usize,
    pub(crate) bytes: Option<(usize, usize)>,
    /// Seconds, from short to long.
    seconds: Vec<f64>,
}

impl Figures {
    /// Persons a second in the middle run, the slowest and the fastest.
    pub(crate) fn rates(&self) -> (f64, f64, f64) {
        let rate = |seconds: f64| self.persons as f64 / seconds;
        let last = self.seconds.len() - 1;
        (rate(self.seconds[last / 2]), rate(self.seconds[last]), rate(self.seconds[0]))
    }
}

/// Times something.
pub(crate) fn timed(work: impl FnOnce()) -> Result<f64> {
    let start = Instant::now();
    work();
    Ok(start.elapsed().as_secs_f64())
}

/// Checks every variant, which also warms it up, then runs them all in turns.
pub(crate) fn hold(variants: Vec<Variant<'_>>, runs: usize) -> Result<Vec<Figures>> {
    let mut variants = variants;
    for variant in &mut variants {
        let seconds = (variant.run)()?;
        (variant.check)()?;
        eprintln!("{:<24} right for {:>9}, {seconds:.3} s", variant.name, variant.persons);
    }
    let mut seconds: Vec<Vec<f64>> = vec![Vec::new(); variants.len()];
    for run in 0..runs {
        eprintln!("run {} of {runs}", run + 1);
        for (variant, seconds) in variants.iter_mut().zip(&mut seconds) {
            seconds.push((variant.run)()?);
        }
    }
    // Once more at the end: what was timed was right as well.
    variants.iter_mut().try_for_each(|variant| (variant.check)())?;
    let figures = variants.iter().zip(seconds).map(|(variant, mut seconds)| {
        seconds.sort_by(f64::total_cmp);
        let (name, persons, bytes) = (variant.name, variant.persons, variant.bytes);
        Figures { name, persons, bytes, seconds }
    });
    let figures: Vec<Figures> = figures.collect();
    ensure!(figures.iter().all(|figure| figure.seconds.len() == runs), "all were timed");
    Ok(figures)
}

/// Shows the figures as rows of a table, in millions of persons a second.
pub(crate) fn show(figures: &[Figures], roof: Roof) {
    println!(
        "| variant | persons | M persons/s | slowest–fastest | bytes in + out | memory's limit |"
    );
    println!("|---|--:|--:|--:|--:|--:|");
    for figure in figures {
        let (middle, slowest, fastest) = figure.rates();
        let (bytes, limit) = match figure.bytes {
            Some((read, written)) => {
                let limit = roof.persons((read, written)) / 1e6;
                (format!("{read} + {written}"), format!("{limit:.0}"))
            }
            None => ("–".to_owned(), "–".to_owned()),
        };
        let name = figure.name;
        let [middle, slowest, fastest] = [middle, slowest, fastest].map(millions);
        let persons = figure.persons;
        println!("| {name} | {persons} | {middle} | {slowest}–{fastest} | {bytes} | {limit} |");
    }
}

fn millions(rate: f64) -> String {
    let millions = rate / 1e6;
    let places = if millions >= 100.0 {
        0
    } else if millions >= 1.0 {
        1
    } else {
        3
    };
    format!("{millions:.places$}")
}
