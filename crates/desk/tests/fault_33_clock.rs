//! Fault 33: codes and sessions under a clock that drifts, jumps and stands still.

use crate::support::{Browser, Office};

const SECOND_US: i64 = 1_000_000;
const MINUTE_US: i64 = 60 * SECOND_US;

/// Tries to sign in with the code of a time that differs from the office's by so many seconds.
async fn enters(office: &Office, seconds: i64) -> bool {
    let person = office.person("Linden");
    let at = office.now_us() / SECOND_US + seconds;
    let code = person.totp.code_at(u64::try_from(at).expect("after 1970"));
    let mut browser = office.browser();
    let form = browser.get("/en/sign-in").await.form("/sign-in");
    let form =
        form.fill("name", "Linden").fill("passphrase", &person.passphrase).fill("code", &code);
    browser.send(form).await.status == 303
}

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/en/staff").await.status == 200
}

#[tokio::test]
async fn fault_33_a_code_counts_one_step_around_now_and_never_again() {
    for (seconds, expected) in
        [(0, true), (-30, true), (30, true), (-90, false), (90, false), (-3600, false)]
    {
        let office = Office::of_two().await;
        assert_eq!(enters(&office, seconds).await, expected, "{seconds} s");
    }
    let office = Office::of_two().await;
    assert!(enters(&office, 0).await);
    assert!(!enters(&office, 0).await, "a code counts once");
    assert!(!enters(&office, -30).await, "and so do those before it");
    assert!(enters(&office, 30).await, "the next one counts");
}

#[tokio::test]
async fn fault_33_a_clock_that_jumps_back_makes_codes_wait_and_never_replay() {
    let office = Office::of_two().await;
    assert!(enters(&office, 0).await);
    office.pass(-10 * MINUTE_US);
    assert!(!enters(&office, 0).await, "the step of that time lies before the last one used");
    office.pass(11 * MINUTE_US);
    assert!(enters(&office, 0).await);
}

#[tokio::test]
async fn fault_33_sessions_end_when_idle_and_end_in_any_case() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    office.pass(29 * MINUTE_US);
    assert!(is_in(&mut browser).await);
    office.pass(29 * MINUTE_US);
    assert!(is_in(&mut browser).await, "use keeps it alive");
    office.pass(31 * MINUTE_US);
    assert!(!is_in(&mut browser).await, "idle for too long");

    let mut browser = office.signed_in("Linden").await;
    for _ in 0..35 {
        office.pass(20 * MINUTE_US);
        assert!(is_in(&mut browser).await);
    }
    office.pass(25 * MINUTE_US);
    assert!(!is_in(&mut browser).await, "twelve hours are the most");
}

#[tokio::test]
async fn fault_33_a_clock_that_jumps_back_locks_nobody_in() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    office.pass(-60 * MINUTE_US);
    let answer = browser.get("/en/cases").await;
    assert!(matches!(answer.status, 200 | 303), "{}", answer.status);
    office.pass(14 * 60 * MINUTE_US);
    assert!(!is_in(&mut browser).await, "it ends all the same");
}
