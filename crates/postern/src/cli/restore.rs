//! `postern restore`: a backup becomes an office again. What was erased stays erased.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::open::{OfficeArgs, block_on};

/// Arguments of `postern restore`.
#[derive(Args)]
pub(crate) struct RestoreArgs {
    /// The folder a backup was written to.
    from: PathBuf,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Brings the backup back.
pub(crate) fn run(args: &RestoreArgs) -> ExitCode {
    match block_on(restore(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::could_not(&error),
    }
}

async fn restore(args: &RestoreArgs) -> Result<()> {
    crate::serve::make_private_folder(&args.office.data)?;
    let store = args.office.open_or_make().await?;
    eprintln!("Reading {} …", args.from.display());
    store.office().restore(&args.from).await?;
    store.close().await;
    let data = args.office.data.display();
    println!("The office is back in {data}.\nNow check it with: postern verify --data {data}");
    Ok(())
}
