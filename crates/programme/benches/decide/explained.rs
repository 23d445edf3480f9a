//! One decision with every reason, and reading a large programme.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use programme::{Facts, People, Programme, SourceFile};

use crate::carrots::DAY;

const DECISIONS: usize = 20_000;
const KINDS: usize = 50;
const LEVELS: usize = 4;

/// The middle and the slowest hundredth, in microseconds.
pub(crate) struct Spread {
    pub(crate) p50: f64,
    pub(crate) p99: f64,
}

impl Spread {
    fn of(mut seconds: Vec<f64>) -> Self {
        seconds.sort_by(f64::total_cmp);
        let at = |part: f64| seconds[((seconds.len() - 1) as f64 * part).ceil() as usize] * 1e6;
        Self { p50: at(0.50), p99: at(0.99) }
    }
}

/// How long one decision takes, for people who have answered everything.
pub(crate) fn decisions(programme: &Programme, people: &People) -> Spread {
    let count = DECISIONS.min(people.len());
    let facts: Vec<Facts> = (0..count).map(|row| people.facts(programme, row)).collect();
    for facts in &facts[..count / 10] {
        black_box(programme::decide(programme, facts, DAY));
    }
    let one = |facts: &Facts| {
        let start = Instant::now();
        let decision = programme::decide(programme, black_box(facts), DAY);
        let seconds = start.elapsed().as_secs_f64();
        black_box(decision);
        seconds
    };
    Spread::of(facts.iter().map(one).collect())
}

/// How long a programme of 200 audiences takes from its text to a checked programme.
pub(crate) fn large_programme() -> Result<Spread> {
    let text = large();
    let mut seconds = Vec::new();
    for _ in 0..21 {
        let sources = [SourceFile::new("large.toml", text.clone())];
        let start = Instant::now();
        let checked = programme::check(&sources, DAY);
        seconds.push(start.elapsed().as_secs_f64());
        let clean = checked.problems.is_empty();
        let programme = checked.programme.filter(|_| clean).context("it checks clean")?;
        ensure!(programme.audiences().len() == KINDS * LEVELS, "all audiences are there");
    }
    Ok(Spread::of(seconds))
}

/// Fifty kinds of people at four levels, each with an audience, a benefit and an amount.
fn large() -> String {
    let mut text = String::from(
        "[programme]\nlanguage = 1\nname = \"large\"\ntitle = \"Large\"\nversion = \"1\"\n\
         effective_from = 2022-03-01\nsource = \"made up\"\n[part.all]\n\
         [fact.level]\nkind = \"integer\"\nmin = -1\nmax = 9\npart = \"all\"\n\
         [outside.beginners]\nwhen = 'level < 0'\nsource = \"made up\"\n\
         [partner.fund]\nbudget = \"1000000.00\"\ncurrency = \"EUR\"\nsource = \"made up\"\n",
    );
    let kinds: Vec<String> = (0..KINDS).map(|kind| format!("\"kind_{kind}\"")).collect();
    let mut add = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    add(format!("[fact.kind]\nkind = \"enum\"\nchoices = [{}]\npart = \"all\"", kinds.join(", ")));
    for kind in 0..KINDS {
        for level in 0..LEVELS {
            let name = format!("people_{kind}_{level}");
            let below: Vec<String> =
                (0..level).map(|other| format!("\"people_{kind}_{other}\"")).collect();
            let preferred = match below.is_empty() {
                true => String::new(),
                false => format!("preferred_over = [{}]", below.join(", ")),
            };
            let amount = 100 + kind * LEVELS + level;
            add(format!(
                "[audience.{name}]\nrule = 'kind == \"kind_{kind}\" && level >= {level}'\n\
                 source = \"made up\"\n{preferred}"
            ));
            add(format!(
                "[parameter.amount_{kind}_{level}]\nvalues = [{{ from = 2022-03-01, \
                 amount = \"{amount}.00\", currency = \"EUR\", source = \"made up\" }}]"
            ));
            add(format!(
                "[benefit.benefit_{kind}_{level}]\naudiences = [\"{name}\"]\n\
                 amount = \"amount_{kind}_{level}\"\nschedule = \"once\"\npaid_by = [\"fund\"]\n\
                 source = \"made up\""
            ));
        }
    }
    text
}
