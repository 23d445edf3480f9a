//! The accuracy report: how often names are told apart and found, beside other matchers, on the
//! same files in the same run.
//!
//! Cases are halved by a keyed hash of their text. Rules and thresholds come from the development
//! half; what is reported is the held-out half, with the whole beside it.
//!
//! `cargo xtask screening-report --data FOLDER`; `--help` says what else it takes.

mod cases;
mod classes;
#[path = "../../../foresight/benches/python/environment.rs"]
mod environment;
mod figures;
mod misses;
mod one_of_many;
mod options;
mod pairs;
#[path = "../people/mod.rs"]
mod people;
mod report;
mod rivals;
mod slips;
mod table;
#[path = "../timing/mod.rs"]
mod timing;
mod vectors;

use std::path::PathBuf;

use anyhow::{Context, Result};

use misses::Miss;
use options::Options;
use report::{Report, Rivals};

/// The tasks of pairs: name, what it is, the file.
fn pair_tasks(options: &Options) -> [(&'static str, &'static str, PathBuf); 3] {
    [
        ("A", "labelled pairs", options.data.join("nomenklatura/name_bench_cases.csv")),
        ("B", "EU list, alias against Latin name", options.out.join("pairs.csv")),
        (
            "B2",
            "EU list, patronymic omitted or contradicted",
            options.out.join("pairs_patronymic.csv"),
        ),
    ]
}

/// Everything of ours.
fn ours(options: &Options, misses: &mut Vec<Miss>) -> Result<Report> {
    let mut tasks = Vec::new();
    for (name, what, file) in pair_tasks(options) {
        tasks.push(pairs::measure(name, what, &cases::pairs(&file)?, misses));
    }
    let made_up = classes::make(options.seed);
    let mut report = Report {
        threshold: screening::THRESHOLD,
        seed: options.seed,
        pairs: tasks,
        list: None,
        classes: None,
        calibration: vectors::calibration(&made_up.list),
        vectors: vectors::vectors(&options.data)?,
        rivals: None,
    };
    if !options.only_pairs {
        let [list, queries] = ["list.csv", "queries.csv"].map(|file| options.out.join(file));
        let search = cases::search(&list, &queries)?;
        report.list = Some(one_of_many::measure("C", &search, true, misses));
        cases::write_list(&options.out.join("made-up-list.csv"), &made_up.list)?;
        cases::write_queries(&options.out.join("made-up-held-out.csv"), &made_up)?;
        report.classes = Some(one_of_many::measure("made-up people", &made_up, false, misses));
    }
    Ok(report)
}

/// The rivals, on the held-out half and on the whole.
fn theirs(options: &Options) -> Result<Rivals> {
    let python = rivals::python()?;
    let mut found = Rivals::default();
    for (name, _, file) in pair_tasks(options) {
        let half = options.out.join(format!("{name}-held-out.csv"));
        cases::write_pairs(&half, &cases::pairs(&file)?)?;
        // The rival writes its answer beside the file; ours is in our own folder.
        let whole = options.out.join(format!("{name}-whole.csv"));
        std::fs::copy(&file, &whole)?;
        let both =
            [rivals::pairs(&python, options, &half)?, rivals::pairs(&python, options, &whole)?];
        found.pairs.push((name.to_owned(), both));
    }
    if options.only_pairs {
        return Ok(found);
    }
    let (list, queries) = (options.out.join("list.csv"), options.out.join("queries.csv"));
    let half = options.out.join("C-held-out.csv");
    cases::write_queries(&half, &cases::search(&list, &queries)?)?;
    found.list = [
        rivals::list(&python, options, &list, &half)?,
        rivals::list(&python, options, &list, &queries)?,
    ];
    let made_up = ["made-up-list.csv", "made-up-held-out.csv"].map(|name| options.out.join(name));
    found.classes = rivals::list(&python, options, &made_up[0], &made_up[1])?;
    Ok(found)
}

fn main() -> Result<()> {
    let options = Options::from_arguments()?;
    std::fs::create_dir_all(&options.out)
        .with_context(|| format!("could not make {}", options.out.display()))?;
    rivals::prepare(&options)?;
    let mut misses = Vec::new();
    let mut report = ours(&options, &mut misses)?;
    if options.rivals {
        report.rivals = Some(theirs(&options)?);
    }
    let json = serde_json::to_string_pretty(&report)?;
    std::fs::write(options.out.join("report.json"), &json)?;
    std::fs::write(options.out.join("report.md"), report.markdown())?;
    if options.json {
        println!("{json}")
    } else {
        println!("{}", report.text())
    }
    if let Some(path) = &options.misses {
        let count = misses::write(path, &misses, options.all_misses)?;
        eprintln!("{count} wrong decisions are in {}", path.display());
    }
    eprintln!("report.json and report.md are in {}", options.out.display());
    Ok(())
}
