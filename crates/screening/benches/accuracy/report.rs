//! The report as people read it: tables of ours and the rivals side by side.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;
use serde_json::Value;

use crate::one_of_many;
use crate::pairs::{self, Figures};
use crate::table::{Table, decimals, number, three};
use crate::vectors::{Calibration, Vectors};

/// Everything that was measured.
#[derive(Serialize)]
pub(crate) struct Report {
    pub(crate) threshold: f64,
    pub(crate) seed: u64,
    pub(crate) pairs: Vec<pairs::Task>,
    /// Task C, unless only pairs were asked for; made-up people likewise.
    pub(crate) list: Option<one_of_many::Task>,
    pub(crate) classes: Option<one_of_many::Task>,
    pub(crate) calibration: Calibration,
    pub(crate) vectors: Vectors,
    pub(crate) rivals: Option<Rivals>,
}

/// What the rivals' script said, on the held-out half and on the whole.
#[derive(Default, Serialize)]
pub(crate) struct Rivals {
    pub(crate) pairs: Vec<(String, [Vec<Value>; 2])>,
    pub(crate) list: [Vec<Value>; 2],
    pub(crate) classes: Vec<Value>,
}

/// Thresholds of the columns, as the rivals' script writes them.
const COLUMNS: [&str; 6] = ["0.5", "0.6", "0.7", "0.75", "0.8", "0.9"];

impl Report {
    /// What goes into the documentation.
    pub(crate) fn markdown(&self) -> String {
        let mut text = String::new();
        for task in &self.pairs {
            self.pair_table(task, &mut text);
        }
        self.list_table(&mut text);
        self.class_table(&mut text);
        let (calibration, vectors) = (&self.calibration, &self.vectors);
        line(
            &mut text,
            &format!(
                "\nNamesakes of whom nothing else is known: {} compared, {} come out as a match, \
                 {} as insufficient evidence. Romanisation: {} of {} samples.",
                calibration.compared,
                calibration.matches,
                calibration.insufficient,
                vectors.right,
                vectors.all
            ),
        );
        text
    }

    /// What goes to the terminal: the same with every group, and where scores lie.
    pub(crate) fn text(&self) -> String {
        let mut text = self.markdown();
        for task in &self.pairs {
            details(task, &mut text);
        }
        let halves = self
            .list
            .iter()
            .flat_map(|task| [("held out", &task.held_out), ("development", &task.development)]);
        for (half, figures) in halves {
            line(&mut text, &format!("C {half}: found (+) or false alarms (-)"));
            for (group, [found, all]) in &figures.groups {
                line(&mut text, &format!("    {group:<40} {found:>5} of {all}"));
            }
        }
        self.rival_groups(&mut text);
        for [scheme, cyrillic, ours, theirs] in &self.vectors.wrong {
            line(&mut text, &format!("{scheme}: {cyrillic}: ours {ours}, theirs {theirs}"));
        }
        text
    }

    fn pair_table(&self, task: &pairs::Task, text: &mut String) {
        line(text, &format!("\n**{}. {}**", task.name, task.what));
        let whole = &task.whole;
        line(
            text,
            &format!(
                "Held out: {} pairs, {} of them the same party; whole: {} and {}. \
                 Precision/recall/F1 at each threshold.\n",
                task.held_out.pairs, task.held_out.same, whole.pairs, whole.same
            ),
        );
        let at: Vec<String> =
            COLUMNS.iter().map(|at| format!("@{}", at.trim_start_matches('0'))).collect();
        let mut head = vec!["matcher"];
        head.extend(at.iter().map(String::as_str));
        head.extend(["whole, best F1", "recall at 1 % false alarms", "µs a pair"]);
        let mut table = Table::new(&head);
        let mut row = vec!["**Postern**".to_owned()];
        row.extend(at_columns(&task.held_out).map(three));
        row.push(best(&at_columns(whole)));
        let at_one_percent = task.held_out.at_one_percent;
        row.push(format!(
            "{} (from {})",
            decimals(at_one_percent.recall),
            decimals(at_one_percent.threshold)
        ));
        row.push(number(task.us_per_pair));
        table.row(row);
        let rivals = self.rivals.iter().flat_map(|rivals| &rivals.pairs);
        for (_, [held_out, whole]) in rivals.filter(|(name, _)| name == task.name) {
            for (held_out, whole) in held_out.iter().zip(whole) {
                let mut row = vec![held_out["algorithm"].as_str().unwrap_or_default().to_owned()];
                row.extend(their_columns(held_out).map(three));
                row.push(best(&their_columns(whole)));
                row.push("–".to_owned());
                row.push(number(whole["us_per_pair"].as_f64().unwrap_or_default()));
                table.row(row);
            }
        }
        text.push_str(&table.render());
        let right = groups(&task.held_out.groups);
        let margin = margin(task.held_out.margin);
        line(
            text,
            &format!(
                "\nHeld out, right at {}: {right}. Thresholds with F1 of at least .99: {margin}.",
                decimals(self.threshold)
            ),
        );
    }

