//! `postern erase`: destroys every key and body of one case. There is no way back.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use casework::Designation;
use casework::journal::Actor;
use clap::Args;
use store::FormId;

use super::open::{OfficeArgs, block_on};

/// Arguments of `postern erase`.
#[derive(Args)]
pub(crate) struct EraseArgs {
    /// The case's designation, such as amber-heron-4821, or its id.
    case: String,
    /// Do it without asking to type the designation again.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Erases the case.
pub(crate) fn run(args: &EraseArgs) -> ExitCode {
    match block_on(erase(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::could_not(&error),
    }
}

async fn erase(args: &EraseArgs) -> Result<()> {
    let store = args.office.open().await?;
    let office = store.office();
    let row = match args.case.parse() {
        Ok(id) => office.case(id).await?,
        Err(_) => office.case_by_designation(&Designation::from_text(&args.case)).await?,
    };
    let row = row.with_context(|| format!("no case is called {}", args.case))?;
    let designation = row.designation.as_str();
    if !args.yes {
        eprintln!(
            "This destroys all that {designation} holds: what the person sent, all letters, all \
             keys.\nIt cannot be undone. The journal keeps its digests, and stays checkable.\n\
             Type {designation} to do it:",
        );
        let mut typed = String::new();
        std::io::stdin().read_line(&mut typed)?;
        if typed.trim() != designation {
            bail!("nothing was erased: {:?} is not {designation}", typed.trim());
        }
    }
    let form = FormId(row.case);
    office.erase(row.case, form, Actor::Machine).await?;
    store.close().await;
    println!("{designation} is erased: its keys and bodies are destroyed.");
    Ok(())
}
