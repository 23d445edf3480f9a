//! The charts of a forecast, each made once: for the report, and for whoever shows some of them.

use charts::{
    Bar, Bars, Difference, Differences, Estimate, FanChart, FanPoint, FanSeries, Figure as _,
    Frame, Interval, Intervals, Role, Spread, Unit,
};
use foresight::Quantiles;
use foresight::model::{Measure, usd as in_usd};
use foresight::summary::{AudienceSummary, Figure, Summary};
use programme::Money;

use super::words::{capital, dollars, interval, pretty, spread};
use crate::results::Results;

/// Audiences are drawn together with others of their size: from so many who leave, to below so
/// many.
const SIZES: [(&str, &str, f64, f64); 3] = [
    ("departures-many", "Who would leave with the offer: the large audiences", 1e5, f64::INFINITY),
    ("departures", "Who would leave with the offer: audiences of thousands", 3e3, 1e5),
    ("departures-few", "Who would leave with the offer: the small audiences", 0.0, 3e3),
];
/// Assumptions told in the chart of what matters.
const DRIVERS: usize = 12;

/// The charts that carry the sentences of a forecast, as HTML that needs [`charts::CHART_STYLE`].
pub fn pictures(results: &Results<'_>) -> Vec<String> {
    let mut html: Vec<String> = departures(results).iter().map(|chart| chart.html()).collect();
    html.extend(force(results).map(|chart| chart.html()));
    html.push(cost(results).html());
    html.extend(break_even(results).map(|chart| chart.html()));
    html.extend(drivers(results, Figure::Additional).map(|chart| chart.html()));
    html
}

pub(super) fn source(results: &Results<'_>) -> String {
    format!("{} runs; median, bands of 50 % and 90 %", results.summary.runs)
}

pub(super) fn fan(name: &str, weeks: &[Quantiles]) -> FanSeries {
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

/// Who would leave, one chart for audiences of a size: one scale for all would hide the few behind
/// the many.
pub(super) fn departures(results: &Results<'_>) -> Vec<FanChart> {
    let most = |audience: &AudienceSummary| audience.last(Measure::Arrived).map_or(0.0, |q| q.p95);
    let mut charts = Vec::new();
    for (id, title, least, below) in SIZES {
        let within = |audience: &&AudienceSummary| (least..below).contains(&most(audience));
        let series = offered(results.summary).filter(within).map(|audience| {
            fan(&capital(&pretty(&audience.name)), &audience.weekly[Measure::Arrived as usize])
        });
        let series: Vec<FanSeries> = series.collect();
        if series.is_empty() {
            continue;
        }
        charts.push(FanChart {
            frame: Frame::new(id, title)
                .described("Running totals of people who left and applied, by audience.")
                .source(source(results)),
            unit: Unit::new("people who decide, running total"),
            series,
        });
    }
    charts
}

/// Soldiers who would leave, beside those who would without the programme.
pub(super) fn force(results: &Results<'_>) -> Option<FanChart> {
    let force = results.summary.force.as_ref()?;
    Some(FanChart {
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
    })
}

/// What each benefit would cost.
pub(super) fn cost(results: &Results<'_>) -> Bars {
    let (summary, model) = (results.summary, results.model);
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
    Bars {
        frame: Frame::new("cost", "What each benefit would cost, and who would pay")
            .described(
                "All instalments promised to those who settle, at the exchange rate of the first \
                 day. Reception and handling are in the table of audiences.",
            )
            .source(format!("{} runs; median and 90 % interval", summary.runs)),
        unit: dollars(promised),
        bars,
    }
}

/// How much must be additional and genuine, and how much is; nothing where no soldier left.
pub(super) fn break_even(results: &Results<'_>) -> Option<Intervals> {
    let figure = |figure: Figure| results.summary.figure(figure);
    let (needed, reached) = (figure(Figure::BreakEven)?, figure(Figure::Additionality)?);
    let row = |name: &str, role, quantiles| Interval {
        name: name.to_owned(),
        role,
        spread: spread(quantiles),
    };
    let worth = figure(Figure::Worthwhile).map_or(0.0, |worth| worth.mean);
    let finding =
        format!("The forecast reaches break-even in {} of runs", Unit::share("").value(worth));
    Some(Intervals {
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
    })
}

/// What a figure hangs on; nothing where there are too few runs to say.
pub(super) fn drivers(results: &Results<'_>, asked: Figure) -> Option<Differences> {
    let of: Vec<_> = results.summary.drivers.iter().filter(|d| d.figure == asked.name()).collect();
    let first = of.first()?;
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
    Some(Differences {
        frame: Frame::new(&format!("drivers-{}", asked.name()), finding)
            .source(format!("{runs} runs; rank correlation and its 50 % and 90 % interval")),
        unit: Unit::new("rank correlation"),
        compared_with: "no connection".to_owned(),
        rows: rows.collect(),
    })
}
