//! Fault 22: the power goes in the middle of a drill. The real binary is killed, again and again,
//! and every receipt that anybody saw must still open its case.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use drill::progress::Progress;
use drill::receipts::{Receipt, read};
use drill::{Browser, DrillOptions, Ended, Summary, Trouble, applicant};
use proof::Served;
use proof::served::command;

/// How many receipts are seen before each kill.
const RECEIPTS_BEFORE: [usize; 3] = [3, 9, 16];
const SECONDS_MAX: u64 = 180;

fn start_drill(
    served: &Served,
    seed: u64,
    receipts: &Path,
) -> JoinHandle<Result<Summary, Trouble>> {
    let sheet = served.sheet().expect("the sign-in sheet is kept");
    let options = DrillOptions {
        applications: 100_000,
        seed,
        portal: served.portal().to_owned(),
        desk: Some((served.desk().to_owned(), sheet)),
        clients: 4,
        receipts: Some(receipts.to_owned()),
        stop: Arc::new(AtomicBool::new(false)),
        progress: Progress::silent(),
    };
    std::thread::spawn(move || drill::run(options))
}

fn wait_for(receipts: &Path, count: usize, drill: &JoinHandle<Result<Summary, Trouble>>) {
    let started = Instant::now();
    loop {
        let seen = read(receipts).map_or(0, |seen| seen.len());
        if seen >= count {
            return;
        }
        assert!(!drill.is_finished(), "the drill ended by itself with {seen} receipts");
        let late = started.elapsed() > Duration::from_secs(SECONDS_MAX);
        assert!(!late, "{seen} of {count} receipts after {SECONDS_MAX} s");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn opens(browser: &Browser, receipt: &Receipt) -> Result<(), Trouble> {
    applicant::sign_in(&mut browser.fresh(), "en", &receipt.codename).map(|_| ())
}

#[test]
fn fault_22_power_loss_in_a_drill_keeps_every_receipt_that_was_seen() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let receipts = folder.path().join("receipts");
    let mut total = 0;
    for (round, count) in RECEIPTS_BEFORE.into_iter().enumerate() {
        let served = Served::start(folder.path()).expect("an office starts");
        let before = read(&receipts).map_or(0, |seen| seen.len());
        let drill = start_drill(&served, 1 + round as u64, &receipts);
        wait_for(&receipts, before + count, &drill);
        served.kill().expect("is killed");
        let summary = drill.join().expect("no panic").expect("a drill that began");
        assert!(matches!(summary.ended, Ended::ServerGone { .. }), "{:?}", summary.ended);
        assert_eq!(summary.tally.troubles, 0, "{:?}", summary.tally.first_troubles);
        assert!(summary.tally.receipts >= count as u64, "the drill counts what it saw");
        total += summary.tally.receipts;
        let verified = command(&["verify"], &folder.path().join("data")).expect("verify runs");
        let said = String::from_utf8_lossy(&verified.stdout).into_owned();
        let failed = String::from_utf8_lossy(&verified.stderr).into_owned();
        assert!(verified.status.success(), "after kill {}: {said}{failed}", round + 1);
    }
    let served = Served::start(folder.path()).expect("an office starts again");
    let browser = Browser::new(served.portal());
    let seen = read(&receipts).expect("receipts were written");
    assert!(seen.len() >= RECEIPTS_BEFORE.iter().sum::<usize>(), "{} of {total}", seen.len());
    for receipt in &seen {
        if let Err(trouble) = opens(&browser, receipt) {
            panic!("a receipt was shown ({}) and its case is gone: {trouble}", receipt.reference);
        }
    }
}
