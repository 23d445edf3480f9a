//! The load: visitors with everything answered send the last page, all at once.

use std::sync::Barrier;
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};
use drill::{Browser, Form, applicant};
use proof::people;

use crate::office::Office;

/// Submissions of one client in one round.
fn per_client(clients: usize) -> usize {
    match clients {
        1 => 100,
        2..=16 => 20,
        _ => 6,
    }
}

/// What was measured.
pub(crate) struct Measured {
    /// How many became durable.
    pub(crate) sent: u64,
    seconds: f64,
    latencies_ms: Vec<f64>,
}

impl Measured {
    /// Durable submissions in a second.
    pub(crate) fn rate(&self) -> f64 {
        self.sent as f64 / self.seconds
    }

    /// A percentile of how long one took.
    pub(crate) fn percentile_ms(&self, percent: f64) -> f64 {
        let last = self.latencies_ms.len().saturating_sub(1);
        let place = (percent / 100.0 * last as f64).ceil() as usize;
        self.latencies_ms.get(place).copied().unwrap_or_default()
    }
}

/// Somebody who has answered everything, and the last form.
type Ready = (Browser, Form);

/// Measures some rounds of so many clients.
pub(crate) fn measure(office: &Office, clients: usize, rounds: usize) -> Result<Measured> {
    let mut all = Measured { sent: 0, seconds: 0.0, latencies_ms: Vec::new() };
    for _ in 0..rounds {
        let ready = prepare(office, clients)?;
        let (seconds, latencies) = send(ready)?;
        all.sent += latencies.len() as u64;
        all.seconds += seconds;
        all.latencies_ms.extend(latencies);
    }
    all.latencies_ms.sort_by(f64::total_cmp);
    Ok(all)
}

/// Goes through the real pages up to the last one, for every submission of the round.
fn prepare(office: &Office, clients: usize) -> Result<Vec<Vec<Ready>>> {
    let portal = office.portal();
    let persona = people::persona(1);
    let one_client = || -> Result<Vec<Ready>> {
        let connection = Browser::new(&portal);
        let one = |_| -> Result<Ready> {
            let mut browser = connection.fresh();
            let page = applicant::prepare(&mut browser, &persona)?;
            let codename = applicant::codename_on(&page).ok_or_else(|| anyhow!("no codename"))?;
            let confirm = format!("/{}/apply/confirm", persona.language);
            let form = browser.open(&confirm)?.form_with("codename")?;
            Ok((browser, form.fill("codename", &codename)?))
        };
        (0..per_client(clients)).map(one).collect()
    };
    // A few at a time: preparing is not what is measured.
    let mut ready = Vec::new();
    while ready.len() < clients {
        let together = (clients - ready.len()).min(4);
        let made: Vec<Result<Vec<Ready>>> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..together).map(|_| scope.spawn(one_client)).collect();
            let join = |thread: std::thread::ScopedJoinHandle<'_, _>| {
                thread.join().unwrap_or_else(|_| Err(anyhow!("a visitor panicked")))
            };
            threads.into_iter().map(join).collect()
        });
        for made in made {
            ready.push(made?);
        }
    }
    Ok(ready)
}

/// Lets every client send what it has, one after the other; gives the whole time and each one's.
fn send(ready: Vec<Vec<Ready>>) -> Result<(f64, Vec<f64>)> {
    let barrier = Barrier::new(ready.len() + 1);
    let barrier = &barrier;
    std::thread::scope(|scope| {
        let client = |mine: Vec<Ready>| {
            scope.spawn(move || -> Result<Vec<f64>> {
                barrier.wait();
                let mut latencies = Vec::with_capacity(mine.len());
                for (mut browser, form) in mine {
                    let started = Instant::now();
                    let page = browser.press_once(&form)?;
                    latencies.push(started.elapsed().as_secs_f64() * 1e3);
                    let to = page.header("location").unwrap_or_default();
                    ensure!(to.ends_with("/apply/receipt"), "{} to “{to}”", page.status);
                }
                Ok(latencies)
            })
        };
        let threads: Vec<_> = ready.into_iter().map(client).collect();
        barrier.wait();
        let started = Instant::now();
        let mut latencies = Vec::new();
        for thread in threads {
            latencies.extend(thread.join().map_err(|_| anyhow!("a client panicked"))??);
        }
        Ok((started.elapsed().as_secs_f64(), latencies))
    })
}
