//! The simulation: applicants and officers act in a random order on a store whose writes fail in
//! random ways, all from one seed. After every act the whole store is checked.
//!
//! More seeds than the usual few: `POSTERN_SIMULATE_SEEDS=100..400 cargo test -p proof simulate`.

mod acts;
mod invariants;
mod merges;
mod world;

use std::collections::BTreeSet;
use std::ops::Range;

use casework::Stage;
use store::{Fault, Location, VaultLocation};

use world::World;

const SEEDS: Range<u64> = 1..6;
const SEEDS_VARIABLE: &str = "POSTERN_SIMULATE_SEEDS";
const ACTS: u64 = 120;

/// Faults after which a store in memory still has what it had.
const ERRORS: &[Fault] = &[Fault::ErrorBefore, Fault::EffectThenError];
/// All faults that do not end the process.
const ERRORS_AND_CRASHES: &[Fault] =
    &[Fault::ErrorBefore, Fault::EffectThenError, Fault::CrashBefore, Fault::CrashAfter];

/// Seeds that once found something. They stay, with what they found.
const FROZEN: &[u64] = &[];

fn seeds() -> Vec<u64> {
    let wanted = std::env::var(SEEDS_VARIABLE).ok();
    let range = wanted.map_or(SEEDS, |text| {
        let (first, last) = text.split_once("..").expect("seeds are written as 100..400");
        first.parse().expect("a number")..last.parse().expect("a number")
    });
    FROZEN.iter().copied().chain(range).collect()
}

async fn run(
    seed: u64,
    location: Location,
    vault: VaultLocation,
    faults: &'static [Fault],
) -> (BTreeSet<Stage>, bool, bool) {
    let mut world = World::make(seed, location, vault, faults).await;
    for act in 1..=ACTS {
        let done = world.act().await;
        let checked = match &done {
            Ok(_) => world.check().await,
            Err(wrong) => Err(wrong.clone()),
        };
        if let Err(wrong) = checked {
            let history = world.history().join("\n  ");
            panic!("seed {seed}, act {act}: {wrong}\n  {history}");
        }
    }
    assert!(world.faults_struck() > 0, "seed {seed}: no fault struck, so nothing was tried");
    world.end().await
}

#[tokio::test(flavor = "multi_thread")]
async fn random_acts_with_errors_leave_a_store_in_memory_whole() {
    let (mut reached, mut money_ran_out, mut merged) = (BTreeSet::new(), false, false);
    for seed in seeds() {
        let (stages, out, joined) =
            run(seed, Location::Memory, VaultLocation::Memory, ERRORS).await;
        reached.extend(stages);
        money_ran_out |= out;
        merged |= joined;
    }
    // A simulation that never gets anywhere proves nothing.
    assert_eq!(reached, Stage::ALL.into_iter().collect(), "every stage is reached");
    assert!(money_ran_out, "a budget runs out");
    assert!(merged, "cases are merged");
}

#[tokio::test(flavor = "multi_thread")]
async fn fault_22_random_acts_with_crashes_leave_a_store_on_disk_whole() {
    for seed in seeds() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = Location::Sqlite(folder.path().join("postern.sqlite"));
        let vault = VaultLocation::Folder(folder.path().join("vault"));
        run(seed, database, vault, ERRORS_AND_CRASHES).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn random_acts_with_errors_leave_a_store_on_postgresql_whole() {
    // Fewer seeds: the conformance of both databases is tried elsewhere, act by act.
    for seed in seeds().into_iter().take(2) {
        let database = proof::backing::Database::make().expect("a database");
        run(seed, Location::Postgres(database.url()), VaultLocation::Memory, ERRORS).await;
    }
}
