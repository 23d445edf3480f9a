//! Set-up, staff, lists and the audit trail, on every database.

use casework::{OfficerId, Refusal, Role};
use programme::SourceFile;
use store::{AuditDamage, SessionRow, StoreError};

use crate::support::*;
use crate::world::{Kind, NOON_US, World};

pub(crate) async fn an_office_is_set_up_once(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    assert_eq!(gate.settings().await, Err(StoreError::NotFound));
    set_up(&store, 500).await;
    assert_eq!(gate.settings().await, Ok(settings()));
    let again = office.initialise(&settings(), &[], programme(500)).await;
    assert_eq!(again, Err(StoreError::Conflict));
    let texts = gate.programme(&digest("programme")).await.expect("reads");
    assert_eq!(texts, Some(programme(500).sources));
    assert_eq!(gate.programme(&digest("other")).await, Ok(None));
    assert!(gate.health().await.ok);
    assert_eq!(office.officers().await.expect("staff").len(), 2);
    store.close().await;
}

pub(crate) async fn a_programme_changes_budgets_only_upwards_of_what_is_used(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 1_000).await;
    offered(&store, vec![grant("fund", 300, 3)]).await;
    let mut next = programme(2_000);
    next.digest = digest("next");
    next.sources.push(SourceFile::new("folder/overlay.toml", "# an overlay"));
    office.set_programme(next.clone()).await.expect("set");
    let current = office.settings().await.expect("settings").programme;
    assert_eq!(current, digest("next"));
    let texts = office.programme(&digest("next")).await.expect("reads").expect("pinned");
    assert_eq!(texts[1].name, "overlay.toml", "where a checkout lies is no part of a policy");
    next.budgets = vec![("fund".to_owned(), usd(900))];
    office.set_programme(next.clone()).await.expect("just enough");
    next.budgets = vec![("fund".to_owned(), usd(899))];
    let (left, needed) = (usd(899), usd(900));
    let refusal = Refusal::BudgetExhausted { partner: "fund".to_owned(), left, needed };
    assert_eq!(office.set_programme(next.clone()).await, Err(refusal.into()));
    let euros = programme::Money::new(5_000, "EUR".parse().expect("a code"));
    next.budgets = vec![("fund".to_owned(), euros)];
    assert_eq!(office.set_programme(next).await, Err(Refusal::Money.into()));
    verify(&office).await;
    store.close().await;
}

pub(crate) async fn staff_sign_in_and_are_shut_out(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 0).await;
    let new = new_officer(officer("third", &[Role::Auditor]));
    let third = new.officer.id;
    office.add_officer(&new).await.expect("added");
    let twin = officer("third", &[Role::Officer]);
    let namesake = new_officer(casework::Officer { id: OfficerId(id()), ..twin });
    assert_eq!(office.add_officer(&namesake).await, Err(StoreError::Conflict));
    let row = office.officer_by_name("third").await.expect("reads").expect("there");
    assert_eq!((row.officer.id, row.officer.roles.len(), row.disabled), (third, 1, false));
    assert_eq!(row.intake_wrap.as_deref(), Some(b"intake".as_slice()));
    for (step, taken) in [(7, true), (7, false), (6, false), (8, true)] {
        assert_eq!(office.take_totp_step(third, step).await, Ok(taken), "step {step}");
    }
    let session = SessionRow {
        id_hash: [7; 32],
        officer: third,
        created_us: NOON_US,
        seen_us: NOON_US,
        csrf_secret: [9; 32],
    };
    office.open_session(&session).await.expect("opened");
    assert_eq!(office.session(&[7; 32]).await, Ok(Some(session.clone())));
    assert_eq!(office.session(&[8; 32]).await, Ok(None));
    world.pass_us(60_000_000);
    office.touch_session(&[7; 32]).await.expect("touched");
    let seen = office.session(&[7; 32]).await.expect("reads").expect("open").seen_us;
    assert_eq!(seen, NOON_US + 60_000_000);
    office.disable_officer(third).await.expect("shut out");
    assert_eq!(office.session(&[7; 32]).await, Ok(None), "on the next request");
    assert!(office.officer(third).await.expect("reads").expect("there").disabled);
    for failures in 0..5 {
        let left = office.attempts_left("third").await.expect("reads").left;
        assert_eq!(left, 5 - failures);
        office.note_attempt("third", false).await.expect("noted");
    }
    let left = office.attempts_left("third").await.expect("reads");
    assert_eq!((left.left, left.wait_us), (0, 30_000_000));
    world.pass_us(30_000_000);
    assert_eq!(office.attempts_left("third").await.expect("reads").left, 1);
    office.note_attempt("third", true).await.expect("noted");
    assert_eq!(office.attempts_left("third").await.expect("reads").left, 5);
    store.close().await;
}

pub(crate) async fn the_audit_trail_is_a_chain(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    for number in 0..60 {
        let subject = number.to_string();
        office.audit_note(Some(first().id), "sign_in", &subject).await.expect("noted");
    }
    office.audit_note(None, "sign_in_failed", "nobody").await.expect("noted");
    let page = office.audit_page(1).await.expect("a page");
    assert_eq!((page.total, page.items.len()), (61, 50));
    assert_eq!((page.items[0].sequence, page.items[0].officer), (61, None));
    assert_eq!(office.check_audit_chain().await, Ok(None::<AuditDamage>));
    store.close().await;
}
