//! The story: one soldier, two officers, from the first page to the published statistics.

use drill::office::Handled;
use drill::persona::Wish;
use drill::{Dice, Persona, applicant};
use proof::{Backing, Office};

#[test]
fn the_walk_is_the_same_in_memory_on_sqlite_and_on_postgresql() {
    for backing in Backing::ALL {
        let office = Office::start(backing).expect("an office starts");
        walk(&office);
        let report = office.verify().expect("verify runs");
        assert!(report.holds() && report.decisions == 1, "{backing:?}: {report:?}");
    }
}

fn walk(office: &Office) {
    // A soldier reads what is offered, applies and is shown a codename and a receipt.
    let mut soldier = office.visitor();
    let persona = Persona { habits: willing(), ..proof::people::offered("deserting_soldier") };
    let mut filed = applicant::apply(&mut soldier, &persona).expect("applies");

    // One officer applies the rules and proposes; the other approves what both saw.
    let mut officers = proof::people::officers(office);
    let case = officers.waiting("received").expect("a queue").remove(0);
    assert_eq!(officers.decide(&case).expect("is decided"), Handled::Offer);

    // The soldier comes back with the codename, reads why, and accepts.
    let visit = applicant::come_back(&mut soldier.fresh(), &mut filed).expect("comes back");
    assert_eq!(visit.answer, applicant::Visit::Accepted);

    // Two paymasters pay what is due, once.
    assert!(officers.pay(&case).expect("is paid"), "something was due");
    let ledger = officers.ledger().expect("a ledger");
    assert!(ledger.contains("bounty"), "{ledger}");

    // Somebody testifies, in another place and under another codename; two custodians publish.
    let words = "I saw it and will not be silent.";
    applicant::testify(&mut office.visitor(), &persona, words).expect("testifies");
    assert_eq!(officers.publish().expect("is published"), 1);
    let gallery = soldier.open("/en/testimonies").expect("a gallery");
    let testimony = gallery.links("/testimonies/").remove(0);
    let shown = soldier.open(&testimony).expect("a testimony").text();
    assert!(shown.contains(words), "{shown}");

    // Statistics come out, and no cell of them is small enough to find anybody in.
    let statistics = soldier.open("/statistics.json").expect("statistics").expect(200);
    let statistics = statistics.expect("statistics").html().into_owned();
    assert!(statistics.contains("withheld") && !statistics.contains(":1,"), "{statistics}");
}

fn willing() -> drill::persona::Habits {
    let habits = proof::people::persona(Dice::new(1, 1).below(9)).habits;
    drill::persona::Habits { wish: Wish::Accept, message: None, file_bytes: None, ..habits }
}
