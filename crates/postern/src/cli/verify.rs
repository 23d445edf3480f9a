//! `postern verify`: does the office hold together?

use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use keyring::IntakeKey;
use keyring::sheet::Sheet;
use store::Store;

use super::open::{OfficeArgs, block_on};
use super::progress::Progress;
use crate::serve::SHEET;
use crate::verify::{Report, unlock, verify};

/// Arguments of `postern verify`.
#[derive(Args)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    office: OfficeArgs,
    /// The officer whose passphrase opens the decisions. The passphrase is read from standard
    /// input. Without it, the sign-in sheet is used if it is still in the data folder.
    #[arg(long)]
    officer: Option<String>,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// Verifies; 0 if it holds, 1 if something does not, 2 if decisions could not be replayed.
pub(crate) fn run(args: &VerifyArgs) -> ExitCode {
    let report = match block_on(check(args)) {
        Ok(report) => report,
        Err(error) => return super::could_not(&error),
    };
    if args.json {
        println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
    } else {
        print(&report);
    }
    match (report.holds(), report.replayed) {
        (false, _) => ExitCode::from(1),
        (true, false) => ExitCode::from(2),
        (true, true) => ExitCode::SUCCESS,
    }
}

async fn check(args: &VerifyArgs) -> Result<Report> {
    let store = args.office.look().await?;
    let key = key(args, &store).await?;
    let mut progress = Progress::new("cases");
    let report = verify(&store, key.as_ref(), &mut |done, total| progress.at(done, total)).await?;
    store.close().await;
    Ok(report)
}

async fn key(args: &VerifyArgs, store: &Store) -> Result<Option<IntakeKey>> {
    let office = store.office();
    if let Some(name) = &args.officer {
        if std::io::stdin().is_terminal() {
            eprintln!("Passphrase of {name}:");
        }
        let mut typed = zeroize::Zeroizing::new(String::new());
        std::io::stdin().read_line(&mut typed).context("no passphrase on standard input")?;
        return unlock(&office, name, typed.trim()).await.map(Some);
    }
    let Ok(text) = std::fs::read_to_string(args.office.data.join(SHEET)) else { return Ok(None) };
    let sheet = Sheet::parse(&zeroize::Zeroizing::new(text))?;
    let opens =
        |officer: &&keyring::sheet::SheetOfficer| officer.roles.contains(&casework::Role::Officer);
    let Some(officer) = sheet.officers.iter().find(opens) else { return Ok(None) };
    unlock(&office, &officer.name, &officer.passphrase).await.map(Some)
}

fn print(report: &Report) {
    let lines = [
        ("cases", report.cases, "whose journal chains and leads to their stage"),
        ("erased", report.erased, "of these, with nothing left but the chain"),
        ("entries", report.entries, "in journals"),
        ("bodies", report.bodies, "sealed, present and unchanged"),
        ("decisions", report.decisions, "replayed to the same bytes"),
    ];
    for (what, number, meaning) in lines {
        println!("{number:>10}  {what:<10} {meaning}");
    }
    println!();
    for problem in &report.problems {
        println!("does not hold: {problem}");
    }
    match (report.holds(), report.replayed) {
        (false, _) => println!("{} things do not hold.", report.problems.len()),
        (true, true) => println!("It holds: journals, books, sealed bodies and decisions."),
        (true, false) => println!(
            "Journals, books and sealed bodies hold. Decisions are sealed and were not replayed:\n\
             name an officer with --officer NAME and give the passphrase on standard input.",
        ),
    }
}
