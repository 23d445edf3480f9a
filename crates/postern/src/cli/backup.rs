//! `postern backup`: everything an office holds, still sealed, in one folder.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::open::{OfficeArgs, block_on};
use super::progress::Progress;

/// Arguments of `postern backup`.
#[derive(Args)]
pub(crate) struct BackupArgs {
    /// The folder to write; it must not exist yet.
    to: PathBuf,
    #[command(flatten)]
    office: OfficeArgs,
}

/// Writes the backup.
pub(crate) fn run(args: &BackupArgs) -> ExitCode {
    match block_on(backup(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::could_not(&error),
    }
}

async fn backup(args: &BackupArgs) -> Result<()> {
    let store = args.office.look().await?;
    let mut progress = Progress::new("rows");
    let mut rows = 0;
    let mut at = |done, total| {
        rows = total;
        progress.at(done, total);
    };
    store.office().backup(&args.to, &mut at).await?;
    store.close().await;
    let to = args.to.display();
    println!(
        "{rows} rows and all sealed files are in {to}.\n\
         They are as sealed as the office: without an officer's passphrase nobody can open them.\n\
         Bring them back with: postern restore {to} --data NEW-FOLDER",
    );
    Ok(())
}
