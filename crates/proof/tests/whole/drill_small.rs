//! A small drill on every kind of store: everything planned is played, and then it all holds.

use drill::Ended;
use proof::{Backing, Office, people};

const APPLICATIONS: u64 = 40;

#[test]
fn a_small_drill_is_played_to_its_end_and_the_office_holds() {
    for backing in Backing::ALL {
        let office = Office::start(backing).expect("an office starts");
        let summary = people::drilled(&office, APPLICATIONS);
        let tally = &summary.tally;
        assert_eq!(summary.ended, Ended::Done, "{backing:?}\n{summary}");
        assert_eq!(tally.troubles, 0, "{backing:?}\n{summary}");
        assert_eq!(tally.receipts, APPLICATIONS, "{backing:?}\n{summary}");
        let played = [tally.messages, tally.offers, tally.accepted, tally.payments];
        assert!(played.iter().all(|count| *count > 0), "{backing:?}\n{summary}");
        assert!(tally.published > 0 && !tally.paid.is_empty(), "{backing:?}\n{summary}");
        let report = office.verify().expect("verify runs");
        assert!(report.holds() && report.replayed, "{backing:?}: {:?}", report.problems);
        assert_eq!(report.cases, APPLICATIONS, "{backing:?}");
        assert!(report.decisions >= tally.offers, "{backing:?}: {report:?}");
    }
}
