//! The report of scenarios side by side.

use charts::{
    Callout, Column, Difference, Differences, Figure as _, Frame, Line, Lines, Page, Section,
    Table, Unit,
};
use foresight::Quantiles;
use foresight::model::Measure;
use foresight::summary::Figure;

use super::model_card;
use super::words::{interval, share, spread, usd};
use crate::compare::{Compared, Versus};

/// Figures that differences are drawn of.
const DRAWN: [Figure; 4] =
    [Figure::Departures, Figure::Additional, Figure::ForceDepartures, Figure::CostUsd];

/// The page; nothing without scenarios.
pub fn compared(scenarios: &[Compared]) -> Option<String> {
    let first = scenarios.first()?;
    let title = format!("Scenarios compared: {}", first.origin.title);
    let kicker =
        format!("{} runs each on equal draws, {} weeks", first.summary.runs, first.summary.weeks);
    let mut page = Page::new(title).kicker(kicker);
    for sentence in sentences(scenarios) {
        page = page.sentence(sentence);
    }
    let page = page
        .section(side_by_side(scenarios))
        .section(differences(scenarios))
        .section(said(scenarios))
        .section(model_card::section());
    let digests = scenarios.iter().fold(page, |page, scenario| {
        page.digest(scenario.name.clone(), scenario.origin.digest().to_string())
    });
    Some(digests.html())
}

/// One sentence for each scenario, with how sure the difference is.
pub(crate) fn sentences(scenarios: &[Compared]) -> Vec<String> {
    let of = |scenario: &Compared| {
        sentence(&scenario.title, scenario.compared_with.as_ref()?, &scenario.versus)
    };
    scenarios.iter().filter_map(of).collect()
}

fn sentence(title: &str, compared_with: &str, versus: &[Versus]) -> Option<String> {
    let versus = versus.iter().find(|v| v.figure == Figure::Departures.name())?;
    let difference = versus.difference?;
    let sure = Unit::share("");
    let verdict = match (versus.more, versus.less) {
        (more, _) if more >= 0.9 => format!("more in {} of runs", sure.value(more)),
        (_, less) if less >= 0.9 => format!("fewer in {} of runs", sure.value(less)),
        (0.0, 0.0) => "no difference in any run".to_owned(),
        (more, less) => format!(
            "it could be either: more in {}, fewer in {} of runs",
            sure.value(more),
            sure.value(less)
        ),
    };
    Some(format!(
        "{title}: a difference of {} departures with the offer from “{compared_with}”; {verdict}.",
        super::words::said(&interval(&difference, &Unit::new(""))),
    ))
}

/// What is to be said and drawn of two forecasts, run by run: a sentence, and charts as HTML that
/// needs [`charts::CHART_STYLE`].
pub fn paired(
    title: &str,
    compared_with: &str,
    versus: &[Versus],
) -> (Option<String>, Vec<String>) {
    let chart = |figure: &Figure| {
        let versus = versus.iter().find(|v| v.figure == figure.name())?;
        let spread = spread(&versus.difference?);
        let rows = vec![Difference { name: title.to_owned(), spread }];
        Some(drawn(*figure, compared_with, rows).html())
    };
    (sentence(title, compared_with, versus), DRAWN.iter().filter_map(chart).collect())
}

/// Scenarios that hang together: each that is compared with none, and those behind it.
fn families(scenarios: &[Compared]) -> Vec<&[Compared]> {
    let mut families = Vec::new();
    let mut start = 0;
    for end in 1..=scenarios.len() {
        if scenarios.get(end).is_none_or(|next| next.compared_with.is_none()) {
            families.push(&scenarios[start..end]);
            start = end;
        }
    }
    families
}

fn side_by_side(scenarios: &[Compared]) -> Section {
    let mut section = Section::new("side-by-side", "Side by side");
    for family in families(scenarios) {
        let [first, .., last] = family else { continue };
        let finding = format!("{}, or {}", first.title, small(&last.title));
        section = section.figure(&Lines {
            frame: Frame::new(&format!("departures-{}", first.name), finding)
                .source("median of all runs on equal draws; intervals are in the tables"),
            unit: Unit::new("people who decide and left with the offer, running total"),
            lines: family.iter().map(line).collect(),
        });
    }
    let [people, money] = tables(scenarios);
    section.table(&people).table(&money)
}

