//! `postern lists`: what can be read from lists of names, and what could not be.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use lists::{FileReport, Format, Loaded, Report};

use super::lists_kept;
use super::policy;
use super::progress::Progress;

/// Problems that are shown of one file, if it is not said how many.
const SHOWN: usize = 20;

/// What is done with lists.
#[derive(Subcommand)]
pub(super) enum ListsCommand {
    /// Read lists and say what they are, how much is in them and what could not be read.
    Check(CheckArgs),
    /// Load lists into an office, which compares applicants with them. It must not be running.
    Add(lists_kept::AddArgs),
    /// Take a list out of use: nobody is compared with it any more. The office must not be running.
    Remove(lists_kept::RemoveArgs),
    /// Show the lists an office compares applicants with.
    Show(lists_kept::ShowArgs),
}

/// Which lists, and what they are.
#[derive(Args)]
pub(super) struct ReadArgs {
    /// Their format, if it is not to be found from the first bytes: ofac_csv, ofac_advanced_xml,
    /// eu_xml, un_xml, uk_csv, follow_the_money or csv.
    #[arg(long)]
    format: Option<Format>,
}

impl ReadArgs {
    /// The format, if one was said.
    pub(super) fn format(&self) -> Option<Format> {
        self.format
    }
}

/// Arguments of `lists check`.
#[derive(Args)]
pub(super) struct CheckArgs {
    /// Lists as their offices publish them; files that belong together, together.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
    /// How many problems of each file are shown; at most 1000 are kept.
    #[arg(long, value_name = "NUMBER", default_value_t = SHOWN)]
    problems: usize,
    /// Print the reports as JSON.
    #[arg(long)]
    json: bool,
}

/// Runs a command about lists.
pub(super) fn run(command: &ListsCommand) -> ExitCode {
    crate::serve::quiet::hush_faults();
    match command {
        ListsCommand::Check(args) => check(args),
        ListsCommand::Add(args) => lists_kept::add(args),
        ListsCommand::Remove(args) => lists_kept::remove(args),
        ListsCommand::Show(args) => lists_kept::show(args),
    }
}

fn check(args: &CheckArgs) -> ExitCode {
    let mut progress = Progress::new("parties");
    let mut parties = 0;
    let read = lists::each_of_files(&args.files, args.read.format, &mut |_, _| {
        parties += 1;
        progress.counted(parties);
    });
    progress.clear();
    let reports = match read {
        Ok(reports) => reports,
        Err(error) => return super::could_not(&error.into()),
    };
    let sound = reports.iter().all(|file| file.report.problems.total == 0);
    let told = if args.json {
        match serde_json::to_string(&reports) {
            Ok(told) => told + "\n",
            Err(error) => return super::could_not(&error.into()),
        }
    } else {
        reports.iter().map(|file| as_text(file, args.problems)).collect::<Vec<_>>().join("\n")
    };
    let code = policy::print(&told);
    if sound { code } else { ExitCode::from(1) }
}

fn as_text(file: &FileReport, problems_max: usize) -> String {
    let Report { format, digest, bytes, published, rows, parties, names, broken_off, problems } =
        &file.report;
    let published = published.map_or("not said".to_owned(), |day| day.to_string());
    let mut told = format!("{}\n", file.path.display());
    for (what, value) in [
        ("format", format.to_string()),
        ("published", published),
        ("bytes", bytes.to_string()),
        ("SHA-256", digest.clone()),
        ("rows", rows.to_string()),
        ("parties", parties.to_string()),
        ("names", names.to_string()),
        ("problems", problems.total.to_string()),
    ] {
        let _ = writeln!(told, "  {what:<10} {value}");
    }
    if *broken_off {
        told.push_str("  broken off yes: who stands behind that place is missing\n");
    }
    for problem in problems.kept.iter().take(problems_max) {
        let _ = writeln!(told, "    {problem}");
    }
    let more = problems.total - problems.kept.len().min(problems_max) as u64;
    if more > 0 {
        let _ = writeln!(told, "    and {more} more");
    }
    told
}

/// Reads lists into memory. What could not be read is said, and the rest is used; a list that is
/// broken off is said by itself, as whoever stands behind that place cannot be found.
pub(super) fn load(files: &[PathBuf], args: &ReadArgs) -> anyhow::Result<Loaded> {
    let loaded = lists::read_files(files, args.format)?;
    for file in &loaded.reports {
        let (path, total) = (file.path.display(), file.report.problems.total);
        if file.report.broken_off {
            eprintln!(
                "postern: {path}: the file ends before the list does, and whoever stands behind \
                 that place is not found; fetch it again; postern lists check {path}"
            );
        } else if total > 0 {
            eprintln!(
                "postern: {path}: {total} problems, the rest is used; postern lists check {path}"
            );
        }
    }
    if loaded.parties.is_empty() {
        anyhow::bail!("nobody is on these lists; postern lists check says why");
    }
    Ok(loaded)
}
