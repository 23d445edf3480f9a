//! `postern lists add` and `postern lists show`: the lists an office compares applicants with.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use desk::list_file::{LoadedList, NAME_MAX, NotLoaded, load_files};
use serde_json::json;
use store::{ListRow, Office};

use super::lists::ReadArgs;
use super::open::{OfficeArgs, block_on};
use super::policy;

/// Problems that are shown of a list that was loaded.
const SHOWN: usize = 20;

/// Arguments of `lists add`.
#[derive(Args)]
pub(super) struct AddArgs {
    /// Lists as their offices publish them. Each becomes a list of its own, unless --name says
    /// that they are one.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the office calls the list; without it, each file's name without its ending. The older
    /// list of the same name is superseded.
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Arguments of `lists show`.
#[derive(Args)]
pub(super) struct ShowArgs {
    /// Show superseded lists, too.
    #[arg(long)]
    all: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Loads lists. Exit code 1 if something in them could not be read.
pub(super) fn add(args: &AddArgs) -> ExitCode {
    match block_on(load(args)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => super::could_not(&error),
    }
}

async fn load(args: &AddArgs) -> Result<bool> {
    let store = args.office.open().await?;
    let loaded = load_all(&store.office(), args).await;
    store.close().await;
    loaded
}

async fn load_all(office: &Office, args: &AddArgs) -> Result<bool> {
    let mut sound = true;
    let groups: Vec<(String, Vec<PathBuf>)> = match &args.name {
        Some(name) => vec![(name.trim().to_owned(), args.files.clone())],
        None => args.files.iter().map(|file| (stem(file), vec![file.clone()])).collect(),
    };
    for (name, files) in groups {
        if name.is_empty() || name.chars().count() > NAME_MAX {
            bail!("{name:?} is no name of a list: expected 1 to {NAME_MAX} characters");
        }
        let loaded = load_files(office, &name, files.clone(), args.read.format()).await;
        let loaded = loaded.map_err(|error| told(error, &files[0]))?;
        sound &= loaded.report.problems.total == 0;
        print!("{}", added(&loaded));
    }
    Ok(sound)
}

fn stem(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The error with what to do about it.
fn told(error: NotLoaded, file: &Path) -> anyhow::Error {
    let nobody = matches!(error, NotLoaded::Nobody { .. });
    let error = anyhow::Error::new(error);
    if nobody {
        error
            .context(format!("nothing was loaded; postern lists check {} says why", file.display()))
    } else {
        error.context("nothing was loaded")
    }
}

fn added(loaded: &LoadedList) -> String {
    let mut text = format!("{}\n", line(&loaded.row));
    for problem in loaded.report.problems.kept.iter().take(SHOWN) {
        text.push_str(&format!("    {problem}\n"));
    }
    let shown = loaded.report.problems.kept.len().min(SHOWN) as u64;
    let more = loaded.report.problems.total.saturating_sub(shown);
    if more > 0 {
        text.push_str(&format!("    and {more} more: postern lists check says all\n"));
    }
    text
}

/// Shows the lists.
pub(super) fn show(args: &ShowArgs) -> ExitCode {
    match block_on(shown(args)) {
        Ok(text) => policy::print(&text),
        Err(error) => super::could_not(&error),
    }
}

async fn shown(args: &ShowArgs) -> Result<String> {
    let store = args.office.look().await?;
    let lists = store.office().lists().await.context("cannot read the office's lists");
    store.close().await;
    let lists: Vec<ListRow> =
        lists?.into_iter().filter(|row| args.all || row.is_current()).collect();
    if args.json {
        let lists: Vec<serde_json::Value> = lists.iter().map(as_json).collect();
        return Ok(serde_json::to_string(&lists)? + "\n");
    }
    if lists.is_empty() {
        return Ok("no list has been loaded: postern lists add FILE\n".to_owned());
    }
    Ok(lists.iter().map(|row| line(row) + "\n").collect())
}

fn line(row: &ListRow) -> String {
    let list = &row.list;
    let published = list.published.map_or("day not said".to_owned(), |day| day.to_string());
    let superseded = match row.superseded_by {
        Some(by) => format!(", superseded by {}", by.short()),
        None => String::new(),
    };
    format!(
        "{}: {} of {published}, {} parties, {} names, {} problems{superseded}\n  {}",
        list.name, list.format, list.parties, list.names, list.problems, list.digest,
    )
}

fn as_json(row: &ListRow) -> serde_json::Value {
    let list = &row.list;
    json!({
        "name": list.name,
        "format": list.format,
        "digest": list.digest.to_string(),
        "published": list.published.map(|day| day.to_string()),
        "bytes": list.bytes,
        "rows": list.rows,
        "parties": list.parties,
        "names": list.names,
        "problems": list.problems,
        "officer": list.officer.map(|officer| officer.to_string()),
        "added_us": row.added_us,
        "superseded_by": row.superseded_by.map(|by| by.to_string()),
    })
}
