//! Everything a developer runs, in one place: `cargo xtask test` installs what it needs and runs
//! every test there is; `cargo xtask --help` lists the rest.

mod install;
mod postgres;
mod run;
mod steps;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Install, test and measure Postern.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, then run every test: unit, property, both databases, browser.
    Test,
    /// Only the Rust tests, with a throw-away PostgreSQL. Words after `--` go to `cargo test`.
    Rust {
        /// Passed on to `cargo test`.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Only the browser tests. Words after `--` go to Playwright.
    Browser {
        /// Passed on to Playwright.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// Formatting and lints, warnings denied.
    Lint,
    /// Install what the tests and benchmarks need, and nothing else.
    Install,
    /// One of the benchmarks. Words after `--` go to it.
    Bench {
        /// Which one.
        which: Bench,
        /// Passed on to the benchmark.
        #[arg(last = true)]
        args: Vec<String>,
    },
    /// How often names are told apart and found, beside other matchers: `--data FOLDER` and more.
    ScreeningReport {
        /// Passed on to the report.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
}

/// What can be measured.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Bench {
    /// Applications made durable in a second, on SQLite and PostgreSQL.
    Intake,
    /// People decided in a second, beside other engines.
    Decide,
    /// Cascades and epidemics among millions, beside other engines.
    Cascade,
    /// A sensitivity analysis, beside another one.
    Sobol,
    /// The whole model over a whole country.
    Forecast,
    /// Names looked up in long lists, beside a scan.
    Screening,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Test => steps::test(),
        Task::Rust { args } => steps::rust(&args),
        Task::Browser { args } => steps::browser(&args),
        Task::Lint => steps::lint(),
        Task::Install => install::everything(),
        Task::Bench { which: Bench::Intake, args } => steps::intake(&args),
        Task::Bench { which: Bench::Decide, args } => steps::bench("programme", "decide", &args),
        Task::Bench { which: Bench::Cascade, args } => steps::bench("foresight", "cascade", &args),
        Task::Bench { which: Bench::Sobol, args } => steps::bench("foresight", "sobol", &args),
        Task::Bench { which: Bench::Forecast, args } => {
            steps::bench("foresight", "forecast", &args)
        }
        Task::Bench { which: Bench::Screening, args } => steps::bench("screening", "speed", &args),
        Task::ScreeningReport { args } => steps::bench("screening", "accuracy", &args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