fn line(scenario: &Compared) -> Line {
    let arrived = scenario.summary.all.weekly[Measure::Arrived as usize].iter();
    let points = arrived.zip(1..).map(|(quantiles, week)| (week, quantiles.p50));
    let points = [(0, 0.0)].into_iter().chain(points).collect();
    Line { name: scenario.title.clone(), points }
}

/// Who leaves, and what it costs.
fn tables(scenarios: &[Compared]) -> [Table; 2] {
    let columns = |names: [&str; 3]| {
        let numbers = names.into_iter().map(Column::numbers);
        [Column::words("Scenario")].into_iter().chain(numbers).collect()
    };
    let mut people = Table::new(
        "Who leaves with the offer: median (90 % interval)",
        columns(["All", "Additional", "Soldiers"]),
    );
    let mut money = Table::new(
        "What it costs, and whether it pays: median (90 % interval)",
        columns(["Cost", "For each additional", "Pays in"]),
    );
    for scenario in scenarios {
        let told = |figure: Figure, say: &dyn Fn(&Quantiles) -> String| {
            scenario.summary.figure(figure).map_or("–".to_owned(), say)
        };
        let count = |q: &Quantiles| interval(q, &Unit::new(""));
        let soldiers = told(Figure::ForceDepartures, &count);
        people.row([
            scenario.title.clone(),
            told(Figure::Departures, &count),
            told(Figure::Additional, &count),
            format!("{soldiers}; {} of the force", told(Figure::ForceShare, &share)),
        ]);
        money.row([
            scenario.title.clone(),
            told(Figure::CostUsd, &usd),
            told(Figure::CostPerAdditional, &usd),
            told(Figure::Worthwhile, &|q| Unit::share("").value(q.mean) + " of runs"),
        ]);
    }
    [people, money]
}

fn differences(scenarios: &[Compared]) -> Section {
    let mut section = Section::new("differences", "What a scenario changes, run by run");
    for figure in DRAWN {
        let rows: Vec<Difference> = scenarios
            .iter()
            .filter_map(|scenario| {
                let other = scenario.compared_with.as_ref()?;
                let versus = scenario.versus.iter().find(|v| v.figure == figure.name())?;
                let spread = spread(&versus.difference?);
                let name = format!("{}, not {}", scenario.title, small(other));
                Some(Difference { name, spread })
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        section = section.figure(&drawn(figure, "the other scenario", rows));
    }
    section
}

/// A title within a sentence.
fn small(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

fn drawn(figure: Figure, compared_with: &str, rows: Vec<Difference>) -> Differences {
    let most = rows.iter().map(|row| row.spread.values()[4].abs()).fold(0.0, f64::max);
    let unit = match figure {
        Figure::CostUsd => super::words::dollars(most),
        _ => Unit::new("people"),
    };
    Differences {
        frame: Frame::new(&format!("versus-{}", figure.name()), figure_title(figure))
            .source("difference in each run; median, bands of 50 % and 90 %"),
        unit,
        compared_with: compared_with.to_owned(),
        rows,
    }
}

fn figure_title(figure: Figure) -> &'static str {
    match figure {
        Figure::Departures => "Departures with the offer",
        Figure::Additional => "Additional departures",
        Figure::ForceDepartures => "Soldiers who leave with the offer",
        _ => "Cost",
    }
}

/// Whose arguments these are, and what the model cannot support.
fn said(scenarios: &[Compared]) -> Section {
    let mut table = Table::new(
        "Whose argument each scenario is",
        vec![Column::words("Scenario"), Column::words("Source")],
    );
    for scenario in scenarios {
        table.row([scenario.title.clone(), scenario.source.clone()]);
    }
    Section::new("arguments", "Whose arguments these are")
        .table(&table)
        .callout(
            Callout::Limit,
            "What this cannot support",
            "That a small number of departures ends a war; that testimonies break a regime's \
             control of the story; that an offer is cheap whatever comes of it. No data decide \
             these, and the ranges of what they rest on are judgements.",
        )
        .callout(
            Callout::Limit,
            "What fixes a difference beforehand",
            "Unfair measures lower take-up here because the range of that effect was written \
             without a negative part; so does a duty to testify. The comparison says how much that \
             would matter, not that it is so.",
        )
}
