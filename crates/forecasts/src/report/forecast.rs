//! The report of a forecast.

use charts::{Callout, Column, FanChart, FanSeries, Frame, Page, Section, Table, Unit};
use foresight::Quantiles;
use foresight::model::Measure;
use foresight::summary::{AudienceSummary, Figure, Summary};

use super::model_card;
use super::pictures::{self, fan, source};
use super::words::{capital, interval, pretty, said, share, usd};
use crate::results::{Results, told};

/// The whole report as one page of HTML.
pub fn forecast(results: &Results<'_>) -> String {
    let (origin, summary) = (results.origin, results.summary);
    let title = format!("Forecast: {}", origin.title);
    let assumptions = results.model.assumptions();
    let people = charts::number(results.model.population().people() as f64, 4);
    let kicker = format!(
        "{} runs over {people} made-up people, {} weeks from {}, scenario {}",
        summary.runs, summary.weeks, assumptions.starts, origin.scenario_name
    );
    let mut page = Page::new(title).kicker(kicker);
    for sentence in sentences(summary) {
        page = page.sentence(sentence);
    }
    page.section(people_section(results))
        .section(money_section(results))
        .section(worth_section(results))
        .section(drivers_section(results))
        .section(way_section(results))
        .section(belief_section(results))
        .section(model_card::section())
        .section(assumptions_section(results))
        .section(margins_section(results))
        .digest("Forecast", origin.digest().to_string())
        .digest("Programme", origin.programme.to_string())
        .digest("Assumptions", origin.assumptions.to_string())
        .digest("People", origin.people_source.to_string())
        .digest("Seed", origin.seed.to_string())
        .digest("Model", origin.model.to_string())
        .html()
}

/// The five sentences a forecast begins with.
pub fn sentences(summary: &Summary) -> Vec<String> {
    let people = Unit::new("");
    let figure = |figure: Figure| summary.figure(figure);
    let mut sentences = Vec::new();
    if let (Some(left), Some(more), Some(settled)) =
        (figure(Figure::Departures), figure(Figure::Additional), figure(Figure::Settled))
    {
        sentences.push(format!(
            "In {} weeks, {} people would leave with the offer; {} of them would not have left \
             without it, and {} would be admitted by then.",
            summary.weeks,
            said(&interval(left, &people)),
            said(&interval(more, &people)),
            said(&interval(settled, &people)),
        ));
    }
    if let Some(of) = figure(Figure::ForceShare) {
        sentences.push(format!(
            "The armed force would lose {} of its people; what that does to the war is not \
             forecast.",
            said(&share(of))
        ));
    }
    if let Some(cost) = figure(Figure::CostUsd) {
        let each = figure(Figure::CostPerDeparture).map_or(String::new(), |each| {
            let more = figure(Figure::CostPerAdditional).map_or(String::new(), |more| {
                format!(" and {} for each additional one", said(&usd(more)))
            });
            format!(": {} for each departure whose promise is kept{more}", said(&usd(each)))
        });
        sentences.push(format!("It would cost {}{each}.", said(&usd(cost))));
    }
    if let (Some(needed), Some(reached), Some(worth)) =
        (figure(Figure::BreakEven), figure(Figure::Additionality), figure(Figure::Worthwhile))
    {
        sentences.push(format!(
            "For soldiers it pays where more than {} of departures are additional and genuine; the \
             forecast is {}, and it is enough in {} of runs.",
            said(&share(needed)),
            said(&share(reached)),
            Unit::share("").value(worth.mean),
        ));
    }
    sentences.push(most(summary));
    sentences
}

/// What matters most, and what runs out.
fn most(summary: &Summary) -> String {
    let of = Figure::Additional.name();
    let strongest: Vec<String> = summary
        .drivers
        .iter()
        .filter(|driver| driver.figure == of)
        .take(3)
        .map(|driver| pretty(&driver.assumption))
        .collect();
    let matters = match strongest.as_slice() {
        [] => "Too few runs were made to say what matters most".to_owned(),
        names => format!("The result hangs most on these assumptions: {}", names.join(", ")),
    };
    let short: Vec<String> = summary
        .partners
        .iter()
        .filter(|partner| partner.exhausted >= 0.05)
        .map(|partner| {
            let often = Unit::share("").value(partner.exhausted);
            format!("{} in {often} of runs", capital(&pretty(&partner.partner)))
        })
        .collect();
    if short.is_empty() {
        return format!("{matters}; no partner runs out of money in more than one run of twenty.");
    }
    format!("{matters}; money runs out for {}.", short.join(", "))
}

