//! The task of a list: who among many is it, or nobody.

use std::collections::BTreeMap;
use std::time::Instant;

use screening::{Band, Hit, Index, Party, THRESHOLD};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::cases::{Half, Query, Search};
use crate::figures::{self, Rates, Scored};
use crate::misses::Miss;
use crate::timing::{self, SHOWN};

/// Every query is asked so often on each number of threads; the middle round counts.
const ROUNDS: usize = 5;
/// A round that takes so many seconds is not repeated.
const SLOW_S: f64 = 2.0;

/// The task's figures.
#[derive(Serialize)]
pub(crate) struct Task {
    pub(crate) name: &'static str,
    pub(crate) parties: usize,
    pub(crate) held_out: Figures,
    pub(crate) development: Figures,
    pub(crate) whole: Figures,
    pub(crate) speed: Option<Speed>,
}

/// Figures on some queries.
#[derive(Serialize)]
pub(crate) struct Figures {
    pub(crate) listed: usize,
    pub(crate) others: usize,
    /// Share of the listed whose best answer is right, whatever its score.
    pub(crate) top1: f64,
    /// Share of the listed who are found at the product's threshold.
    pub(crate) recall: f64,
    /// Share of the listed who are among the best twenty, whatever their scores.
    pub(crate) candidate_recall: f64,
    /// Those who are not listed and found all the same at the product's threshold.
    pub(crate) false_alarms: usize,
    /// Recall as above and precision among all that was found, at other thresholds.
    pub(crate) at: Vec<Rates>,
    pub(crate) at_one_percent: Rates,
    /// Found (+) or false alarms (-), and how many there are.
    pub(crate) groups: BTreeMap<String, [usize; 2]>,
    /// Bands of best answers that reach the threshold: no match, insufficient evidence, review,
    /// match.
    pub(crate) bands: BTreeMap<String, [usize; 4]>,
}

/// How fast it goes.
#[derive(Serialize)]
pub(crate) struct Speed {
    pub(crate) load_ms: f64,
    pub(crate) queries_per_s: [f64; 2],
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}

/// What came of one query.
struct Answer<'a> {
    query: &'a Query,
    hits: Vec<Hit>,
    best_is_right: bool,
    is_candidate: bool,
}

impl Answer<'_> {
    fn is_listed(&self) -> bool {
        !self.query.expected.is_empty()
    }

    /// The best score; of a listed one whose best answer is wrong it does not count.
    fn scored(&self) -> Scored {
        let best = self.hits.first().map_or(0.0, |hit| hit.comparison.similarity);
        let counts = !self.is_listed() || self.best_is_right;
        Scored { score: if counts { best } else { 0.0 }, same: self.is_listed() }
    }
}

/// A name without case, accents, apostrophes and order: two of a list with the same are one.
fn plain(name: &str) -> String {
    let letters = name.nfkd().filter(|letter| !is_combining_mark(*letter) && *letter != '\'');
    let text = letters.collect::<String>().to_lowercase();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    words.join(" ")
}

fn figures(answers: &[&Answer]) -> Figures {
    let scored: Vec<Scored> = answers.iter().map(|answer| answer.scored()).collect();
    let listed: Vec<_> = answers.iter().filter(|answer| answer.is_listed()).collect();
    let share = |count: usize| count as f64 / listed.len().max(1) as f64;
    let mut groups: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut bands: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for (answer, scored) in answers.iter().zip(&scored) {
        let sign = if scored.same { '+' } else { '-' };
        let group = format!("{}{sign}", answer.query.group);
        let best = answer.hits.first().map(|hit| &hit.comparison);
        if let Some(best) = best.filter(|_| scored.score >= THRESHOLD) {
            bands.entry(group.clone()).or_default()[place(best.band)] += 1;
        }
        let [found, all] = groups.entry(group).or_default();
        *found += usize::from(scored.score >= THRESHOLD);
        *all += 1;
    }
    let found =
        |same| scored.iter().filter(|case| case.same == same && case.score >= THRESHOLD).count();
    Figures {
        listed: listed.len(),
        others: answers.len() - listed.len(),
        top1: share(listed.iter().filter(|answer| answer.best_is_right).count()),
        recall: share(found(true)),
        candidate_recall: share(listed.iter().filter(|answer| answer.is_candidate).count()),
        false_alarms: found(false),
        at: figures::THRESHOLDS.map(|at| figures::rates(&scored, at)).to_vec(),
        at_one_percent: figures::recall_at_false_alarms(&scored, 0.01),
        groups,
        bands,
    }
}

