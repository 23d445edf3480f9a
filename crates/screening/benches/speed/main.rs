//! The speed benchmark: how long a list takes to load, how many names are looked up in a second and
//! how much memory it takes, beside a scan by rapidfuzz.
//!
//! Lists of 2,000, 100,000 and 1,000,000 made-up people. A quarter of the queries are listed people
//! as another clerk writes them, a quarter without their patronymic, a quarter with a short form
//! of their given name where there is one, and a quarter is nobody. Every list is measured in a
//! process of its own, so that memory is that list's alone.
//!
//! `cargo xtask bench screening`, with `-- --quick` without the million, `-- --rivals SCRIPT`
//! beside the rival; `--seed` takes a number.

#[path = "../../../foresight/benches/python/environment.rs"]
mod environment;
#[path = "../people/mod.rs"]
mod people;
#[path = "../timing/mod.rs"]
mod timing;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use screening::{Index, Party};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use people::{Draw, Names, Parts};
use timing::SHOWN;

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/screening");
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/rivals");
const SIZES: [usize; 3] = [2_000, 100_000, 1_000_000];
const QUERIES: usize = 20_000;
/// So many seconds are asked for at most, on each number of threads.
const SECONDS: f64 = 10.0;

/// What one list came to.
#[derive(Serialize, Deserialize)]
struct Figures {
    names: usize,
    load_s: f64,
    queries: usize,
    queries_per_s: [f64; 2],
    p50_ms: f64,
    p99_ms: f64,
    /// Share of the listed who are among the best twenty.
    candidate_recall: f64,
    /// Memory of the parties alone, and with their index once they were asked.
    resident_mb: [f64; 2],
}

/// Names looked for, and whom each is in the list.
struct Queries {
    names: Vec<String>,
    expected: Vec<Option<usize>>,
}

fn list(names: &Names, size: usize, seed: u64) -> (Vec<Party>, Queries) {
    let mut draw = Draw::new(seed, 1);
    let people: Vec<_> = (0..size).map(|_| names.person(&mut draw)).collect();
    let parties = people.iter().enumerate().map(|(place, person)| {
        let text = names.parts(person).text();
        let mut party = Party::person(names.written(&text, person.language, &mut draw));
        party.id = format!("m{place}");
        party.born = vec![person.born];
        party
    });
    let parties: Vec<Party> = parties.collect();
    let mut draw = Draw::new(seed, 2);
    let mut queries = Queries { names: Vec::new(), expected: Vec::new() };
    for number in 0..QUERIES {
        let place = draw.below(size);
        let (person, expected) = match number % 4 {
            0 => (names.person(&mut draw), None),
            _ => (people[place], Some(place)),
        };
        let mut parts: Parts = names.parts(&person);
        if number % 4 == 1 {
            parts.patronymic.clear();
        }
        let short = &names.given(person.gender)[person.given].short;
        if number % 4 == 2 && !short.is_empty() {
            parts.given = (*draw.one(short)).to_owned();
        }
        queries.names.push(names.written(&parts.text(), person.language, &mut draw));
        queries.expected.push(expected);
    }
    (parties, queries)
}

/// Memory this process holds, in megabytes.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let kib: f64 = line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or_default();
    kib / 1024.0
}

/// Whom a query expects, if one of the best answers bears the same name or is that very one.
fn is_candidate(index: &Index, name: &str, expected: usize) -> bool {
    let wanted = index.parties()[expected].name();
    let hits = index.screen(&Party::person(name), 0.0, SHOWN).hits;
    hits.iter().any(|hit| hit.party == expected || index.parties()[hit.party].name() == wanted)
}

/// One list in this process.
fn measure(size: usize, seed: u64) -> Result<Figures> {
    let names = Names::new();
    let (parties, queries) = list(&names, size, seed);
    let before = resident_mb();
    let start = Instant::now();
    let index = Index::new(parties);
    let load_s = start.elapsed().as_secs_f64();
    // The first few say how many can be asked in the time there is.
    let (seconds, _) = timing::ask(&index, &queries.names[..8], 1);
    let count = ((SECONDS / seconds * 8.0) as usize).clamp(8, queries.names.len());
    let asked = &queries.names[..count];
    let (one, times) = timing::ask(&index, asked, 1);
    let (two, _) = timing::ask(&index, asked, 2);
    let [p50, p99] = timing::middle_and_p99(times);
    let listed: Vec<(&String, usize)> = asked
        .iter()
        .zip(&queries.expected)
        .filter_map(|(name, expected)| expected.map(|expected| (name, expected)))
        .take(2000)
        .collect();
    let found = listed.iter().filter(|(name, expected)| is_candidate(&index, name, *expected));
    Ok(Figures {
        names: size,
        load_s,
        queries: count,
        queries_per_s: [one, two].map(|seconds| count as f64 / seconds),
        p50_ms: p50 * 1e3,
        p99_ms: p99 * 1e3,
        candidate_recall: found.count() as f64 / listed.len().max(1) as f64,
        resident_mb: [before, resident_mb()],
    })
}

