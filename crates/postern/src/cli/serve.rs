//! `postern serve`: the office, until it is told to stop.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use crate::serve::{Role, ServeOptions, start};

/// The programme that is served when none is named.
const PROGRAMME: &str = "programmes/million-carrots";
/// The folder that holds the office when none is named.
pub(crate) const DATA: &str = "postern-data";

/// Arguments of `postern serve`.
#[derive(Args)]
pub(crate) struct ServeArgs {
    /// The programme's folder.
    #[arg(default_value = PROGRAMME)]
    programme: PathBuf,
    /// The folder that holds the office: database, sealed files, keys wrapped to officers.
    #[arg(long, default_value = DATA)]
    data: PathBuf,
    /// A PostgreSQL address (postgres://…) instead of SQLite in the data folder.
    #[arg(long)]
    database: Option<String>,
    /// Where applicants and the public come in.
    #[arg(long, default_value = "127.0.0.1:8080")]
    portal: SocketAddr,
    /// Where officers come in. Keep it inside the office's network.
    #[arg(long, default_value = "127.0.0.1:8081")]
    desk: SocketAddr,
    /// Which part to run; `all` runs both in one process, which is for trials.
    #[arg(long, value_enum, default_value_t = Role::All)]
    role: Role,
    /// Print the officers' sign-in sheet on the first start without keeping it as a file.
    #[arg(long)]
    no_sheet: bool,
    /// Send cookies over HTTPS only: for a portal behind a TLS terminator.
    #[arg(long)]
    secure_cookies: bool,
}

impl ServeArgs {
    /// What `postern` without a command runs.
    pub(crate) fn new() -> Self {
        Self {
            programme: PROGRAMME.into(),
            data: DATA.into(),
            database: None,
            portal: ([127, 0, 0, 1], 8080).into(),
            desk: ([127, 0, 0, 1], 8081).into(),
            role: Role::All,
            no_sheet: false,
            secure_cookies: false,
        }
    }

    fn options(self) -> ServeOptions {
        ServeOptions {
            database: self.database,
            portal: self.portal,
            desk: self.desk,
            role: self.role,
            keep_sheet: !self.no_sheet,
            secure_cookies: self.secure_cookies,
            ..ServeOptions::new(self.programme, self.data)
        }
    }
}

/// Serves until interrupted.
pub(crate) fn run(args: ServeArgs) -> ExitCode {
    crate::serve::quiet::harden();
    let outcome = tokio::runtime::Runtime::new()
        .context("cannot start the runtime")
        .and_then(|runtime| runtime.block_on(serve(args.options())));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::could_not(&error),
    }
}

async fn serve(options: ServeOptions) -> Result<()> {
    let running = start(options).await?;
    println!("{}", running.greeting());
    wait_for_stop().await?;
    println!("Stopping: what is being written is finished first.");
    running.stop().await
}

pub(super) async fn wait_for_stop() -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for signals")?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result.context("cannot listen for signals"),
        _ = terminate.recv() => Ok(()),
    }
}
