//! The worker: makes what was ordered, one run after the other, and ends when nothing waits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use foresight::summary::Summary;

use super::order::{Order, Record, Stage};
use super::told;
use super::{Now, Shared, Table};
use crate::error::ForecastError;
use crate::origin::{PeopleFrom, Plan};
use crate::results::{Results, finish};
use crate::runs::{Job, Stand, merged, run_job};

/// Works until nothing waits.
pub(super) fn until_idle(shared: &Arc<Shared>) {
    // One core is left to applicants and officers.
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1)).build();
    while let Some((id, record)) = next(shared) {
        let make = || make(shared, &id, &record.order);
        let tried = match &pool {
            Ok(pool) => catch_unwind(AssertUnwindSafe(|| pool.install(make))),
            Err(_) => catch_unwind(AssertUnwindSafe(make)),
        };
        ended(shared, &id, tried.ok());
    }
}

/// The run whose turn it is; if there is none, nobody works any more.
fn next(shared: &Shared) -> Option<(String, Record)> {
    let mut table = shared.table();
    while let Some(id) = table.queue.pop_front() {
        if let Some(run) = table.runs.get_mut(&id) {
            run.now = Now::Preparing;
            return Some((id, run.record.clone()));
        }
    }
    table.working = false;
    None
}

/// Makes one run, or as much of it as there is time for.
fn make(shared: &Shared, id: &str, order: &Order) -> Result<(), ForecastError> {
    let go_on = || if told_to_stop(shared, id) { Err(ForecastError::Stopped) } else { Ok(()) };
    let scenario = shared.home.scenario(&order.scenario)?.ok_or(ForecastError::Scenario {
        name: order.scenario.clone(),
        message: "there is no such file any more".to_owned(),
    })?;
    let setup = shared.home.setup(&scenario)?;
    let plan = Plan {
        people: PeopleFrom::Size(order.people),
        weeks: Some(order.weeks),
        runs: order.runs,
        seed: order.seed,
    };
    let origin = setup.origin(&plan)?;
    go_on()?;
    let population = setup.population(&plan)?;
    go_on()?;
    let model = setup.model(&population)?;
    let folder = shared.folder_of(id);
    let mut since = None;
    run_job(&model, &origin, &folder, Job::WHOLE, false, &mut |stand| {
        let since = *since.get_or_insert_with(Instant::now);
        came_to(shared, id, stand, since);
        !told_to_stop(shared, id)
    })?;
    if let Some(run) = shared.table().runs.get_mut(id) {
        run.now = Now::Writing;
    }
    let outcomes = merged(std::slice::from_ref(&folder), &origin)?;
    let summary =
        Summary::of(&model, &outcomes).ok_or(ForecastError::NoRuns { path: folder.clone() })?;
    let results = Results::new(&origin, &model, Some(&setup.table), &outcomes, &summary);
    finish(&results, &folder)?;
    told::write_down(&results, &folder)?;
    forget_runs(&folder)
}

/// The lines that runs were written down in: `runs.parquet` holds the same in a tenth.
fn forget_runs(folder: &Path) -> Result<(), ForecastError> {
    let runs = folder.join("runs");
    std::fs::remove_dir_all(&runs).map_err(ForecastError::file("remove", &runs))
}

fn told_to_stop(shared: &Shared, id: &str) -> bool {
    let table = shared.table();
    table.closing || table.runs.get(id).is_none_or(|run| run.stop)
}

fn came_to(shared: &Shared, id: &str, stand: Stand, since: Instant) {
    if let Some(run) = shared.table().runs.get_mut(id) {
        let count = |runs: u64| u32::try_from(runs).unwrap_or(u32::MAX);
        run.record.done = count(stand.done);
        run.now = Now::Running { before: count(stand.before), since };
    }
}

/// Writes down how a run ended; nothing stands for a mistake of ours.
fn ended(shared: &Shared, id: &str, outcome: Option<Result<(), ForecastError>>) {
    let mut table = shared.table();
    let Table { runs, .. } = &mut *table;
    let Some(run) = runs.get_mut(id) else { return };
    run.now = Now::Nothing;
    run.stop = false;
    match outcome {
        Some(Ok(())) => run.record.stage = Stage::Done,
        Some(Err(ForecastError::Stopped)) => {}
        other => {
            run.record.stage = Stage::Failed;
            run.record.message = Some(other.map_or_else(
                || "the forecast failed by a mistake of the program".to_owned(),
                |error| error.err().map_or_else(String::new, |error| in_words(&error)),
            ));
        }
    }
    let folder = shared.folder_of(id);
    if let Err(error) = run.record.write(&folder) {
        // What cannot be written down is not done.
        run.record.stage = Stage::Failed;
        run.record.message = Some(in_words(&error));
    }
}

/// A failure as the page says it: without the options of the command line.
fn in_words(error: &ForecastError) -> String {
    match error {
        ForecastError::OtherRuns { differs, .. } => format!(
            "what the first runs were made from has changed since: {differs}. Remove this forecast \
             and start a new one"
        ),
        other => other.to_string(),
    }
}
