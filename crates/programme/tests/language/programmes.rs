//! Worked cases of every programme: facts and a household, the decision they lead to and why, and
//! how what was granted stands later.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use programme::{Answer, Batch, Column, Decision, FactDef, FactError, Facts, Outcome, People};
use programme::{Programme, SourceFile};
use programme::{decide, load, standing};
use toml_edit::{Item, Table};

use crate::cases::{document, grants, plain, texts};

/// The fewest worked cases a programme may have.
const CASES_MIN: usize = 8;

/// The folder of every programme, in the order of their names.
fn folders() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes");
    sorted(&all, |path| path.join("programme.toml").is_file())
}

fn sorted(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| wanted(path)).collect();
    paths.sort();
    paths
}

/// A programme of one folder under overlays of that folder.
fn programme(folder: &Path, overlays: &[String]) -> Programme {
    let overlays = overlays.iter().map(|name| format!("overlays/{name}.toml"));
    let names = std::iter::once("programme.toml".to_owned()).chain(overlays);
    let sources: Vec<SourceFile> = names
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name));
            let text = text.unwrap_or_else(|error| panic!("{}/{name}: {error}", folder.display()));
            SourceFile::new(name, text)
        })
        .collect();
    load(&sources).unwrap_or_else(|problems| {
        let shown: Vec<String> = problems.iter().map(|p| p.render(&sources, false)).collect();
        panic!("{}\n{}", folder.display(), shown.join("\n"))
    })
}

/// One worked case, read and decided.
struct Case {
    name: String,
    table: Table,
    programme: Programme,
    facts: Facts,
    decision: Decision,
}