/// The same list and queries for the rival.
fn rival(script: &Path, size: usize, seed: u64) -> Result<Value> {
    let python = environment::environment(FOLDER, SOURCES)?;
    let (parties, queries) = list(&Names::new(), size, seed);
    let [names, asked] =
        ["list.txt", "queries.txt"].map(|file| Path::new(FOLDER).join(format!("{size}-{file}")));
    let lines: Vec<&str> = parties.iter().map(Party::name).collect();
    std::fs::write(&names, lines.join("\n"))?;
    std::fs::write(&asked, queries.names.join("\n"))?;
    let mut command = Command::new(python);
    command.arg(Path::new(SOURCES).join("scan.py")).arg(script).arg(&names).arg(&asked);
    let output = command.output().with_context(|| format!("could not start {command:?}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?} failed ({}): {said}", output.status);
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The same program again, for one list.
fn alone(size: usize, seed: u64) -> Result<Figures> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--alone", &size.to_string(), "--seed", &seed.to_string()]);
    let output = command.stderr(std::process::Stdio::inherit()).output()?;
    ensure!(output.status.success(), "{command:?} failed ({})", output.status);
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn show(ours: &Figures, rival: Option<&Value>) {
    let row = |cells: [String; 9]| println!("| {} |", cells.join(" | "));
    row([
        "**Postern**".to_owned(),
        ours.names.to_string(),
        format!("{:.2}", ours.load_s),
        format!("{:.0}", ours.queries_per_s[0]),
        format!("{:.0}", ours.queries_per_s[1]),
        format!("{:.3}", ours.p50_ms),
        format!("{:.3}", ours.p99_ms),
        format!("{:.3}", ours.candidate_recall),
        format!("{:.0} ({:.0} the names)", ours.resident_mb[1], ours.resident_mb[0]),
    ]);
    let Some(rival) = rival else { return };
    let figure = |key: &str| rival[key].as_f64().unwrap_or(f64::NAN);
    row([
        format!("rapidfuzz, scan ({} queries)", rival["queries"]),
        ours.names.to_string(),
        format!("{:.2}", figure("load_s")),
        format!("{:.0}", figure("queries_per_s")),
        "–".to_owned(),
        format!("{:.3}", figure("p50_ms")),
        format!("{:.3}", figure("p99_ms")),
        "–".to_owned(),
        format!("{:.0}", figure("resident_mb")),
    ]);
}

fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let (mut sizes, mut script, mut seed, mut one): (_, Option<PathBuf>, u64, Option<usize>) =
        (SIZES.to_vec(), None, 1, None);
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} takes a value"));
        match word.as_str() {
            "--quick" => sizes.truncate(2),
            // Cargo runs a benchmark in its package's folder; the shell's own is in PWD.
            "--rivals" => {
                let here = std::env::var_os("PWD").map_or_else(PathBuf::new, PathBuf::from);
                script = Some(here.join(value()?));
            }
            "--no-rivals" => script = None,
            "--seed" => seed = value()?.parse().context("--seed takes a whole number")?,
            "--alone" => one = Some(value()?.parse().context("--alone takes a number of names")?),
            "--bench" => {}
            _ => bail!("{word} is not known: --quick, --rivals SCRIPT, --no-rivals, --seed N"),
        }
    }
    if let Some(size) = one {
        println!("{}", serde_json::to_string(&measure(size, seed)?)?);
        return Ok(());
    }
    println!(
        "| engine | names | load s | a second, 1 thread | 2 threads | p50 ms | p99 ms | candidates \
         | memory MB |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    );
    let mut lines = Vec::new();
    for size in sizes {
        let ours = alone(size, seed)?;
        let rival = script.as_ref().map(|script| rival(script, size, seed)).transpose()?;
        show(&ours, rival.as_ref());
        let theirs = rival.as_ref().and_then(|rival| rival["queries_per_s"].as_f64());
        let ratio = theirs.map(|theirs| (ours.queries_per_s[0] / theirs * 100.0).round() / 100.0);
        lines.push(serde_json::json!({ "ours": ours, "rapidfuzz": rival, "ratio": ratio }));
    }
    println!("{}", serde_json::json!({ "bench": "screening", "seed": seed, "lists": lines }));
    Ok(())
}