fn people_section(results: &Results<'_>) -> Section {
    let summary = results.summary;
    let mut section = Section::new("people", "Who would leave, and when");
    for chart in pictures::departures(results).iter().chain(&pictures::force(results)) {
        section = section.figure(chart);
    }
    let anybody = |audience: &&AudienceSummary| audience.people.p95 > 0.0;
    let rows = || summary.audiences.iter().filter(anybody).chain([&summary.all]);
    let count = |q: &Quantiles| interval(q, &Unit::new(""));
    let last = |audience: &AudienceSummary, m| audience.last(m).map_or(String::new(), count);
    let columns = |names: [&str; 3]| {
        let numbers = names.into_iter().map(Column::numbers);
        [Column::words("Audience")].into_iter().chain(numbers).collect()
    };
    let mut leaving = Table::new(
        "Who leaves, by audience at the end: median (90 % interval)",
        columns(["People who decide", "Left with the offer", "Additional"]),
    );
    let mut coming = Table::new(
        "Who is admitted, by audience at the end: median (90 % interval)",
        columns(["Settled", "With their families", "Cost"]),
    );
    for audience in rows() {
        leaving.row([
            capital(&pretty(&audience.name)),
            count(&audience.people),
            last(audience, Measure::Arrived),
            count(&audience.additional),
        ]);
        coming.row([
            capital(&pretty(&audience.name)),
            last(audience, Measure::Settled),
            last(audience, Measure::Moved),
            usd(&audience.cost_usd),
        ]);
    }
    section.table(&leaving).table(&coming)
}

fn money_section(results: &Results<'_>) -> Section {
    let summary = results.summary;
    let mut table = Table::new(
        "Partners: what they promise, and how often it does not suffice",
        vec![
            Column::words("Partner"),
            Column::numbers("Budget"),
            Column::numbers("Promised"),
            Column::numbers("Runs out in"),
            Column::numbers("In week"),
        ],
    );
    for partner in &summary.partners {
        let unit = Unit::new(partner.currency.clone()).scaled(charts::Scale::Millions);
        let week = partner.exhausted_week.as_ref();
        table.row([
            capital(&pretty(&partner.partner)),
            format!("{} {}", unit.value(partner.budget), partner.currency),
            interval(&partner.promised, &unit),
            Unit::share("").value(partner.exhausted) + " of runs",
            week.map_or("–".to_owned(), |week| interval(week, &Unit::new(""))),
        ]);
    }
    let mut each = Table::new(
        "Figures of the whole: median (90 % interval)",
        vec![Column::words("Figure"), Column::numbers("Value"), Column::numbers("Runs")],
    );
    for named in &summary.figures {
        let money = named.name.starts_with("cost") || named.name.contains("cost_per");
        let part = ["force_share", "additionality", "break_even", "worthwhile", "trust"];
        let told = named.spread.as_ref().map_or("exists in no run".to_owned(), |q| match () {
            () if named.name == "worthwhile" => Unit::share("").value(q.mean) + " of runs",
            () if money => usd(q),
            () if part.contains(&named.name.as_str()) => share(q),
            () => interval(q, &Unit::new("")),
        });
        let runs = named.spread.map_or(0, |spread| spread.runs);
        each.row([named.meaning.clone(), told, runs.to_string()]);
    }
    Section::new("money", "What it would cost")
        .figure(&pictures::cost(results))
        .table(&table)
        .table(&each)
}

fn worth_section(results: &Results<'_>) -> Section {
    let section = Section::new("worth", "Whether it pays");
    let Some(chart) = pictures::break_even(results) else {
        return section.paragraph(
            "In no run did a soldier leave with the offer, so there is nothing to weigh.",
        );
    };
    section.figure(&chart).callout(
        Callout::Caution,
        "A price is not a worth",
        "The value of a departure is derived from aid per claimed casualty. It compares ways of \
         spending; it says nothing of what a life is worth.",
    )
}

