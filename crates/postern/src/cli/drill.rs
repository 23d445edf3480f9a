//! `postern drill`: made-up people use the real pages of a running office.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use clap::Args;
use drill::progress::Progress;
use drill::{DrillOptions, Summary};

use super::serve::DATA;

/// Arguments of `postern drill`.
#[derive(Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct DrillArgs {
    /// How many made-up applicants apply.
    #[arg(long)]
    applications: u64,
    /// The seed of their lives: the same seed and programme make the same people.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The office's folder, with the sign-in sheet that the drill's two officers use.
    #[arg(long, default_value = DATA)]
    data: PathBuf,
    /// Where the portal answers.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    portal: String,
    /// Where the desk answers.
    #[arg(long, default_value = "http://127.0.0.1:8081")]
    desk: String,
    /// How many applicants act at a time.
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u64).range(1..=256))]
    clients: u64,
    /// Write the codename and the reference of every receipt into this file, to check a crash
    /// against. For made-up people only: who has a codename can act as that applicant.
    #[arg(long, value_name = "FILE")]
    receipts: Option<PathBuf>,
    /// Print the summary as JSON.
    #[arg(long)]
    json: bool,
}

const AFTER_HELP: &str = "\
Everybody in a drill is made up by code. Never run one against an office that serves real people:
its cases would stand among theirs.
Exit codes: 0 everything was played; 1 something did not go as it should, or the server vanished;
2 the drill could not begin.";

/// Plays a drill; Ctrl-C stops it between two pages.
pub(crate) fn run(args: &DrillArgs) -> ExitCode {
    let summary = match play(args) {
        Ok(summary) => summary,
        Err(error) => return super::could_not(&error),
    };
    if args.json {
        println!("{}", serde_json::to_string_pretty(&summary).unwrap_or_default());
    } else {
        println!("{summary}");
    }
    if summary.is_whole() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn play(args: &DrillArgs) -> Result<Summary> {
    let sheet = drill::office::read_sheet(&args.data)?;
    let stop = Arc::new(AtomicBool::new(false));
    let runtime = tokio::runtime::Runtime::new().context("cannot start the runtime")?;
    let stopping = Arc::clone(&stop);
    runtime.spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            stopping.store(true, Ordering::SeqCst);
        }
    });
    let options = DrillOptions {
        applications: args.applications,
        seed: args.seed,
        portal: args.portal.clone(),
        desk: Some((args.desk.clone(), sheet)),
        clients: usize::try_from(args.clients).unwrap_or(1),
        receipts: args.receipts.clone(),
        stop,
        progress: Progress::on_terminal(),
    };
    Ok(drill::run(options)?)
}
