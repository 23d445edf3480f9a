//! Reads a file of assumptions and says everything that is wrong with it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::FactRule;
use super::range::Written;
use super::written::{self, File};
use super::{Assumptions, Company, Group, Known, Problem, Range, Recipe, Worth};

/// The most weeks a forecast looks ahead: ten years.
const WEEKS_MAX: u32 = 520;
/// The most groups and worths.
const ENTRIES_MAX: usize = 64;
/// The most bytes of a file.
const BYTES_MAX: usize = 1 << 20;

/// Everything at once, if the file can be read at all.
pub(super) fn read(text: &str) -> Result<Assumptions, Vec<Problem>> {
    if text.len() > BYTES_MAX {
        return Err(vec![problem("the file", format!("expected at most {BYTES_MAX} bytes"))]);
    }
    let file: File = toml_edit::de::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_of(text, span.start));
        let message = error.message().trim().replace('\n', ", ");
        vec![Problem { line, place: "the file".to_owned(), message }]
    })?;
    let mut reader = Reader { problems: Vec::new(), ranges: Vec::new() };
    let assumptions = reader.file(file);
    for problem in &mut reader.problems {
        problem.line = line_of_entry(text, &problem.place);
    }
    match (assumptions, reader.problems) {
        (Some(assumptions), problems) if problems.is_empty() => Ok(assumptions),
        (_, problems) => Err(problems),
    }
}

fn problem(place: impl Into<String>, message: impl Into<String>) -> Problem {
    Problem { line: None, place: place.into(), message: message.into() }
}

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

/// The line of an entry such as `group.diplomats.men`: its own if it is written alone there,
/// otherwise that of its table.
fn line_of_entry(text: &str, place: &str) -> Option<usize> {
    let header = |name: &str| {
        text.lines().position(|line| line.trim() == format!("[{name}]")).map(|line| line + 1)
    };
    if let Some(line) = header(place) {
        return Some(line);
    }
    let (table, key) = place.rsplit_once('.')?;
    let start = header(table).or_else(|| line_of_entry(text, table))?;
    let rest = text.lines().enumerate().skip(start);
    let mut own = rest.take_while(|(_, line)| !line.starts_with('['));
    let found = own.find(|(_, line)| line.split(['=', ' ']).next() == Some(key));
    Some(found.map_or(start, |(line, _)| line + 1))
}

struct Reader {
    problems: Vec<Problem>,
    ranges: Vec<Range>,
}

impl Reader {
    fn wrong(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.problems.push(problem(place, message));
    }

    fn file(&mut self, file: File) -> Option<Assumptions> {
        self.known(&file.assumption);
        let starts = self.forecast(&file.forecast);
        let recipe = self.recipe(&file.population);
        let company = self.company(&file.company);
        let rates = self.rates(&file.rate);
        if file.group.0.len() > ENTRIES_MAX || file.worth.len() > ENTRIES_MAX {
            self.wrong("group", format!("expected at most {ENTRIES_MAX} groups and worths"));
        }
        let worths = file.worth.iter().map(|(name, worth)| self.worth(name, worth)).collect();
        let groups: Vec<Group> =
            file.group.0.iter().map(|(name, group)| self.group(name, group, &file.facts)).collect();
        match groups.iter().filter(|group| group.people.is_none()).count() {
            1 if groups.last().is_some_and(|group| group.people.is_none()) => {}
            _ => self.wrong("group", "expected exactly one group without `people`, as the last"),
        }
        Some(Assumptions {
            title: file.forecast.title,
            source: file.forecast.source,
            programme: file.forecast.programme,
            starts: starts?,
            weeks: file.forecast.weeks,
            recipe,
            groups,
            worths,
            rates,
            company,
            testimony_fact: file.forecast.testimony_fact,
            ranges: std::mem::take(&mut self.ranges),
        })
    }

    fn forecast(&mut self, forecast: &written::Forecast) -> Option<Date> {
        if forecast.language != 1 {
            self.wrong("forecast.language", "expected 1, the only language there is");
        }
        if forecast.weeks == 0 || forecast.weeks > WEEKS_MAX {
            self.wrong("forecast.weeks", format!("expected 1 to {WEEKS_MAX} weeks"));
        }
        let date = forecast.starts.date.and_then(|date| {
            let (year, month) = (i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?);
            Date::new(year, month, i8::try_from(date.day).ok()?).ok()
        });
        if date.is_none() {
            self.wrong("forecast.starts", "expected a day such as 2022-03-06");
        }
        date
    }

    /// A number within bounds.
    fn within(&mut self, place: &str, value: f64, least: f64, most: f64) -> f64 {
        if !(least..=most).contains(&value) {
            self.wrong(place, format!("expected {least} to {most}, found {value}"));
        }
        value
    }

    fn source(&mut self, place: &str, source: &str) {
        if source.trim().is_empty() {
            self.wrong(place, "expected a source: where the figure comes from, or why it is so");
        }
    }

    fn range(
        &mut self,
        name: String,
        written: &Written,
        bounds: (f64, f64),
        meaning: &str,
    ) -> usize {
        self.source(&name, &written.source);
        match written.law(bounds) {
            Ok(law) => {
                let (meaning, source) = (meaning.to_owned(), written.source.clone());
                self.ranges.push(Range { name, law, meaning, source });
            }
            Err(message) => self.wrong(name, message),
        }
        self.ranges.len().saturating_sub(1)
    }

