//! One forecast: how far it is, what it says, and stopping, going on and removing it.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue};
use forecasts::kept::{Kept, KeptError, KeptRun, KeptState, Told};
use pages::{Language, Posted, Shell};
use programme::Digest;
use serde::Deserialize;

use crate::act::Act;
use crate::forecast_files::{Download, downloads};
use crate::forecasts::{StateView, away, by, counted, place, size, state, title, trouble};
use crate::frame::Frame;
use crate::guard::{Signed, WATCHING, see_other};
use crate::names;
use crate::state::DeskState;
use crate::trouble::{Answer, Trouble};

/// Seconds until a page that shows progress loads itself again; where much time is left, more.
const AGAIN_S: u64 = 5;
const AGAIN_LATE_S: u64 = 30;
/// More seconds left than this is much.
const MUCH_LEFT_S: u64 = 900;

/// The style of the analyst's pages and of charts: a sheet of its own, so that applicants' pages
/// do not carry it.
pub(crate) fn sheet() -> &'static str {
    static SHEET: LazyLock<String> = LazyLock::new(|| {
        [include_str!("../../../web/forecasts.css"), charts::CHART_STYLE].concat()
    });
    &SHEET
}

/// The path of that sheet, which changes with its content.
pub(crate) fn style() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| {
        let digest = Digest::of("style", sheet().as_bytes());
        format!("/charts-{}.css", digest.short())
    });
    &PATH
}

/// What the address asks for.
#[derive(Deserialize, Default, Debug)]
#[serde(default)]
pub(crate) struct Asked {
    done: String,
}

#[derive(Template)]
#[template(path = "forecast.html")]
struct ForecastPage {
    shell: Shell,
    frame: Frame,
    title: String,
    size: String,
    started: String,
    by: String,
    state: StateView,
    /// How fast it goes and how long it still takes.
    pace: Option<String>,
    stopping: bool,
    moving: bool,
    told: Option<Told>,
    report: String,
    downloads: Vec<Download>,
    acts: Vec<Act>,
}

impl ForecastPage {
    fn style(&self) -> &'static str {
        style()
    }
}

/// The page of a forecast. While something moves, it loads itself again.
pub(crate) async fn show(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let kept = place(&desk)?.clone();
    let run = kept.one(&id).ok_or(Trouble::NOT_FOUND)?;
    let path = format!("/forecasts/{id}");
    let shell = desk.shell(language, &path, &signed);
    let staff = desk.office().officers().await?;
    let (told, downloads) = match run.state {
        KeptState::Done => {
            let folder = kept.folder_of_done(&id).map_err(trouble)?;
            let found = away(move || Ok((kept.told(&id)?, downloads(&folder)))).await?;
            let (told, downloads) = found.map_err(trouble)?;
            (Some(told), downloads)
        }
        _ => (None, Vec::new()),
    };
    let done = ["forecast-stopped", "forecast-resumed"];
    let again = run.state.is_moving().then(|| again(&shell, &path, &run));
    let page = ForecastPage {
        frame: Frame::plain(&desk).noticing(&shell, &done, &asked.done),
        title: title(&shell, &run.order),
        size: size(&shell, &run.order),
        started: names::moment(&shell, run.order.at_us),
        by: by(&staff, &run.order),
        state: state(&shell, &run),
        pace: pace(&shell, &run),
        stopping: matches!(run.state, KeptState::Running { stopping: true, .. }),
        moving: run.state.is_moving(),
        told,
        report: shell.link(&format!("{path}/report")),
        downloads: downloads.into_iter().map(|file| file.below(&shell, &path)).collect(),
        acts: acts(&shell, &path, &run),
        shell,
    };
    let mut response = page.shell.answer(&page);
    if let Some(again) = again.and_then(|again| HeaderValue::from_str(&again).ok()) {
        response.headers_mut().insert(HeaderName::from_static("refresh"), again);
    }
    Ok(response)
}

/// When to load the page again, as browsers read it.
fn again(shell: &Shell, path: &str, run: &KeptRun) -> String {
    let left = match run.state {
        KeptState::Running { seconds_left, .. } => seconds_left.unwrap_or(0),
        _ => 0,
    };
    let seconds = if left > MUCH_LEFT_S { AGAIN_LATE_S } else { AGAIN_S };
    format!("{seconds}; url={}?{WATCHING}", shell.link(path))
}

fn pace(shell: &Shell, run: &KeptRun) -> Option<String> {
    let KeptState::Running { per_minute, seconds_left, .. } = run.state else { return None };
    let (per_minute, seconds) = (per_minute?, seconds_left?);
    let rate = counted(shell, "desk-forecast-rate", per_minute.round().max(1.0) as u64);
    let (key, count) = match seconds {
        0..=90 => ("desk-forecast-left-seconds", seconds),
        91..=5_400 => ("desk-forecast-left-minutes", seconds.div_ceil(60)),
        _ => ("desk-forecast-left-hours", seconds.div_ceil(3_600)),
    };
    let left = counted(shell, key, count);
    Some(format!("{rate}, {left}"))
}

/// What can be done with it now.
fn acts(shell: &Shell, path: &str, run: &KeptRun) -> Vec<Act> {
    let act = |name: &str, at: &str| Act::new(shell, name, format!("{path}/{at}"));
    let stop = || act("forecast-stop", "stop");
    let go_on = || act("forecast-go-on", "go-on").primary();
    let remove = || act("forecast-remove", "remove").dangerous();
    match run.state {
        KeptState::Running { stopping: true, .. } | KeptState::Writing => Vec::new(),
        KeptState::Waiting | KeptState::Preparing | KeptState::Running { .. } => vec![stop()],
        KeptState::Stopped { .. } | KeptState::Failed { .. } => vec![go_on(), remove()],
        KeptState::Done => vec![remove()],
    }
}

/// Stops it: at once if it waits, otherwise after the runs at hand.
pub(crate) async fn stop(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    _posted: Posted,
) -> Answer {
    acted(&desk, &signed, &id, "forecast_stopped", Kept::stop).await?;
    Ok(see_other(&format!("/{}/forecasts/{id}?done=forecast-stopped", language.tag())))
}

/// Lets it go on.
pub(crate) async fn go_on(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    _posted: Posted,
) -> Answer {
    acted(&desk, &signed, &id, "forecast_resumed", Kept::go_on).await?;
    Ok(see_other(&format!("/{}/forecasts/{id}?done=forecast-resumed", language.tag())))
}

/// Removes it with everything it came to.
pub(crate) async fn remove(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    Path((_, id)): Path<(String, String)>,
    _posted: Posted,
) -> Answer {
    acted(&desk, &signed, &id, "forecast_removed", Kept::remove).await?;
    Ok(see_other(&format!("/{}/forecasts?done=forecast-removed", language.tag())))
}

/// Does something with a run, and notes it.
async fn acted(
    desk: &DeskState,
    signed: &Signed,
    id: &str,
    noted: &'static str,
    act: fn(&Kept, &str) -> Result<(), KeptError>,
) -> Result<(), Trouble> {
    let (kept, run) = (place(desk)?.clone(), id.to_owned());
    away(move || act(&kept, &run)).await?.map_err(trouble)?;
    tracing::info!(forecast = id, act = noted, "an act on a forecast");
    desk.office().audit_note(Some(signed.officer.id), noted, id).await?;
    Ok(())
}