fn place(band: Band) -> usize {
    match band {
        Band::NoMatch => 0,
        Band::InsufficientEvidence => 1,
        Band::Review => 2,
        Band::Match => 3,
    }
}

fn speed(index: &Index, load: f64, names: &[String]) -> Speed {
    let (first, times) = timing::ask(index, names, 1);
    let rounds = if first > SLOW_S { 1 } else { ROUNDS };
    let per_second = [1, 2].map(|threads| {
        let seconds = (0..rounds).map(|_| timing::ask(index, names, threads).0).collect();
        names.len() as f64 / timing::middle_and_p99(seconds)[0]
    });
    let [p50, p99] = timing::middle_and_p99(times);
    Speed { load_ms: load * 1e3, queries_per_s: per_second, p50_ms: p50 * 1e3, p99_ms: p99 * 1e3 }
}

/// Looks for all, and writes down what came out wrong. Speed is measured where that is wanted.
pub(crate) fn measure(
    name: &'static str,
    search: &Search,
    timed: bool,
    misses: &mut Vec<Miss>,
) -> Task {
    let list = search.list.clone();
    let start = Instant::now();
    let index = Index::new(list);
    let load = start.elapsed().as_secs_f64();
    let keys: Vec<String> = search.list.iter().map(|party| plain(party.name())).collect();
    // Where speed counts every answer does, whatever its score: rivals have no threshold below
    // which they see nothing. Elsewhere the lowest threshold shown is enough, and sooner done.
    let floor = if timed { 0.0 } else { figures::THRESHOLDS[0] };
    let answers = ask_all(&index, &keys, &search.queries, floor);
    for answer in &answers {
        misses.extend(miss(name, answer, &search.list));
    }
    let of =
        |half| -> Vec<_> { answers.iter().filter(|answer| answer.query.half == half).collect() };
    let names: Vec<String> =
        search.queries.iter().map(|query| query.party.name().to_owned()).collect();
    Task {
        name,
        parties: search.list.len(),
        held_out: figures(&of(Half::HeldOut)),
        development: figures(&of(Half::Development)),
        whole: figures(&answers.iter().collect::<Vec<_>>()),
        speed: timed.then(|| speed(&index, load, &names)),
    }
}

/// Asks on both cores.
fn ask_all<'a>(
    index: &Index,
    keys: &[String],
    queries: &'a [Query],
    floor: f64,
) -> Vec<Answer<'a>> {
    let (first, second) = queries.split_at(queries.len() / 2);
    let ask = |queries: &'a [Query]| -> Vec<Answer<'a>> {
        queries.iter().map(|query| answer(index, keys, query, floor)).collect()
    };
    std::thread::scope(|scope| {
        let second = scope.spawn(|| ask(second));
        let mut answers = ask(first);
        answers.extend(second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        answers
    })
}

fn answer<'a>(index: &Index, keys: &[String], query: &'a Query, floor: f64) -> Answer<'a> {
    let right = |hit: &Hit| {
        query.expected.contains(&hit.party)
            || query.expected.iter().any(|expected| keys[*expected] == keys[hit.party])
    };
    let hits = index.screen(&query.party, floor, SHOWN).hits;
    let best_is_right = hits.first().is_some_and(right);
    let is_candidate = hits.iter().any(right);
    Answer { query, hits, best_is_right, is_candidate }
}

fn miss(task: &str, answer: &Answer, list: &[Party]) -> Option<Miss> {
    let scored = answer.scored();
    let best = answer.hits.first();
    let (found, listed) = if scored.same {
        // Whom it was; the comparison with them if they were seen at all.
        let expected = *answer.query.expected.first()?;
        let hit = answer.hits.iter().find(|hit| hit.party == expected);
        (hit, list[expected].name())
    } else {
        (best, best.map_or("", |hit| list[hit.party].name()))
    };
    let is_wrong = (scored.score >= THRESHOLD) != scored.same;
    is_wrong.then(|| {
        let mut class = answer.query.group.clone();
        if let Some(other) = best.filter(|_| scored.same && !answer.best_is_right) {
            class += &format!("; best: {}", list[other.party].name());
        }
        let names = [answer.query.party.name(), listed];
        let comparison = found.map(|hit| &hit.comparison);
        Miss::new(task, answer.query.half, class, names, scored.same, comparison)
    })
}
