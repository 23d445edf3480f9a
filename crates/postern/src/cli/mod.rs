//! The command line: one file a subcommand.
//!
//! Exit codes: 0 it holds; 1 it does not (problems found, a check failed); 2 it could not be tried
//! (wrong usage, unreadable file, no such folder).

mod backup;
mod check;
mod claims;
mod compare;
mod decide;
mod decide_people;
mod diff;
mod drill;
mod erase;
mod forecast;
mod forecast_args;
mod lists;
mod lists_kept;
mod matching;
mod measures;
mod measures_told;
mod open;
mod part;
mod policy;
mod population;
mod progress;
mod restore;
mod screen;
mod screen_out;
mod sensitivity;
mod serve;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Plan, run and prove an incentive-and-refuge programme.
#[derive(Parser)]
#[command(name = "postern", version, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

const AFTER_HELP: &str = "\
Without a command, `postern` serves the programme programmes/million-carrots.
Exit codes: 0 it holds; 1 it does not; 2 it could not be tried.";

#[derive(Subcommand)]
enum Command {
    /// Run the office: the applicants' portal, the officers' desk and the public pages.
    Serve(serve::ServeArgs),
    /// Check a programme file and show every problem at its place.
    Check(check::CheckArgs),
    /// Decide one person's case and say why, or all people of a file.
    Decide(decide::DecideArgs),
    /// Say what changed between two programmes and, for a file of people, who gains and loses.
    Diff(diff::DiffArgs),
    /// Forecast who would take the offers, when and at what cost.
    Forecast(forecast::ForecastArgs),
    /// Compare scenarios on equal draws.
    Compare(compare::CompareArgs),
    /// Work out the authors' claims anew, from sourced figures and forecasts.
    Claims(claims::ClaimsArgs),
    /// Check measures, target by target, for a ground other than nationality.
    #[command(subcommand)]
    Measures(measures::MeasuresCommand),
    /// Measure which assumptions a forecast hangs on.
    Sensitivity(sensitivity::SensitivityArgs),
    /// Make a made-up population.
    #[command(subcommand)]
    Population(population::PopulationCommand),
    /// Say whom the people of a file may be on lists of names, and why.
    Screen(screen::ScreenArgs),
    /// Check lists of names: what is read from them, and what could not be.
    #[command(subcommand)]
    Lists(lists::ListsCommand),
    /// Answer other programs that ask whom somebody may be, as yente does.
    Match(matching::MatchArgs),
    /// Play made-up applicants and officers through the pages of a running server.
    Drill(drill::DrillArgs),
    /// Check that journals chain, books balance and decisions replay.
    Verify(verify::VerifyArgs),
    /// Write everything an office holds into a folder, still sealed.
    Backup(backup::BackupArgs),
    /// Bring a backup back into an empty office.
    Restore(restore::RestoreArgs),
    /// Destroy every key and body of one case, for good.
    Erase(erase::EraseArgs),
}

/// Runs the command the arguments name.
pub fn run() -> ExitCode {
    let command = Cli::parse().command.unwrap_or_else(|| Command::Serve(serve::ServeArgs::new()));
    match command {
        Command::Serve(args) => serve::run(args),
        Command::Check(args) => check::run(&args),
        Command::Decide(args) => decide::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Forecast(args) => forecast::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Claims(args) => claims::run(&args),
        Command::Measures(command) => measures::run(&command),
        Command::Sensitivity(args) => sensitivity::run(&args),
        Command::Population(command) => population::run(&command),
        Command::Screen(args) => screen::run(&args),
        Command::Lists(command) => lists::run(&command),
        Command::Match(args) => matching::run(args),
        Command::Drill(args) => drill::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Backup(args) => backup::run(&args),
        Command::Restore(args) => restore::run(&args),
        Command::Erase(args) => erase::run(&args),
    }
}

/// Prints an error with its causes and returns the code for what could not be tried.
fn could_not(error: &anyhow::Error) -> ExitCode {
    eprintln!("postern: {error:#}");
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHILD: &str = "cli::tests::a_child_that_fails_after_a_command";

    /// Fails when the test below runs it in a process of its own, as a hook is for a whole process;
    /// among the other tests it has nothing to do.
    #[test]
    fn a_child_that_fails_after_a_command() {
        let Ok(words) = std::env::var("POSTERN_TEST_WORDS") else { return };
        match Cli::parse_from(words.split(' ')).command.expect("a command") {
            Command::Measures(command) => measures::run(&command),
            Command::Screen(args) => screen::run(&args),
            Command::Lists(command) => lists::run(&command),
            _ => unreachable!("a command that reads about people"),
        };
        panic!("Secret Name");
    }

    #[test]
    fn a_fault_of_a_command_that_reads_about_people_tells_no_name() {
        for words in [
            "postern screen --list none.csv --names none.csv",
            "postern lists check none.csv",
            "postern measures check none.toml",
        ] {
            let child = std::process::Command::new(std::env::current_exe().expect("this program"))
                .args([CHILD, "--exact", "--nocapture"])
                .env("POSTERN_TEST_WORDS", words)
                .output()
                .expect("it runs");
            let told = String::from_utf8_lossy(&child.stderr);
            assert!(told.contains("postern: a fault at "), "{words}: {told}");
            assert!(!told.contains("Secret"), "{words}: {told}");
        }
    }
}
