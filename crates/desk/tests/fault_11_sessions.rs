//! Fault 11: sessions are new at every sign-in, end at once when they are ended, and every wrong
//! attempt is the same.

use crate::support::{Browser, Form, Office, Page};

async fn attempt(office: &Office, name: &str, passphrase: &str, code: &str) -> Page {
    let mut browser = office.browser();
    let form = browser.get("/en/sign-in").await.form("/sign-in");
    let form = form.fill("name", name).fill("passphrase", passphrase).fill("code", code);
    browser.send(form).await
}

async fn is_out(browser: &mut Browser) -> bool {
    let page = browser.get("/en/cases").await;
    page.status == 303 && page.location() == "/en/sign-in"
}

#[tokio::test]
async fn fault_11_signing_in_makes_a_session_that_nobody_planted() {
    let office = Office::of_two().await;
    let person = office.person("Linden");
    let mut victim = office.browser();
    victim.cookies.insert("postern_desk".to_owned(), "planted".to_owned());
    let form = victim.get("/en/sign-in").await.form("/sign-in");
    let door = victim.cookies["postern_desk_door"].clone();
    let form = form
        .fill("name", &person.name)
        .fill("passphrase", &person.passphrase)
        .fill("code", &office.code(person));
    assert_eq!(victim.send(form).await.status, 303);
    let session = victim.cookies["postern_desk"].clone();
    assert!(session.len() >= 50 && session != "planted" && session != door, "{session}");
    assert!(!victim.cookies.contains_key("postern_desk_door"), "the door's cookie goes");
    let mut evil = office.browser();
    for planted in ["planted".to_owned(), door] {
        evil.cookies.insert("postern_desk".to_owned(), planted);
        assert!(is_out(&mut evil).await);
    }
}

#[tokio::test]
async fn fault_11_a_session_is_over_after_sign_out_and_after_the_next_sign_in() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let mut kept = browser.clone();
    let form = browser.open("/en/staff").await.form("/sign-out");
    browser.send(form).await;
    assert!(is_out(&mut kept).await, "a kept cookie opens nothing");

    office.pass(60_000_000);
    let mut browser = office.signed_in("Linden").await;
    let mut kept = browser.clone();
    office.pass(60_000_000);
    browser.cookies.remove("postern_desk_door");
    // The same browser signs in as somebody else: the first session ends.
    let first = browser.cookies["postern_desk"].clone();
    let person = office.person("Rowan");
    let mut fresh = office.browser();
    let form = fresh.get("/en/sign-in").await.form("/sign-in");
    fresh.cookies.insert("postern_desk".to_owned(), first);
    let form = form
        .fill("name", &person.name)
        .fill("passphrase", &person.passphrase)
        .fill("code", &office.code(person));
    assert_eq!(fresh.send(form).await.status, 303);
    assert!(is_out(&mut kept).await);
    assert!(!is_out(&mut fresh).await);
}

#[tokio::test]
async fn fault_11_revocation_takes_effect_on_the_next_request() {
    let office = Office::of_two().await;
    let id = office.person("Linden").id;
    let mut one = office.signed_in("Linden").await;
    office.pass(60_000_000);
    let mut two = office.signed_in("Linden").await;
    let mut rowan = office.signed_in("Rowan").await;
    let form: Form = one.open("/en/staff").await.form("/staff/sign-out-everywhere");
    one.send(form).await;
    assert!(is_out(&mut one).await && is_out(&mut two).await);
    assert!(!is_out(&mut rowan).await, "others stay");

    office.pass(60_000_000);
    let mut one = office.signed_in("Linden").await;
    office.store.office().revoke_sessions(id).await.expect("revokes");
    assert!(is_out(&mut one).await);

    office.pass(60_000_000);
    let mut one = office.signed_in("Linden").await;
    office.store.office().disable_officer(id).await.expect("shuts out");
    assert!(is_out(&mut one).await);
    office.pass(60_000_000);
    let person = office.person("Linden");
    let page = attempt(&office, "Linden", &person.passphrase, &office.code(person)).await;
    assert_eq!(page.status, 422, "whoever is shut out does not come back in");
}

#[tokio::test]
async fn fault_11_every_wrong_attempt_is_answered_alike_and_a_code_counts_once() {
    let office = Office::of_two().await;
    let person = office.person("Linden");
    let code = office.code(person);
    let (right, wrong) = (person.passphrase.as_str(), "00000-00000-00000-00000-00000-00001");
    let bad_code = if code == "000000" { "000001" } else { "000000" };
    let mut answers = Vec::new();
    for (name, passphrase, code) in [
        ("Nobody", right, code.as_str()),
        ("Linden", wrong, code.as_str()),
        ("Linden", "not even close", code.as_str()),
        ("Linden", right, bad_code),
    ] {
        let page = attempt(&office, name, passphrase, code).await;
        answers.push((page.status, page.words()));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(attempt(&office, "Linden", right, &code).await.status, 303);
    let again = attempt(&office, "Linden", right, &code).await;
    assert_eq!((again.status, again.words()), answers.remove(0), "a code counts once");
}

#[tokio::test]
async fn review_m7_wrong_passphrases_shut_nobody_out() {
    let office = Office::of_two().await;
    let person = office.person("Linden");
    for _ in 0..20 {
        assert_eq!(attempt(&office, "Linden", "x", "000000").await.status, 422);
    }
    let page = attempt(&office, "Linden", &person.passphrase, &office.code(person)).await;
    assert_eq!(page.status, 303, "{}", page.words());
}

#[tokio::test]
async fn review_m7_codes_guessed_at_the_same_time_share_one_budget() {
    let office = Office::of_two().await;
    let person = office.person("Linden");
    let (right, wrong) = (office.code(person), other_than(&office.code(person)));
    let guess = |code: String| {
        let office = &office;
        async move { attempt(office, "Linden", &person.passphrase, &code).await }
    };
    let guesses = tokio::join!(
        guess(wrong.clone()),
        guess(wrong.clone()),
        guess(wrong.clone()),
        guess(wrong.clone()),
        guess(wrong.clone()),
        guess(right.clone()),
    );
    let last = guesses.5;
    assert_eq!(last.status, 422, "the sixth at once is beyond the budget");
    assert_eq!(last.words(), guesses.0.words(), "and is answered like a wrong one");
    assert_eq!(guess(right).await.status, 422, "the right code waits as well");
    let mut rowan = office.signed_in("Rowan").await;
    assert!(!is_out(&mut rowan).await, "others are not shut out");
    office.pass(60 * 1_000_000);
    assert_eq!(guess(office.code(person)).await.status, 303, "and after the wait it is taken");
}

fn other_than(code: &str) -> String {
    if code == "000000" { "000001".to_owned() } else { "000000".to_owned() }
}