fn drivers_section(results: &Results<'_>) -> Section {
    let mut section = Section::new("drivers", "What the result hangs on").paragraph(
        "How the ranks of an assumption and of a figure go together over all runs, from −1 to 1. \
         `postern sensitivity` measures how much of the spread each explains.",
    );
    for asked in [Figure::Additional, Figure::CostPerAdditional] {
        if let Some(chart) = &pictures::drivers(results, asked) {
            section = section.figure(chart);
        }
    }
    section
}

/// From hearing of it to being settled.
fn way_section(results: &Results<'_>) -> Section {
    let all = &results.summary.all;
    let stages = [
        Measure::Aware,
        Measure::Wishing,
        Measure::Arrived,
        Measure::Caught,
        Measure::Killed,
        Measure::Refused,
        Measure::Waiting,
        Measure::Unfunded,
        Measure::Settled,
        Measure::Moved,
        Measure::OwnWay,
        Measure::Without,
    ];
    let mut table = Table::new(
        "From hearing of the offer to being settled, at the end: median (90 % interval)",
        vec![Column::words("People"), Column::numbers("All"), Column::numbers("The force")],
    );
    for stage in stages {
        let told = |audience: &AudienceSummary| {
            audience.last(stage).map_or(String::new(), |q| interval(q, &Unit::new("")))
        };
        let force = results.summary.force.as_ref().map_or(String::new(), told);
        table.row([stage.meaning().to_owned(), told(all), force]);
    }
    let lost = results.summary.figure(Figure::Lost);
    let lost = lost.map_or(String::new(), |q| interval(q, &Unit::new("")));
    Section::new("way", "The way there").table(&table).callout(
        Callout::Caution,
        "An offer can cost lives",
        &format!("More people caught or killed on the way than without the programme: {lost}."),
    )
}

fn belief_section(results: &Results<'_>) -> Section {
    let summary = results.summary;
    let trust = FanChart {
        frame: Frame::new("trust", "How far the offer is believed").source(source(results)),
        unit: Unit::share("of its worth"),
        series: vec![FanSeries {
            points: fan("", &summary.trust).points.split_off(1),
            name: "Trust".to_owned(),
            observed: Vec::new(),
        }],
    };
    let testimonies = FanChart {
        frame: Frame::new("testimonies", "Testimonies, as many free ones as have the same effect")
            .source(source(results)),
        unit: Unit::new("testimonies, running total"),
        series: vec![fan("Testimonies", &summary.testimonies)],
    };
    Section::new("belief", "Trust and testimonies").figure(&trust).figure(&testimonies)
}

fn assumptions_section(results: &Results<'_>) -> Section {
    let assumptions = results.model.assumptions();
    let mut table = Table::new(
        "Everything that was assumed as a range",
        vec![
            Column::words("Assumption"),
            Column::words("What it says"),
            Column::words("Values"),
            Column::words("Why"),
        ],
    );
    for range in &assumptions.ranges {
        table.row([
            pretty(&range.name),
            range.meaning.clone(),
            told(range.law),
            range.source.clone(),
        ]);
    }
    Section::new("assumptions", "What was assumed")
        .paragraph(&format!("{}. {}.", assumptions.title, assumptions.source))
        .table(&table)
}

fn margins_section(results: &Results<'_>) -> Section {
    let population = results.model.population();
    let mut groups = Table::new(
        "Groups",
        vec![
            Column::words("Group"),
            Column::numbers("Households made up"),
            Column::numbers("Each stands for"),
            Column::words("Source"),
        ],
    );
    for (block, group) in population.blocks.iter().zip(&results.model.assumptions().groups) {
        groups.row([
            pretty(&block.group),
            block.households.len().to_string(),
            charts::number(block.stands_for(), 3),
            group.source.clone(),
        ]);
    }
    let section = Section::new("population", "The made-up people").table(&groups);
    if results.margins.is_empty() {
        return section.paragraph("The people were read from a file.");
    }
    let mut table = Table::new(
        "Every margin beside its table",
        vec![
            Column::words("Margin"),
            Column::numbers("Table"),
            Column::numbers("Made up"),
            Column::numbers("Off"),
        ],
    );
    for margin in &results.margins {
        table.row([
            format!("{} {}", margin.kind, pretty(&margin.name)),
            charts::number(margin.table as f64, 9),
            charts::number(margin.made.round(), 9),
            format!("{:+.2} %", margin.off() * 100.0),
        ]);
    }
    section.table(&table)
}
