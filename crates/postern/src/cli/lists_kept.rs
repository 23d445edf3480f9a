//! `postern lists add`, `remove` and `show`: the lists an office compares applicants with.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Args;
use desk::list_file::{Fewer, LoadedList, Loading, NotLoaded, list_name, load_files};
use serde_json::json;
use store::{ListRefused, ListRow, Office};

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
    /// list of the same name, in capitals or not, is superseded.
    #[arg(long)]
    name: Option<String>,
    /// Load a list although it holds less than half as many parties as the one in use of its name.
    #[arg(long)]
    fewer: bool,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Arguments of `lists remove`.
#[derive(Args)]
pub(super) struct RemoveArgs {
    /// What the office calls the list.
    #[arg(value_name = "NAME")]
    name: String,
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

/// A list to be loaded: what it is called, and its files.
struct Group {
    name: String,
    files: Vec<PathBuf>,
}

/// Loads lists. Exit code 1 if something in them could not be read, 2 if one was not loaded.
pub(super) fn add(args: &AddArgs) -> ExitCode {
    match block_on(load(args)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => super::could_not(&error),
    }
}

async fn load(args: &AddArgs) -> Result<bool> {
    // Before anything is loaded, so that a wrong name costs nothing.
    let groups = groups(args)?;
    let store = args.office.open().await?;
    let loaded = load_all(&store.office(), &groups, args).await;
    store.close().await;
    loaded
}

fn groups(args: &AddArgs) -> Result<Vec<Group>> {
    if let Some(name) = &args.name {
        return Ok(vec![Group { name: list_name(name)?.to_owned(), files: args.files.clone() }]);
    }
    let mut groups: Vec<Group> = Vec::new();
    for file in &args.files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let name = list_name(&stem)
            .with_context(|| format!("{}: say --name", plain(&file.to_string_lossy())))?;
        let taken = groups.iter().find(|group| group.name.to_lowercase() == name.to_lowercase());
        if let Some(taken) = taken {
            bail!(
                "{} and {} would both be called {name}, and only the second would stay; expected \
                 a name for each: load them one by one with --name, or with one --name if they \
                 are one list",
                taken.files[0].display(),
                file.display(),
            );
        }
        groups.push(Group { name: name.to_owned(), files: vec![file.clone()] });
    }
    Ok(groups)
}

async fn load_all(office: &Office, groups: &[Group], args: &AddArgs) -> Result<bool> {
    let mut sound = true;
    let fewer = if args.fewer { Fewer::Confirmed } else { Fewer::Refused };
    for (place, group) in groups.iter().enumerate() {
        let loading = Loading { name: group.name.clone(), officer: None, fewer: fewer.clone() };
        let files = group.files.clone();
        let loaded = load_files(office, &loading, files, args.read.format()).await;
        let loaded = loaded.map_err(|error| told(error, groups, place))?;
        sound &= loaded.report.problems.total == 0;
        print!("{}", added(&loaded));
    }
    Ok(sound)
}

/// The error with what was loaded, what was not, and what to do about it.
fn told(error: NotLoaded, groups: &[Group], failed: usize) -> anyhow::Error {
    let group = &groups[failed];
    let check = format!("; postern lists check {} says where", group.files[0].display());
    let advice = match &error {
        NotLoaded::Nobody { .. } | NotLoaded::BrokenOff { .. } => check,
        NotLoaded::Refused { why: ListRefused::Fewer { .. }, .. } => {
            "; --fewer loads it all the same".to_owned()
        }
        NotLoaded::Refused { why: ListRefused::Named { .. }, .. } => {
            "; postern lists remove NAME".to_owned()
        }
        _ => String::new(),
    };
    let names = |groups: &[Group]| {
        groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let mut stands = match failed {
        0 => "nothing was loaded".to_owned(),
        _ => {
            format!("{} was not loaded; loaded before it: {}", group.name, names(&groups[..failed]))
        }
    };
    if failed + 1 < groups.len() {
        stands.push_str(&format!("; not tried: {}", names(&groups[failed + 1..])));
    }
    anyhow::anyhow!("{stands}: {error}{advice}")
}

/// Takes a list out of use.
pub(super) fn remove(args: &RemoveArgs) -> ExitCode {
    match block_on(removed(args)) {
        Ok(text) => policy::print(&text),
        Err(error) => super::could_not(&error),
    }
}

async fn removed(args: &RemoveArgs) -> Result<String> {
    let store = args.office.open().await?;
    let removed = remove_named(&store.office(), &args.name).await;
    store.close().await;
    removed
}

async fn remove_named(office: &Office, name: &str) -> Result<String> {
    let lists = office.current_lists().await.context("cannot read the office's lists")?;
    let called = |row: &&ListRow| row.list.name.to_lowercase() == name.trim().to_lowercase();
    let Some(row) = lists.iter().find(called) else {
        let names: Vec<String> = lists.iter().map(|row| plain(&row.list.name)).collect();
        bail!(
            "no list in use is called {}; expected one of those in use: {}",
            plain(name),
            if names.is_empty() { "there is none".to_owned() } else { names.join(", ") },
        );
    };
    office.remove_list(&row.list.digest, None).await.context("the list was not removed")?;
    Ok(format!("{} is removed: nobody is compared with it any more\n", plain(&row.list.name)))
}

/// A name as a terminal may show it: one that was kept long ago may hold anything.
fn plain(name: &str) -> String {
    let hidden = |c: char| c.is_control() || pages::text::is_invisible(c);
    let sign = |c: char| if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() };
    name.chars().map(sign).collect()
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
        Some(_) if row.is_removed() => ", removed".to_owned(),
        Some(by) => format!(", superseded by {}", by.short()),
        None => String::new(),
    };
    format!(
        "{}: {} of {published}, {} parties, {} names, {} problems{superseded}\n  {}",
        plain(&list.name),
        list.format,
        list.parties,
        list.names,
        list.problems,
        list.digest,
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
        "superseded_by": row.superseded_by.filter(|_| !row.is_removed()).map(|by| by.to_string()),
        "removed": row.is_removed(),
    })
}
