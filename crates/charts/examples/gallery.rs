//! Every chart once, with made-up values, as one page: `cargo run -p charts --example gallery`.

use charts::{
    Bar, Bars, Callout, Column, Difference, Differences, Estimate, FanChart, FanPoint, FanSeries,
    Frame, Interval, Intervals, Line, Lines, Page, Role, Scale, Section, Sensitivity, Spread,
    StackedBar, StackedBars, Table, Tornado, Unit,
};

/// A forecast that grows towards `end` and grows less certain.
fn fan(name: &str, end: f64, speed: f64) -> FanSeries {
    let points = (0..=52).map(|week| {
        let share = 1.0 - 1.0 / (1.0 + (f64::from(week) / speed).powi(2));
        let middle = end * share;
        let spread = [0.45, 0.78, 1.0, 1.32, 2.1].map(|by| middle * by);
        FanPoint { week, spread: Spread::new(spread) }
    });
    FanSeries { name: name.to_owned(), points: points.collect(), observed: Vec::new() }
}

fn forecasts() -> Section {
    let frame = |id: &str, finding: &str| Frame::new(id, finding).source("made up for this page");
    let mut counted = fan("All", 12_400.0, 20.0);
    counted.observed = vec![(4, 350.0), (8, 1_900.0), (12, 2_700.0), (16, 5_600.0)];
    let one = FanChart {
        frame: frame("take-up", "About 11 000 people leave within a year, or twice as many"),
        unit: Unit::new("people who left"),
        series: vec![counted],
    };
    let many = FanChart {
        frame: frame("by-segment", "Conscripts leave early; officers wait for company"),
        unit: Unit::new("people who left").scaled(Scale::Thousands),
        series: vec![
            fan("Conscripts", 6_000.0, 9.0),
            fan("Contract soldiers", 4_100.0, 20.0),
            fan("Officers", 1_300.0, 34.0),
            fan("Diplomats and officials with families abroad", 900.0, 25.0),
        ],
    };
    let line = |name: &str, end: f64, by: f64| Line {
        name: name.to_owned(),
        points: (0..=52).map(|w| (w, end * (1.0 - (-f64::from(w) / by).exp()))).collect(),
    };
    let lines = Lines {
        frame: frame("scenarios", "Safe routes matter more than money"),
        unit: Unit::share("of the audience"),
        lines: vec![
            line("Safe routes and money", 0.118, 18.0),
            line("Safe routes alone", 0.092, 18.0),
            line("Money alone", 0.034, 22.0),
            line("No offer", 0.021, 26.0),
        ],
    };
    Section::new("forecast", "Who would leave, and when")
        .paragraph("Everything on this page is made up. It shows each chart once.")
        .figure(&one)
        .figure(&many)
        .figure(&lines)
}

fn money() -> Section {
    let frame = |id: &str, finding: &str| Frame::new(id, finding).source("made up for this page");
    let dollars = || Unit::new("US dollars").before("$").scaled(Scale::Millions);
    let bars = Bars {
        frame: frame("cost", "Housing costs more than all bounties"),
        unit: dollars(),
        bars: vec![
            Bar::estimated("Housing and language", Estimate::new(212e6, 141e6, 318e6)),
            Bar::estimated("Bounties", Estimate::new(134e6, 98e6, 197e6)),
            Bar::estimated("Handling those who are refused", Estimate::new(31e6, 12e6, 77e6)),
            Bar::exact("Office", 8.2e6),
        ],
    };
    let parts = StackedBars {
        frame: frame("parts", "Families are half of those who must be housed"),
        unit: Unit::new("people"),
        parts: ["Principal applicants", "Partners", "Children"].map(str::to_owned).to_vec(),
        bars: vec![
            StackedBar { name: "Conscripts".into(), parts: vec![6_000.0, 700.0, 300.0] },
            StackedBar { name: "Contract soldiers".into(), parts: vec![4_100.0, 2_600.0, 3_900.0] },
            StackedBar { name: "Officers".into(), parts: vec![1_300.0, 1_050.0, 1_700.0] },
        ],
    };
    let role = |name: &str, role, spread| Interval {
        name: name.to_owned(),
        role,
        spread: Spread::new(spread),
    };
    let intervals = Intervals {
        frame: frame("break-even", "The forecast reaches break-even in one run of four"),
        unit: Unit::share("of those who left, additional"),
        rows: vec![
            role("Needed to break even", Role::Threshold, [0.33, 0.41, 0.52, 0.63, 0.79]),
            role("Forecast, all who left", Role::Forecast, [0.12, 0.25, 0.38, 0.52, 0.7]),
            role("Forecast, officers only", Role::Forecast, [0.2, 0.41, 0.58, 0.71, 0.86]),
        ],
    };
    Section::new("money", "What it would cost")
        .figure(&bars)
        .figure(&parts)
        .figure(&intervals)
        .callout(Callout::Caution, "Rates are dated", "Amounts are converted at a made-up rate.")
}

