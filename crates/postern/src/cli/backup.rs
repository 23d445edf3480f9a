//! `postern backup`: everything an office holds, still sealed, in one folder.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::open::{OfficeArgs, block_on};
use super::progress::Progress;

/// Arguments of `postern backup`.
#[derive(Args)]
pub struct BackupArgs {
    /// The folder to write; it must not exist yet.
    to: PathBuf,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Writes the backup.
pub fn run(args: &BackupArgs) -> ExitCode {
    match block_on(backup(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::could_not(&error),
    }
}

async fn backup(args: &BackupArgs) -> Result<()> {
    let store = args.office.open().await?;
    let mut progress = Progress::new("rows and files");
    let written = store.office().backup(&args.to, &mut |done, total| progress.at(done, total));
    let written = written.await?;
    store.close().await;
    println!(
        "{} rows and {} sealed files are in {}.\nThey are as sealed as the office: without an \
         officer's passphrase nobody can open them.\nBring them back with: postern restore {} \
         --data NEW-FOLDER",
        written.rows,
        written.files,
        args.to.display(),
        args.to.display(),
    );
    Ok(())
}
