//! Task D1 in Zen, on the people the benchmark `decide` has written: `rivals FOLDER PERSONS`.
//!
//! FOLDER holds one file of bytes for each column; the first PERSONS are decided. Each line on
//! standard input is one run, answered by one line of JSON. Only evaluation is timed: the graph is
//! compiled and every person is a value of the engine's own kind before. A thread for each core.

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use zen_engine::model::DecisionContent;
use zen_engine::{Decision, DecisionEngine};

const OCCUPATIONS: [&str; 7] =
    ["ordinary", "soldier", "officer", "diplomat", "official", "journalist", "scientist"];
const NUMBERS: [&str; 2] = ["rank", "dependants"];
const FLAGS: [&str; 5] = ["surrendered", "war_crimes", "notable", "skilled", "equipment"];
const RULES: &str = include_str!("../d1.json");

/// What some people cost, and how many may stay for good.
type Sums = (i64, u64);

fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().context("which folder?")?);
    let persons = words.next().context("how many persons?")?.parse()?;
    let columns = Columns::read(&folder, persons)?;
    for line in std::io::stdin().lock().lines() {
        line?;
        let (seconds, (dollars, citizens)) = run(&columns)?;
        println!("{}", json!({"seconds": seconds, "dollars": dollars, "citizens": citizens}));
    }
    Ok(())
}

/// The people as they were written.
struct Columns {
    persons: usize,
    occupation: Vec<u8>,
    numbers: Vec<Vec<u8>>,
    flags: Vec<Vec<u8>>,
}

impl Columns {
    fn read(folder: &Path, persons: usize) -> Result<Self> {
        let column = |name: &&str| -> Result<Vec<u8>> {
            let mut bytes = std::fs::read(folder.join(format!("{name}.bin")))?;
            ensure!(bytes.len() >= persons, "the column {name} is too short");
            bytes.truncate(persons);
            Ok(bytes)
        };
        let all = |names: &[&str]| names.iter().map(column).collect::<Result<Vec<_>>>();
        Ok(Self {
            persons,
            occupation: column(&"occupation")?,
            numbers: all(&NUMBERS)?,
            flags: all(&FLAGS)?,
        })
    }

    fn person(&self, row: usize) -> Value {
        let mut person = serde_json::Map::new();
        let occupation = OCCUPATIONS[usize::from(self.occupation[row])];
        person.insert("occupation".into(), occupation.into());
        for (name, column) in NUMBERS.iter().zip(&self.numbers) {
            person.insert((*name).into(), column[row].into());
        }
        for (name, column) in FLAGS.iter().zip(&self.flags) {
            person.insert((*name).into(), (column[row] == 1).into());
        }
        Value::Object(person)
    }
}

/// Decides everybody once: seconds from the first thread's start to the last one's end.
fn run(columns: &Columns) -> Result<(f64, Sums)> {
    let threads = std::thread::available_parallelism()?.get();
    let share = columns.persons.div_ceil(threads);
    let barrier = Barrier::new(threads);
    let part = |thread: usize| -> Result<(Instant, Instant, Sums)> {
        let rows = (thread * share).min(columns.persons)..columns.persons.min((thread + 1) * share);
        let people: Vec<_> = rows.map(|row| columns.person(row).into()).collect();
        let (runtime, decision) = (runtime()?, decision()?);
        barrier.wait();
        let start = Instant::now();
        let mut sums = (0, 0);
        for person in people {
            let answer = runtime.block_on(decision.evaluate(person));
            let answer = answer.map_err(|error| anyhow!("{error:?}"))?.result;
            let cost = answer.dot("cost").and_then(|cost| cost.as_number());
            let cost = cost.context("no cost")?;
            sums.0 += i64::try_from(cost)?;
            let stays = answer.dot("citizenship").and_then(|stays| stays.as_bool());
            sums.1 += u64::from(stays.context("no answer about citizenship")?);
        }
        Ok((start, Instant::now(), sums))
    };
    let parts: Vec<_> = std::thread::scope(|scope| {
        let part = &part;
        let spawn = |thread| scope.spawn(move || part(thread));
        let spawned: Vec<_> = (0..threads).map(spawn).collect();
        let join = |one: std::thread::ScopedJoinHandle<'_, _>| {
            one.join().unwrap_or_else(|_| Err(anyhow!("a thread panicked")))
        };
        spawned.into_iter().map(join).collect::<Result<_>>()
    })?;
    let start = parts.iter().map(|part| part.0).min().context("no thread")?;
    let end = parts.iter().map(|part| part.1).max().context("no thread")?;
    let sums = parts.iter().fold((0, 0), |sums, part| (sums.0 + part.2.0, sums.1 + part.2.1));
    Ok(((end - start).as_secs_f64(), sums))
}

fn runtime() -> Result<Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().build()?)
}

/// The rules, compiled, for one thread.
fn decision() -> Result<Decision> {
    let content: DecisionContent = serde_json::from_str(RULES)?;
    let engine = DecisionEngine::default();
    let made = engine.create_decision(content.into());
    let mut decision = made.map_err(|error| anyhow!("{error:?}"))?;
    decision.compile();
    Ok(decision)
}
