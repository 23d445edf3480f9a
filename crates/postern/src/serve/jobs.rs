//! Work without a listener, done now and then: finishing erasures that were interrupted, deleting
//! what no row names any more.

use std::time::Duration;

use store::Store;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How often the store is tidied.
const EVERY: Duration = Duration::from_secs(5 * 60);

/// Tidies the store until told to stop. A failure is logged and tried again at the next turn.
pub(super) fn start(
    store: Store,
    mut stopped: watch::Receiver<bool>,
) -> JoinHandle<std::io::Result<()>> {
    tokio::spawn(async move {
        loop {
            // The value that ended the wait is let go at once: it may not be held over an await.
            let told = tokio::time::timeout(EVERY, stopped.wait_for(|stop| *stop)).await.is_ok();
            if told {
                return Ok(());
            }
            if let Err(error) = store.office().tidy().await {
                tracing::warn!(%error, "tidying failed and will be tried again");
            }
        }
    })
}