    fn list_table(&self, text: &mut String) {
        let Some(task) = &self.list else { return };
        line(text, &format!("\n**{}. Who among {} it is, or nobody**", task.name, task.parties));
        line(
            text,
            &format!(
                "Held out: {} listed queries, {} not listed; whole: {} and {}.\n",
                task.held_out.listed, task.held_out.others, task.whole.listed, task.whole.others
            ),
        );
        let mut table = Table::new(&[
            "engine",
            "queries",
            "top-1",
            "recall",
            "candidates",
            "false alarms",
            "a second, 1 thread",
            "2 threads",
            "p50 ms",
            "p99 ms",
        ]);
        let halves = [("held out", &task.held_out), ("whole", &task.whole)];
        let speed = task.speed.as_ref();
        let speed = |figure: fn(&one_of_many::Speed) -> f64| speed.map_or(f64::NAN, figure);
        for (half, figures) in halves {
            table.row([
                format!("**Postern** @{}", decimals(self.threshold)),
                half.to_owned(),
                decimals(figures.top1),
                decimals(figures.recall),
                decimals(figures.candidate_recall),
                format!("{}/{}", figures.false_alarms, figures.others),
                number(speed(|speed| speed.queries_per_s[0])),
                number(speed(|speed| speed.queries_per_s[1])),
                format!("{:.3}", speed(|speed| speed.p50_ms)),
                format!("{:.3}", speed(|speed| speed.p99_ms)),
            ]);
        }
        let rivals =
            self.rivals.iter().flat_map(|rivals| ["held out", "whole"].iter().zip(&rivals.list));
        for (half, engines) in rivals {
            for engine in engines {
                table.row(their_list_row(half, engine));
            }
        }
        text.push_str(&table.render());
        let found = groups(&task.held_out.groups);
        line(text, &format!("\nHeld out, found (+) or false alarms (-): {found}."));
    }

    fn class_table(&self, text: &mut String) {
        let Some(task) = &self.classes else { return };
        let figures = &task.held_out;
        line(
            text,
            &format!("\n**Made-up people: each way of writing a name, {} listed**", task.parties),
        );
        line(
            text,
            &format!(
                "Held out: {} listed queries, {} not listed. Found, or false alarms in the last \
                 rows; rivals know no dates of birth.\n",
                figures.listed, figures.others
            ),
        );
        let rivals = self.rivals.iter().flat_map(|rivals| &rivals.classes);
        let mut head = vec!["way", "Postern", "review or match"];
        let names: Vec<&str> =
            rivals.clone().map(|rival| rival["engine"].as_str().unwrap_or_default()).collect();
        head.extend(&names);
        let mut table = Table::new(&head);
        for sign in ['+', '-'] {
            let groups = figures.groups.iter().filter(|(group, _)| group.ends_with(sign));
            for (group, [found, all]) in groups {
                let bands = figures.bands.get(group).copied().unwrap_or_default();
                let name = group.trim_end_matches(sign);
                let name =
                    if sign == '-' { format!("not listed: {name}") } else { name.to_owned() };
                let mut row =
                    vec![name, format!("{found}/{all}"), (bands[2] + bands[3]).to_string()];
                let theirs = rivals.clone().map(|rival| rival["groups"][group].as_str());
                row.extend(theirs.map(|cell| cell.unwrap_or("–").to_owned()));
                table.row(row);
            }
        }
        text.push_str(&table.render());
    }

