//! `postern restore`: a backup becomes an office again. What was erased stays erased.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::open::{OfficeArgs, block_on};
use super::progress::Progress;

/// Arguments of `postern restore`.
#[derive(Args)]
pub struct RestoreArgs {
    /// The folder a backup was written to.
    from: PathBuf,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Brings the backup back.
pub fn run(args: &RestoreArgs) -> ExitCode {
    match block_on(restore(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::could_not(&error),
    }
}

async fn restore(args: &RestoreArgs) -> Result<()> {
    crate::serve::make_private_folder(&args.office.data)?;
    let store = args.office.open_or_make().await?;
    let mut progress = Progress::new("rows and files");
    let read = store.office().restore(&args.from, &mut |done, total| progress.at(done, total));
    let read = read.await?;
    store.close().await;
    println!(
        "{} rows and {} sealed files are back in {}.\nNow check it with: postern verify --data {}",
        read.rows,
        read.files,
        args.office.data.display(),
        args.office.data.display(),
    );
    Ok(())
}
