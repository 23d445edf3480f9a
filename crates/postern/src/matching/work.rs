//! Work on questions, as much at once as there are cores.
//!
//! **Architecture Invariant:** who works holds a permit until the work is done, also where nobody
//! waits for it any more: a client that asks and goes away cannot start more than there is room
//! for.

use std::sync::Arc;

use tokio::sync::Semaphore;

/// Works beside the server's own threads; none if the work failed.
pub(super) async fn at_work<T: Send + 'static>(
    cores: Arc<Semaphore>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let permit = cores.acquire_owned().await.ok()?;
    let work = tokio::task::spawn_blocking(move || {
        let done = work();
        drop(permit);
        done
    });
    work.await.ok()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn who_goes_away_still_holds_the_place_until_the_work_is_done() {
        let cores = Arc::new(Semaphore::new(1));
        let (begun, begins) = channel();
        let (end, ends) = channel::<()>();
        let asked = tokio::spawn(at_work(Arc::clone(&cores), move || {
            begun.send(()).expect("somebody waits");
            ends.recv().expect("it is told to end");
        }));
        tokio::task::spawn_blocking(move || begins.recv()).await.expect("joined").expect("begun");
        asked.abort();
        assert!(asked.await.is_err(), "nobody waits for it any more");
        assert_eq!(cores.available_permits(), 0);
        end.send(()).expect("it works");
        let free = tokio::time::timeout(Duration::from_secs(10), cores.acquire()).await;
        assert!(free.is_ok_and(|permit| permit.is_ok()), "the place is free again");
    }
}
