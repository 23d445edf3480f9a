//! `postern match`: answers programs that ask whom somebody may be, until it is told to stop.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;

use super::lists::{ReadArgs, load};
use crate::matching::{Matcher, router};

/// Arguments of `match`.
#[derive(Args)]
pub(super) struct MatchArgs {
    /// Lists as their offices publish them; files that belong together, together.
    #[arg(long = "list", value_name = "FILE", num_args = 1.., required = true)]
    lists: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
    /// Where to listen. Questions are about people: keep it inside the office's network.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8000")]
    listen: SocketAddr,
    /// A further name, with its port, under which programs may ask.
    #[arg(long, value_name = "HOST:PORT")]
    host: Vec<String>,
}

/// Answers until interrupted.
pub(super) fn run(args: MatchArgs) -> ExitCode {
    crate::serve::quiet::harden();
    let outcome = tokio::runtime::Runtime::new()
        .context("cannot start the runtime")
        .and_then(|runtime| runtime.block_on(answer(args)));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::could_not(&error),
    }
}

async fn answer(args: MatchArgs) -> Result<()> {
    let matcher = Matcher::new(load(&args.lists, &args.read)?);
    let listener = tokio::net::TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}: name another address", args.listen))?;
    let address = listener.local_addr()?;
    let said = matcher.summary();
    super::policy::print(&format!(
        "Answering on http://{address}/match/default\n{said}Nothing that is asked is kept. Stop \
         with Ctrl-C.\n"
    ));
    let router = router(matcher, address, args.host);
    pages::server::serve(listener, router, async {
        let _ = super::serve::wait_for_stop().await;
    })
    .await?;
    Ok(())
}