    fn known(&mut self, written: &BTreeMap<String, Written>) {
        for known in Known::ALL {
            match written.get(known.name()) {
                Some(range) => {
                    let place = format!("assumption.{}", known.name());
                    let before = self.ranges.len();
                    self.range(place, range, known.bounds(), known.meaning());
                    if let Some(range) = self.ranges.get_mut(before) {
                        range.name = known.name().to_owned();
                    }
                }
                None => {
                    let place = format!("assumption.{}", known.name());
                    self.wrong(place, format!("expected a range: {}", known.meaning()));
                }
            }
        }
        let names = || Known::ALL.iter().map(|known| known.name());
        for name in written.keys().filter(|name| !names().any(|known| known == *name)) {
            let near = programme::nearest(name, names());
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            self.wrong(format!("assumption.{name}"), format!("no such assumption{near}"));
        }
    }

    fn recipe(&mut self, written: &written::Population) -> Recipe {
        self.source("population.source", &written.source);
        Recipe {
            table: written.table.clone(),
            leave_out: written.leave_out.clone(),
            household: self.within("population.household", written.household, 1.0, 10.0),
            partnered: self.within("population.partnered", written.partnered, 0.0, 1.0),
        }
    }

    fn company(&mut self, written: &written::Company) -> Company {
        self.source("company.source", &written.source);
        let sum = written.unit + written.acquaintances + written.group;
        if (sum - 1.0).abs() > 1e-6 {
            self.wrong("company", format!("expected weights that add to 1, found {sum}"));
        }
        if written.ties > 64 {
            self.wrong("company.ties", "expected at most 64 acquaintances");
        }
        Company {
            unit: self.within("company.unit", written.unit, 0.0, 1.0),
            acquaintances: self.within("company.acquaintances", written.acquaintances, 0.0, 1.0),
            group: self.within("company.group", written.group, 0.0, 1.0),
            ties: written.ties,
        }
    }

    fn rates(
        &mut self,
        written: &BTreeMap<String, written::Rate>,
    ) -> Vec<(programme::Currency, f64)> {
        let mut rates = Vec::new();
        for (code, rate) in written {
            let place = format!("rate.{code}");
            self.source(&place, &rate.source);
            let usd = self.within(&place, rate.usd, 1e-9, 1e9);
            match code.parse() {
                Ok(currency) => rates.push((currency, usd)),
                Err(_) => self.wrong(place, "expected the code of a currency, such as EUR"),
            }
        }
        rates
    }

    fn worth(&mut self, name: &str, written: &written::Worth) -> Worth {
        let meaning =
            format!("what {} is worth at full trust, in logits", written.benefits.join(" or "));
        let range = self.range(format!("worth.{name}"), &written.logits, (-20.0, 20.0), &meaning);
        Worth { name: name.to_owned(), benefits: written.benefits.clone(), range }
    }

    fn group(
        &mut self,
        name: &str,
        written: &written::Group,
        common: &BTreeMap<String, serde_json::Value>,
    ) -> Group {
        let place = |key: &str| format!("group.{name}.{key}");
        self.source(&place("source"), &written.source);
        let [youngest, oldest] = written.ages;
        if youngest < 18 || youngest > oldest || oldest > 120 {
            self.wrong(place("ages"), "expected two ages from 18 to 120, the younger first");
        }
        if written.unit == 0 || written.unit > 50_000 {
            self.wrong(place("unit"), "expected 1 to 50000 people");
        }
        let meaning = format!("how many people {} are", name.replace('_', " "));
        let people = written
            .people
            .as_ref()
            .map(|people| self.range(format!("people.{name}"), people, (1.0, 1e9), &meaning));
        if written.caught + written.killed > 0.99 {
            self.wrong(place("caught"), "expected caught and killed to leave some who arrive");
        }
        let share =
            |reader: &mut Self, key: &str, value| reader.within(&place(key), value, 0.0, 1.0);
        Group {
            name: name.to_owned(),
            people,
            force: written.force,
            men: share(self, "men", written.men),
            ages: (youngest, oldest),
            unit: written.unit,
            family_at_home: share(self, "family_at_home", written.family_at_home),
            wish: self.within(&place("wish"), written.wish, 1e-9, 1.0 - 1e-9),
            risk: self.within(&place("risk"), written.risk, 0.0, 20.0),
            reach: self.within(&place("reach"), written.reach, 0.0, 100.0),
            window: share(self, "window", written.window),
            caught: share(self, "caught", written.caught),
            killed: share(self, "killed", written.killed),
            admitted: share(self, "admitted", written.admitted),
            income: self.within(&place("income"), written.income, 1.0, 1e9),
            facts: self.facts(name, &written.facts, common),
            source: written.source.clone(),
        }
    }

    /// The group's own answers, and the common ones it does not change.
    fn facts(
        &mut self,
        name: &str,
        own: &BTreeMap<String, serde_json::Value>,
        common: &BTreeMap<String, serde_json::Value>,
    ) -> Vec<(String, FactRule)> {
        let mut all: BTreeMap<&String, &serde_json::Value> = common.iter().collect();
        all.extend(own);
        let mut rules = Vec::new();
        for (fact, value) in all {
            match FactRule::read(value) {
                Ok(rule) => rules.push((fact.clone(), rule)),
                Err(message) => self.wrong(format!("group.{name}.facts.{fact}"), message),
            }
        }
        rules
    }
}