fn doubts() -> Section {
    let frame = |id: &str, finding: &str| Frame::new(id, finding).source("made up for this page");
    let row = |name: &str, first: [f64; 3], total: [f64; 3]| Sensitivity {
        name: name.to_owned(),
        first: Estimate::new(first[0], first[1], first[2]),
        total: Estimate::new(total[0], total[1], total[2]),
    };
    let tornado = Tornado {
        frame: frame("sensitivity", "Opportunity decides; the amount hardly matters"),
        rows: vec![
            row("Amount offered", [0.02, -0.01, 0.05], [0.06, 0.04, 0.08]),
            row("Chance of a safe way out", [0.31, 0.27, 0.35], [0.52, 0.48, 0.57]),
            row("Company: does it encourage or deter?", [0.12, 0.09, 0.15], [0.33, 0.29, 0.37]),
            row("Risk as people see it", [0.18, 0.15, 0.22], [0.29, 0.25, 0.33]),
        ],
    };
    let difference =
        |name: &str, spread| Difference { name: name.to_owned(), spread: Spread::new(spread) };
    let differences = Differences {
        frame: frame("differences", "Only safe routes certainly bring more people"),
        unit: Unit::new("people"),
        compared_with: "no offer".to_owned(),
        rows: vec![
            difference("Safe routes", [2_100.0, 3_900.0, 5_200.0, 6_800.0, 9_900.0]),
            difference("Money alone", [-700.0, 300.0, 1_100.0, 1_900.0, 3_600.0]),
            difference("Louder publicity", [-2_900.0, -1_400.0, -500.0, 300.0, 1_600.0]),
        ],
    };
    let columns = vec![Column::words("Assumption"), Column::numbers("Range")];
    let mut table = Table::new("Assumptions and their ranges", columns);
    table.row(["Share that hears of the offer in a week", "2–22 %"]);
    table.row(["Elasticity of exit to money", "−0.4 to 0.8"]);
    Section::new("doubts", "How sure this is")
        .figure(&tornado)
        .figure(&differences)
        .table(&table)
        .callout(Callout::Limit, "No collapse is forecast", "Armies have survived worse.")
        .callout(Callout::Good, "Checked", "The same seed gave the same bytes twice.")
}

fn oddities() -> Section {
    let empty = Bars {
        frame: Frame::new("nothing", "Where there is nothing, the chart says so"),
        unit: Unit::new("people"),
        bars: Vec::new(),
    };
    let odd = Bars {
        frame: Frame::new("odd", "What is no number is left out, and said"),
        unit: Unit::new("people"),
        bars: vec![
            Bar::exact("Fewer than before", -1_200.0),
            Bar::exact("Unknown", f64::NAN),
            Bar::estimated("As many", Estimate::new(0.0, -300.0, 450.0)),
        ],
    };
    let single = FanChart {
        frame: Frame::new("single", "A single week is drawn as a single mark"),
        unit: Unit::new("people"),
        series: vec![FanSeries {
            points: fan("", 900.0, 20.0).points[30..31].to_vec(),
            ..fan("", 1.0, 1.0)
        }],
    };
    Section::new("odd-values", "Odd values").figure(&empty).figure(&odd).figure(&single)
}

fn main() {
    let page = Page::new("A gallery of charts")
        .kicker("Foresight, made-up numbers")
        .sentence("About 11 000 people would leave within a year; it may be half as many or twice.")
        .sentence("A safe way out matters more than the amount that is paid.")
        .sentence("It would cost between $270 M and $610 M, most of it for housing.")
        .sentence("Whether it pays depends on how many would have left anyway.")
        .sentence("Nothing here says that an army would collapse.")
        .section(forecasts())
        .section(money())
        .section(doubts())
        .section(oddities())
        .digest(
            "Programme",
            "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        )
        .digest("Seed", "1");
    print!("{}", page.html());
}
