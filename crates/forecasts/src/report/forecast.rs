//! The report of a forecast.

use charts::{
    Bar, Bars, Callout, Column, Difference, Differences, Estimate, FanChart, FanPoint, FanSeries,
    Frame, Interval, Intervals, Page, Role, Section, Spread, Table, Unit,
};
use foresight::Quantiles;
use foresight::model::{Measure, usd as in_usd};
use foresight::summary::{AudienceSummary, Figure, Summary};
use programme::Money;

use super::model_card;
use super::words::{capital, dollars, interval, pretty, said, share, spread, usd};
use crate::results::{Results, told};

/// Audiences are drawn together with others of their size: from so many who leave, to below so
/// many.
const SIZES: [(&str, &str, f64, f64); 3] = [
    ("departures-many", "Who would leave with the offer: the large audiences", 1e5, f64::INFINITY),
    ("departures", "Who would leave with the offer: audiences of thousands", 3e3, 1e5),
    ("departures-few", "Who would leave with the offer: the small audiences", 0.0, 3e3),
];
/// Assumptions told in the chart of what matters.
const DRIVERS: usize = 12;

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

fn source(results: &Results<'_>) -> String {
    format!("{} runs; median, bands of 50 % and 90 %", results.summary.runs)
}

fn fan(name: &str, weeks: &[Quantiles]) -> FanSeries {
    let start = FanPoint { week: 0, spread: Spread::new([0.0; 5]) };
    let points =
        weeks.iter().zip(1..).map(|(quantiles, week)| FanPoint { week, spread: spread(quantiles) });
    let points = [start].into_iter().chain(points).collect();
    FanSeries { name: name.to_owned(), points, observed: Vec::new() }
}

/// Audiences that anybody of any run belongs to, those whom nothing is offered left out.
fn offered(summary: &Summary) -> impl Iterator<Item = &AudienceSummary> {
    let made = |audience: &&AudienceSummary| audience.people.p95 > 0.0 && audience.name != "nobody";
    summary.audiences.iter().filter(made)
}

fn people_section(results: &Results<'_>) -> Section {
    let summary = results.summary;
    let mut section = Section::new("people", "Who would leave, and when");
    // One scale for all would hide the few behind the many.
    let most = |audience: &AudienceSummary| audience.last(Measure::Arrived).map_or(0.0, |q| q.p95);
    for (id, title, least, below) in SIZES {
        let within = |audience: &&AudienceSummary| (least..below).contains(&most(audience));
        let series = offered(summary).filter(within).map(|audience| {
            fan(&capital(&pretty(&audience.name)), &audience.weekly[Measure::Arrived as usize])
        });
        let series: Vec<FanSeries> = series.collect();
        if series.is_empty() {
            continue;
        }
        section = section.figure(&FanChart {
            frame: Frame::new(id, title)
                .described("Running totals of people who left and applied, by audience.")
                .source(source(results)),
            unit: Unit::new("people who decide, running total"),
            series,
        });
    }
    if let Some(force) = &summary.force {
        let left = FanChart {
            frame: Frame::new("force", "Soldiers who would leave, of the whole force")
                .described(format!(
                    "The force counts {} people.",
                    interval(&force.people, &Unit::new(""))
                ))
                .source(source(results)),
            unit: Unit::new("soldiers, running total"),
            series: vec![
                fan("With the offer", &force.weekly[Measure::Arrived as usize]),
                fan("Without the programme", &force.weekly[Measure::Without as usize]),
            ],
        };
        section = section.figure(&left);
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
    let model = results.model;
    let dollar = |currency: &str| {
        let currency = currency.parse().ok()?;
        let one = Money::new(1_000_000, currency);
        let minor = 10_f64.powi(currency.minor_digits() as i32);
        let usd = in_usd(model.programme(), model.assumptions(), one).ok()?;
        Some(usd / (1_000_000.0 / minor))
    };
    let mut bars = Vec::new();
    for spending in summary.spending.iter().filter(|spending| spending.promised.p95 > 0.0) {
        let Some(rate) = dollar(&spending.currency) else { continue };
        let name = format!("{}, {}", pretty(&spending.benefit), pretty(&spending.partner));
        let Quantiles { p5, p50, p95, .. } = spending.promised;
        bars.push(Bar::estimated(name, Estimate::new(p50 * rate, p5 * rate, p95 * rate)));
    }
    let promised: f64 = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let cost = Bars {
        frame: Frame::new("cost", "What each benefit would cost, and who would pay")
            .described(
                "All instalments promised to those who settle, at the exchange rate of the first \
                 day. Reception and handling are in the table of audiences.",
            )
            .source(format!("{} runs; median and 90 % interval", summary.runs)),
        unit: dollars(promised),
        bars,
    };
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
    Section::new("money", "What it would cost").figure(&cost).table(&table).table(&each)
}

fn worth_section(results: &Results<'_>) -> Section {
    let section = Section::new("worth", "Whether it pays");
    let figure = |figure: Figure| results.summary.figure(figure);
    let (Some(needed), Some(reached)) = (figure(Figure::BreakEven), figure(Figure::Additionality))
    else {
        return section.paragraph(
            "In no run did a soldier leave with the offer, so there is nothing to weigh.",
        );
    };
    let row = |name: &str, role, quantiles| Interval {
        name: name.to_owned(),
        role,
        spread: spread(quantiles),
    };
    let worth = figure(Figure::Worthwhile).map_or(0.0, |worth| worth.mean);
    let finding =
        format!("The forecast reaches break-even in {} of runs", Unit::share("").value(worth));
    let chart = Intervals {
        frame: Frame::new("break-even", finding)
            .described(
                "Break-even is the cost of a soldier's departure over its value; the value is a \
                 range of what is spent otherwise. It leaves out every life.",
            )
            .source(source(results)),
        unit: Unit::share("of soldiers' departures that are additional and genuine"),
        rows: vec![
            row("Needed to break even", Role::Threshold, needed),
            row("Forecast", Role::Forecast, reached),
        ],
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
        let of: Vec<_> =
            results.summary.drivers.iter().filter(|d| d.figure == asked.name()).collect();
        let Some(first) = of.first() else { continue };
        let runs = results.summary.figure(asked).map_or(0.0, |q| f64::from(q.runs));
        // The standard error of a rank correlation near zero.
        let error = 1.0 / (runs - 1.0).max(1.0).sqrt();
        let rows = of.iter().take(DRIVERS).map(|driver| {
            let at = |by: f64| (driver.correlation + by * error).clamp(-1.0, 1.0);
            let spread = Spread::new([at(-1.645), at(-0.674), at(0.0), at(0.674), at(1.645)]);
            Difference { name: pretty(&driver.assumption), spread }
        });
        let finding = format!(
            "{} hangs most on: {}",
            match asked {
                Figure::Additional => "How many additional people leave",
                _ => "What each additional departure costs",
            },
            pretty(&first.assumption)
        );
        section = section.figure(&Differences {
            frame: Frame::new(&format!("drivers-{}", asked.name()), finding)
                .source(format!("{runs} runs; rank correlation and its 50 % and 90 % interval")),
            unit: Unit::new("rank correlation"),
            compared_with: "no connection".to_owned(),
            rows: rows.collect(),
        });
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