    fn rival_groups(&self, text: &mut String) {
        let Some(rivals) = &self.rivals else { return };
        for (name, [_, whole]) in &rivals.pairs {
            line(text, &format!("{name} whole, rivals, right at .7"));
            for rival in whole {
                line(text, &format!("    {:<16} {}", rival["algorithm"], rival["groups"]));
            }
        }
        for engine in &rivals.list[1] {
            line(text, &format!("C whole, {}: {}", engine["engine"], engine["groups"]));
        }
    }
}

pub(crate) fn line(text: &mut String, line: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "{line}");
}

/// Groups and their counts in one line.
fn groups(groups: &BTreeMap<String, [usize; 2]>) -> String {
    let each = groups.iter().map(|(group, [part, all])| format!("{group} {part}/{all}"));
    each.collect::<Vec<_>>().join(", ")
}

fn margin(margin: Option<[f64; 2]>) -> String {
    margin.map_or("none".to_owned(), |[from, to]| {
        format!("{} to {}, {} wide", decimals(from), decimals(to), decimals(to - from))
    })
}

/// Precision, recall and F1 at the thresholds of the columns; the product's own is one of them.
fn at_columns(figures: &Figures) -> [[f64; 3]; 6] {
    let of = |column: &str| {
        let wanted: f64 = column.parse().unwrap_or_default();
        let mut all = figures.at.iter().chain([&figures.ours]);
        let rates = all.find(|rates| (rates.threshold - wanted).abs() < 1e-9);
        rates.map_or([f64::NAN; 3], |rates| [rates.precision, rates.recall, rates.f1])
    };
    COLUMNS.map(of)
}

fn their_columns(rival: &Value) -> [[f64; 3]; 6] {
    COLUMNS.map(|at| {
        [0, 1, 2].map(|place| rival[format!("@{at}")][place].as_f64().unwrap_or(f64::NAN))
    })
}

/// The best F1 of the columns, and where it is.
fn best(columns: &[[f64; 3]; 6]) -> String {
    let all = columns.iter().zip(COLUMNS);
    let best = all.max_by(|(one, _), (other, _)| one[2].total_cmp(&other[2]));
    best.map_or(String::new(), |([_, _, f1], at)| {
        format!("{} @{}", decimals(*f1), at.trim_start_matches('0'))
    })
}

fn their_list_row(half: &str, engine: &Value) -> [String; 10] {
    let share = |key: &str| engine[key].as_f64().map_or(String::new(), decimals);
    let words = |key: &str| engine[key].as_str().unwrap_or_default().to_owned();
    let figure = |key: &str| engine[key].as_f64().unwrap_or_default();
    [
        format!("{} @{}", words("engine"), engine["threshold"]),
        half.to_owned(),
        share("top1"),
        share("recall"),
        share("candidate_recall"),
        words("false_alarms"),
        number(figure("queries_per_s")),
        "–".to_owned(),
        format!("{:.3}", figure("p50_ms")),
        format!("{:.3}", figure("p99_ms")),
    ]
}

fn details(task: &pairs::Task, text: &mut String) {
    for (half, figures) in [("held out", &task.held_out), ("development", &task.development)] {
        let at = |rates: &crate::figures::Rates| three([rates.precision, rates.recall, rates.f1]);
        line(text, &format!("\n{} {half}: {}", task.name, at(&figures.ours)));
        let margin = margin(figures.margin);
        line(text, &format!("    thresholds with F1 of at least .99: {margin}"));
        line(text, "    right per group:");
        for (group, [right, all]) in &figures.groups {
            line(text, &format!("    {group:<40} {right:>5} of {all}"));
        }
        line(text, "    scores, % of the same and of others:");
        for (bin, (same, other)) in
            figures.histogram[0].iter().zip(&figures.histogram[1]).enumerate()
        {
            if *same > 0.0 || *other > 0.0 {
                let from = bin as f64 / 20.0;
                line(
                    text,
                    &format!("    from {from:.2} {:>6.1} {:>6.1}", same * 100.0, other * 100.0),
                );
            }
        }
    }
}
