//! Two finished forecasts side by side, run by run.

use askama::Template;
use axum::extract::{Query, State};
use forecasts::kept::{Pair, PairRow, Unlike};
use forecasts::report::{interval, share, usd};
use foresight::Quantiles;
use foresight::summary::Figure;
use pages::{Language, Shell};
use serde::Deserialize;

use crate::forecast::style;
use crate::forecasts::{away, place, size, title, trouble};
use crate::frame::{Frame, address};
use crate::guard::Signed;
use crate::names;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    first: String,
    second: String,
}

/// One of the two.
struct Side {
    href: String,
    title: String,
    size: String,
    started: String,
}

struct Row {
    label: String,
    first: String,
    second: String,
    difference: String,
    more: String,
    less: String,
}

#[derive(Template)]
#[template(path = "comparison.html")]
struct ComparisonPage {
    shell: Shell,
    frame: Frame,
    first: Side,
    second: Side,
    /// Why they cannot be compared.
    unlike: Vec<String>,
    rows: Vec<Row>,
    sentence: Option<String>,
    charts: Vec<String>,
    other_assumptions: bool,
}

impl ComparisonPage {
    fn style(&self) -> &'static str {
        style()
    }
}

/// The two, or why they cannot be compared.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Answer {
    let kept = place(&desk)?.clone();
    let asks = [("first", asked.first.as_str()), ("second", asked.second.as_str())];
    let shell = desk.shell(language, &address("/forecasts/compare", &asks), &signed);
    let side = |id: &str| {
        let run = kept.one(id).ok_or(Trouble::NOT_FOUND)?;
        Ok::<_, Trouble>(Side {
            href: shell.link(&format!("/forecasts/{id}")),
            title: title(&shell, &run.order),
            size: size(&shell, &run.order),
            started: names::moment(&shell, run.order.at_us),
        })
    };
    let (first, second) = (side(&asked.first)?, side(&asked.second)?);
    let found = away(move || kept.pair(&asked.first, &asked.second)).await?.map_err(trouble)?;
    let (pair, unlike) = match found {
        Ok(pair) => (Some(pair), Vec::new()),
        Err(unlike) => (None, unlike),
    };
    let rows = pair.iter().flat_map(|pair| &pair.rows).map(|one| row(&shell, one)).collect();
    let other_assumptions = pair.as_ref().is_some_and(|pair| pair.other_assumptions);
    let (sentence, charts) =
        pair.map_or_else(Default::default, |Pair { sentence, charts, .. }| (sentence, charts));
    let page = ComparisonPage {
        frame: Frame::plain(&desk),
        first,
        second,
        unlike: unlike.iter().map(|unlike| why(&shell, *unlike)).collect(),
        rows,
        sentence,
        charts,
        other_assumptions,
        shell,
    };
    Ok(page.shell.answer(&page))
}

fn why(shell: &Shell, unlike: Unlike) -> String {
    let name = match unlike {
        Unlike::Same => "same",
        Unlike::Seed => "seed",
        Unlike::People => "people",
        Unlike::Weeks => "weeks",
        Unlike::Runs => "runs",
        Unlike::Table => "table",
        Unlike::Model => "model",
    };
    shell.named("desk-comparison-unlike", name)
}

fn row(shell: &Shell, row: &PairRow) -> Row {
    let told = |quantiles: Option<&Quantiles>| {
        quantiles.map_or_else(|| "–".to_owned(), |quantiles| told(row.figure, quantiles))
    };
    let part = |part: f64| match row.versus.difference {
        Some(_) => charts::Unit::share("").value(part),
        None => "–".to_owned(),
    };
    Row {
        label: shell.named("desk-figure", row.figure.name()),
        first: told(row.first.as_ref()),
        second: told(row.second.as_ref()),
        difference: told(row.versus.difference.as_ref()),
        more: part(row.versus.more),
        less: part(row.versus.less),
    }
}

/// A figure with its interval, in its own unit.
fn told(figure: Figure, quantiles: &Quantiles) -> String {
    match figure {
        Figure::CostUsd
        | Figure::CostPerDeparture
        | Figure::CostPerAdditional
        | Figure::ForceCost
        | Figure::ForceCostGenuine => usd(quantiles),
        Figure::Worthwhile => charts::Unit::share("").value(quantiles.mean),
        Figure::ForceShare | Figure::Additionality | Figure::BreakEven | Figure::Trust => {
            share(quantiles)
        }
        _ => interval(quantiles, &charts::Unit::new("")),
    }
}
