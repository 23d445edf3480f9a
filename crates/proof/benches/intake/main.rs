//! The intake benchmark: how many sealed applications an office makes durable in a second, through
//! HTTP, beside what the machine's disk allows; and whether that falls as cases pile up.
//!
//! Only the last step is timed, from the confirmed codename to the answer that leads to the
//! receipt: sealing, wrapping, filing, commit. Everything before it is prepared through the real
//! pages. Stretching the codename is made cheap for this and measured apart. Visitors and server
//! share the machine and the process, so what is reported is what is left beside the visitors.
//!
//! `cargo xtask bench intake -- --quick` for a first look; without `--quick` up to a million cases
//! are filed first, which takes a while and some 20 GB of disk for each database.

mod fill;
mod load;
mod machine;
mod office;

use anyhow::Result;
use proof::Backing;

use load::Measured;
use office::Office;

/// How many visitors send at the same time.
const CLIENTS: [usize; 3] = [1, 16, 128];

/// How much is measured.
struct Plan {
    backings: Vec<Backing>,
    stored: Vec<u64>,
    rounds: usize,
}

impl Plan {
    fn from_arguments() -> Self {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let quick = words.iter().any(|word| word == "--quick");
        let named = |name: &str| {
            let place = words.iter().position(|word| word == name)?;
            words.get(place + 1).cloned()
        };
        let stored: Vec<u64> = match named("--stored") {
            Some(list) => list.split(',').filter_map(|count| count.parse().ok()).collect(),
            None if quick => vec![1_000, 10_000],
            None => vec![1_000, 100_000, 1_000_000],
        };
        let backings = match named("--backing").as_deref() {
            Some("sqlite") => vec![Backing::Sqlite],
            Some("postgres") => vec![Backing::Postgres],
            _ => vec![Backing::Sqlite, Backing::Postgres],
        };
        Self { backings, stored, rounds: if quick { 1 } else { 3 } }
    }
}

fn main() -> Result<()> {
    let plan = Plan::from_arguments();
    let mut last = None;
    for backing in &plan.backings {
        let found = measure(*backing, &plan)?;
        // The last line is about the database an office has without asking for one.
        if *backing == Backing::Sqlite || last.is_none() {
            last = found;
        }
    }
    let (sealing, stretching) = (machine::sealing_us()?, machine::kdf_ms()?);
    println!("\nSealing one submission: {sealing:.0} µs on one core, part of every figure above");
    println!("Stretching one codename: {stretching:.0} ms on one core, apart from all of them");
    println!("Limit: what the disk allows when every sync carries a submission of each client");
    if let Some((ours, limit)) = last {
        let ratio = ours / limit;
        println!(
            "{{\"bench\":\"intake\",\"ours\":{ours:.1},\"limit\":{limit:.1},\"ratio\":{ratio:.3}}}"
        );
    }
    Ok(())
}

/// Measures one database at every size; gives the rate at the most clients and the most cases,
/// and the rate the disk would allow.
fn measure(backing: Backing, plan: &Plan) -> Result<Option<(f64, f64)>> {
    let office = Office::start(backing)?;
    println!("\n{backing:?}");
    println!(
        "{:>9} {:>8} {:>8} {:>10} {:>9} {:>9} {:>11} {:>11} {:>8}",
        "stored",
        "clients",
        "sent",
        "a second",
        "p50 ms",
        "p99 ms",
        "fdatasync/s",
        "disk limit",
        "RSS MB"
    );
    let mut filed = 0;
    let mut last = None;
    for stored in &plan.stored {
        fill::up_to(&office, &mut filed, *stored)?;
        for clients in CLIENTS {
            let measured = load::measure(&office, clients, plan.rounds)?;
            filed += measured.sent;
            // Measured between loads, in the folder the database writes to.
            let disk = machine::Disk::measure(office.folder(), clients)?;
            show(*stored, clients, &measured, &disk);
            last = Some((measured.rate(), disk.limit(clients)));
        }
    }
    Ok(last)
}

fn show(stored: u64, clients: usize, measured: &Measured, disk: &machine::Disk) {
    println!(
        "{stored:>9} {clients:>8} {:>8} {:>10.1} {:>9.2} {:>9.2} {:>11.1} {:>11.1} {:>8.0}",
        measured.sent,
        measured.rate(),
        measured.percentile_ms(50.0),
        measured.percentile_ms(99.0),
        disk.syncs_per_second(),
        disk.limit(clients),
        machine::resident_mb(),
    );
}
