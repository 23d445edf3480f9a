//! What somebody with the database changes behind the office's back, `verify` finds.

use casework::journal::Actor;
use drill::Ended;
use proof::{Backing, Office, people};
use store::{FormId, NewList};

const LIVING: &str = "(SELECT min(id) FROM cases WHERE stage = 'received')";
const PAID: &str = "(SELECT min(case_id) FROM transfers WHERE state = 'posted')";
const ERASED: &str = "(SELECT min(id) FROM cases WHERE stage = 'erased')";

/// What is changed, and what is said of it.
fn damages() -> Vec<(String, &'static str)> {
    let of = |statement: &str, said| (statement.to_owned(), said);
    vec![
        (
            format!("INSERT INTO case_tokens (case_id, token) VALUES ({ERASED}, 'left')"),
            "erased, and yet blind tokens are left",
        ),
        (
            format!("INSERT INTO merges (case_id, kept) VALUES ({LIVING}, {PAID})"),
            "do not agree whether it is set aside",
        ),
        (
            format!("UPDATE cases SET wrap = '\\x00' WHERE id = {ERASED}"),
            "erased, and yet its key is left",
        ),
        (format!("UPDATE cases SET wrap = '\\x00' WHERE id = {LIVING}"), "its key does not open"),
        (format!("DELETE FROM bodies WHERE case_id = {PAID} AND direction = 'out'"), "is missing"),
        (
            format!(
                "UPDATE bodies SET content = '\\x00' WHERE case_id = {PAID} AND direction = 'in' \
                 AND sequence = 1"
            ),
            "in_1: ",
        ),
        (format!("UPDATE cases SET stage = 'declined' WHERE id = {LIVING}"), "its journal says"),
        (
            format!(
                "UPDATE journal SET actor = 'machine' WHERE case_id = {PAID} \
                 AND kind = 'payment_posted'"
            ),
            "the journal does not chain",
        ),
        (
            format!(
                "DELETE FROM journal WHERE case_id = {PAID} AND sequence = \
                 (SELECT max(sequence) FROM journal WHERE case_id = {PAID})"
            ),
            "the case's head is not the end of its journal",
        ),
        of("UPDATE budgets SET posted_minor = posted_minor + 1", "do not balance"),
        of("UPDATE list_chunks SET content = '{}'", "is not what was read in"),
        of("DELETE FROM audit WHERE sequence = 2", "the audit trail does not chain"),
    ]
}

fn list() -> NewList {
    NewList {
        name: "practice".to_owned(),
        digest: programme::Digest::of("tests", b"a list"),
        format: "csv".to_owned(),
        published: None,
        bytes: 11,
        rows: 1,
        parties: 1,
        names: 1,
        problems: 0,
        officer: None,
    }
}

#[test]
fn whatever_is_changed_behind_its_back_verify_says_so() {
    let office = Office::start(Backing::Postgres).expect("an office starts");
    let summary = people::drilled(&office, 20);
    assert_eq!(summary.ended, Ended::Done, "{summary}");
    let database = office.database().expect("a database");
    office.run(async {
        let store = office.store();
        let cases = store.office().all_cases(None, 100).await.expect("cases");
        let open = cases.iter().find(|row| row.stage == casework::Stage::Received);
        let case = open.expect("a case that nothing was done about").case;
        let form = FormId(case);
        store.office().erase(case, form, Actor::Machine).await.expect("erased");
        let mut writer = store.office().begin_list().expect("begins");
        writer.push(b"{\"id\":\"1\"}\n").await.expect("written");
        let loaded = writer.finish(&list(), false).await.expect("loaded");
        assert!(loaded.is_ok(), "{loaded:?}");
    });
    let before = office.verify().expect("verify runs");
    assert!(before.holds() && before.erased > 0, "{:?}", before.problems);
    for (statement, said) in damages() {
        let before = office.verify().expect("verify runs");
        let told = |report: &postern::verify::Report| {
            report.problems.iter().filter(|problem| problem.contains(said)).count()
        };
        database.tamper(&statement).expect("changes something");
        let after = office.verify().expect("verify runs");
        assert!(told(&after) > told(&before), "{statement}: {:?}", after.problems);
    }
}