/// All worked cases of a folder; a programme is loaded once for every choice of overlays.
fn cases(folder: &Path) -> Vec<Case> {
    let good = folder.join("cases/good");
    let mut loaded: BTreeMap<Vec<String>, Programme> = BTreeMap::new();
    let mut read = |path: PathBuf| {
        let table = document(&path).as_table().clone();
        let overlays = texts(&table, "with");
        let programme = loaded.entry(overlays).or_insert_with_key(|with| programme(folder, with));
        Case::decide(path.display().to_string(), table, programme.clone())
    };
    let paths = sorted(&good, |path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.into_iter().map(&mut read).collect()
}

impl Case {
    fn decide(name: String, table: Table, programme: Programme) -> Self {
        let on = day(&table, "on");
        let facts = facts(&programme, &table, on);
        let facts = facts.unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        let decision = decide(&programme, &facts, on);
        Self { name, table, programme, facts, decision }
    }

    fn expect(&self) -> &Table {
        self.table.get("expect").and_then(Item::as_table).expect("[expect]")
    }

    /// Everything in which the decision is not as the case says.
    fn wrong(&self) -> Vec<String> {
        let (expect, decision) = (self.expect(), &self.decision);
        let mut wrong = Vec::new();
        let mut same = |what: &str, found: String, expected: String| {
            if found != expected {
                wrong.push(format!("{}: {what} {found}, not {expected}", self.name));
            }
        };
        let outcome = serde_json::to_value(decision.outcome).expect("a text");
        let text = |key: &str| expect.get(key).and_then(Item::as_str).unwrap_or("none").to_owned();
        same("outcome", outcome.as_str().unwrap_or_default().to_owned(), text("outcome"));
        let audience = decision.audience.clone().unwrap_or_else(|| "none".to_owned());
        same("audience", audience, text("audience"));
        let list = |items: Vec<String>| format!("{items:#?}");
        same("grants", list(grants(decision)), list(texts(expect, "grants")));
        same("missing", list(decision.missing.clone()), list(texts(expect, "missing")));
        wrong.extend(self.missing_reasons());
        wrong.extend(self.wrong_refusals());
        wrong.extend(self.wrong_standings());
        wrong.extend(self.unaccounted());
        wrong
    }

    fn missing_reasons(&self) -> Vec<String> {
        let because = self.decision.because.iter();
        let given: Vec<String> =
            because.map(|r| plain(&format!("{}: {}", r.rule, r.value))).collect();
        let expected = texts(self.expect(), "because").into_iter();
        let missing = expected.filter(|reason| !given.contains(reason));
        missing.map(|reason| format!("{}: no {reason} in {given:#?}", self.name)).collect()
    }

    fn wrong_refusals(&self) -> Vec<String> {
        let refused = &self.decision.refused;
        let holds = |benefit: &str, rule: &str| {
            let found = refused.iter().find(|known| known.benefit == benefit);
            found.is_some_and(|known| known.because.iter().any(|reason| reason.rule == rule))
        };
        let expected = texts(self.expect(), "refused").into_iter();
        let missing = expected.filter(|line| {
            let (benefit, rule) = line.split_once(": ").expect("benefit: rule");
            !holds(benefit, rule)
        });
        missing.map(|line| format!("{}: not refused so: {line}", self.name)).collect()
    }

    /// How what was granted stands once later facts are known.
    fn wrong_standings(&self) -> Vec<String> {
        let Some(later) = self.table.get("later").and_then(Item::as_table) else {
            return Vec::new();
        };
        let told = later.get("facts").and_then(Item::as_table).expect("[later.facts]");
        let facts = Facts::checked_among(self.programme.later(), &answers(told));
        let facts = facts.unwrap_or_else(|errors| panic!("{}: {errors:?}", self.name));
        let paid = later.get("paid").and_then(Item::as_table).into_iter().flat_map(Table::iter);
        let number = |item: &Item| item.as_integer().and_then(|n| u16::try_from(n).ok());
        let paid: BTreeMap<String, u16> = paid
            .map(|(benefit, times)| (benefit.to_owned(), number(times).expect("a number")))
            .collect();
        let on = day(later, "on");
        let all = standing(&self.programme, &self.decision, &self.facts, &facts, &paid, on);
        let state = |one: &programme::Standing| {
            let state = serde_json::to_value(one.state).expect("a text");
            format!("{}: {}", one.benefit, state.as_str().unwrap_or_default())
        };
        let all: Vec<String> = all.iter().map(state).collect();
        let expected = texts(self.expect(), "standing");
        assert!(!expected.is_empty(), "{}: later facts without a standing", self.name);
        let missing = expected.into_iter().filter(|line| !all.contains(line));
        missing.map(|line| format!("{}: no {line} in {all:#?}", self.name)).collect()
    }

    /// An offer, or its absence, says for every benefit whether it is granted or why not.
    fn unaccounted(&self) -> Vec<String> {
        let (decision, name) = (&self.decision, &self.name);
        if decision.outcome != Outcome::Offer {
            let granted = (!decision.grants.is_empty()).then(|| format!("{name}: grants"));
            return granted.into_iter().collect();
        }
        let mut wrong = Vec::new();
        for benefit in self.programme.benefits() {
            let granted = decision.grants.iter().any(|grant| grant.benefit == benefit.name);
            let refused = decision.refused.iter().find(|known| known.benefit == benefit.name);
            if granted == refused.is_some() || refused.is_some_and(|r| r.because.is_empty()) {
                wrong.push(format!("{name}: {} is not accounted for", benefit.name));
            }
        }
        if decision.because.iter().any(|reason| reason.source.is_empty()) {
            wrong.push(format!("{name}: a reason without a source"));
        }
        wrong
    }
}

fn day(table: &Table, key: &str) -> Date {
    let day = table.get(key).and_then(Item::as_datetime).expect("a day");
    day.to_string().parse().expect("a day")
}

fn answers(table: &Table) -> BTreeMap<String, String> {
    let answer = |item: &Item| {
        let text = item.as_str().map(str::to_owned);
        text.or_else(|| item.as_integer().map(|n| n.to_string())).expect("a text or a number")
    };
    table.iter().map(|(fact, value)| (fact.to_owned(), answer(value))).collect()
}

/// The facts of a case; those of its household are counted where the case names one, even one of
/// nobody (`household = []`).
fn facts(programme: &Programme, case: &Table, on: Date) -> Result<Facts, Vec<(String, FactError)>> {
    let told = answers(case.get("facts").and_then(Item::as_table).expect("[facts]"));
    let facts = Facts::checked(programme, &told)?;
    let Some(household) = case.get("household") else { return Ok(facts) };
    for fact in programme.facts().iter().filter(|fact| fact.derived.is_some()) {
        assert!(facts.get(&fact.name).is_none(), "`{}` is counted", fact.name);
    }
    let members = household.as_array_of_tables().into_iter().flatten();
    let member = |member: &Table| Facts::checked_among(programme.members(), &answers(member));
    let members = members.map(member).collect::<Result<Vec<Facts>, _>>()?;
    Ok(Facts::with_household(programme, facts, &members, on))
}

#[test]
fn every_programme_decides_its_cases_as_written() {
    let folders = folders();
    assert!(folders.len() >= 4, "programmes are missing: {folders:?}");
    let mut wrong = Vec::new();
    for folder in folders {
        let cases = cases(&folder);
        assert!(cases.len() >= CASES_MIN, "{}: worked cases are missing", folder.display());
        wrong.extend(cases.iter().flat_map(Case::wrong));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing stands in a programme that no worked case shows.
#[test]
fn every_part_of_a_programme_has_a_case() {
    let mut unseen = Vec::new();
    for folder in folders() {
        let whole = programme(&folder, &[]);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for Case { decision, .. } in cases(&folder) {
            seen.extend(decision.audience);
            seen.extend(decision.grants.into_iter().map(|grant| grant.benefit));
            let held = decision.because.into_iter().filter(|reason| reason.value == "true");
            seen.extend(held.map(|reason| reason.rule));
        }
        let grounds = whole.exclusions().iter().chain(whole.referrals()).chain(whole.outside());
        let names = grounds.map(|ground| ground.name.as_str());
        let names = names.chain(whole.audiences().iter().map(|audience| audience.name.as_str()));
        let names = names.chain(whole.benefits().iter().map(|benefit| benefit.name.as_str()));
        let missing = names.filter(|name| !seen.contains(*name));
        unseen.extend(missing.map(|name| format!("{}: {name}", folder.display())));
    }
    assert!(unseen.is_empty(), "{}", unseen.join("\n"));
}

/// One evaluator serves a person and a population: every case is also decided as a row.
#[test]
fn every_case_is_decided_alike_as_a_population_of_one() {
    for folder in folders() {
        for Case { name, programme, facts, decision, .. } in cases(&folder) {
            let column = |fact: &FactDef| {
                let mut column = Column::with_capacity(fact.column_form(), 1);
                column.push(facts.get(&fact.name).and_then(|value| fact.number_of(value)));
                Some(column)
            };
            let columns = programme.facts().iter().map(column).collect();
            let people = People::new(&programme, 1, columns).expect("one person");
            let batch = Batch::new(&programme, decision.on);
            let codes = batch.decide(&people, 0..1);
            let answer = batch.answer(&codes, codes.codes[0]);
            assert_eq!(answer, Some(&Answer::of(&programme, &decision)), "{name}");
        }
    }
}
