//! CSV, Parquet and Arrow say of the same people what `decide` says of each.

use std::path::{Path, PathBuf};

use parquet::basic::Compression;
use programme::{Answer, Outcome, Programme, Value, decide, grant_columns};

use crate::support::{
    Folder, as_batch, as_csv, done, every_kind, facts, id, job, million_carrots, on, people, table,
    write_arrow, write_parquet,
};

/// The row of a person as `decide` has it, without its id.
fn expected(programme: &Programme, person: &[Option<Value>]) -> Vec<String> {
    let decision = decide(programme, &facts(programme, person), on());
    let answer = Answer::of(programme, &decision);
    let outcome = serde_json::to_value(decision.outcome).expect("a word");
    let mut row = vec![
        outcome.as_str().expect("a word").to_owned(),
        decision.audience.clone().unwrap_or_default(),
        answer.because.clone().unwrap_or_default(),
        answer.missing.join(" "),
    ];
    for benefit in programme.benefits() {
        let granted = decision.grants.iter().any(|grant| grant.benefit == benefit.name);
        let refused = decision.refused.iter().find(|one| one.benefit == benefit.name);
        let refused = refused.and_then(|one| one.because.first());
        let rule = refused.map(|reason| reason.rule.clone()).unwrap_or_default();
        row.push(if granted { "granted".to_owned() } else { rule });
    }
    for column in grant_columns(programme) {
        if programme.benefit(&column.benefit).is_some_and(|benefit| benefit.currency.is_some()) {
            let grant = decision
                .grants
                .iter()
                .find(|grant| grant.benefit == column.benefit && grant.partner == column.partner);
            let amount = grant.and_then(|grant| grant.amount);
            row.push(amount.map(|amount| amount.to_decimal()).unwrap_or_default());
        }
    }
    for cost in &answer.costs {
        let settled = decision.outcome == Outcome::Offer;
        row.push(if settled { cost.to_decimal() } else { String::new() });
    }
    row
}

fn every_result(folder: &Folder, programme: &Programme, people: &Path) -> Vec<Vec<Vec<String>>> {
    let mut tables = Vec::new();
    for ending in ["csv", "parquet", "arrow"] {
        let name = people.file_name().expect("a name").to_string_lossy().into_owned();
        let out = folder.path(&format!("out-of-{name}.{ending}"));
        let summary = done(&job(programme, people, &out)).expect("decided");
        assert_eq!((summary.problems, summary.outcomes.bad_row), (0, 0));
        tables.push(table(&out));
    }
    tables
}

fn check(programme: &Programme, seed: u64, rows: usize) {
    let folder = Folder::new();
    let people = people(programme, seed, rows);
    let mut inputs: Vec<PathBuf> = vec![folder.put("people.csv", as_csv(programme, &people))];
    let batch = as_batch(programme, &people);
    for (name, codec) in [("plain", Compression::UNCOMPRESSED), ("snappy", Compression::SNAPPY)] {
        let path = folder.path(&format!("{name}.parquet"));
        write_parquet(&path, &batch, codec, 130);
        inputs.push(path);
    }
    let path = folder.path("people.arrow");
    write_arrow(&path, &batch, 77);
    inputs.push(path);
    let expected: Vec<Vec<String>> = people
        .iter()
        .enumerate()
        .map(|(row, person)| [vec![id(row)], expected(programme, person)].concat())
        .collect();
    for input in &inputs {
        for table in every_result(&folder, programme, input) {
            assert_eq!(table.len(), rows + 1, "{}", input.display());
            for (found, expected) in table[1..].iter().zip(&expected) {
                assert_eq!(found, expected, "{}", input.display());
            }
        }
    }
    assert!(folder.names().iter().all(|name| !name.contains("partial")), "{:?}", folder.names());
}

#[test]
fn every_format_says_what_decide_says_of_million_carrots() {
    check(&million_carrots(), 1, 730);
}

#[test]
fn every_format_says_what_decide_says_of_every_kind_of_fact() {
    check(&every_kind(), 2, 520);
}

#[test]
fn the_columns_stand_in_their_order() {
    let folder = Folder::new();
    let programme = every_kind();
    let input = folder.put("people.csv", "work,willing,note\nsoldier,yes,\n");
    let out = folder.path("out.csv");
    let keep = ["note".to_owned()];
    done(&tables::Job { keep: &keep, ..job(&programme, &input, &out) }).expect("decided");
    let text = std::fs::read_to_string(&out).expect("text");
    let header = "note,outcome,audience,because,missing,stipend,door,stipend_by_fund,\
                  stipend_by_bank,cost_fund,cost_bank\n";
    assert!(text.starts_with(header), "{text}");
    let plain = folder.put("plain.csv", "work,willing\nsoldier,yes\nother_work,no\n");
    let out = folder.path("numbered.csv");
    done(&job(&programme, &plain, &out)).expect("decided");
    let rows = table(&out);
    assert_eq!((rows[0][0].as_str(), rows[2][0].as_str()), ("row", "2"));
}

#[test]
fn amounts_in_parquet_and_arrow_name_their_currency() {
    let folder = Folder::new();
    let programme = every_kind();
    let input = folder.put("people.csv", "work\nsoldier\n");
    let out = folder.path("out.arrow");
    done(&job(&programme, &input, &out)).expect("decided");
    let file = std::fs::File::open(&out).expect("a file");
    let schema = arrow_ipc::reader::FileReader::try_new(file, None).expect("Arrow").schema();
    let currency = |name: &str| {
        let field = schema.field_with_name(name).expect("a column");
        field.metadata().get("currency").cloned()
    };
    assert_eq!(currency("cost_bank").as_deref(), Some("RUB"));
    assert_eq!(currency("stipend_by_fund").as_deref(), Some("EUR"));
    assert_eq!(schema.metadata().get("decided_for").map(String::as_str), Some("2022-04-01"));
}

#[test]
fn a_file_without_people_has_a_result_without_rows() {
    let folder = Folder::new();
    let programme = every_kind();
    let input = folder.put("people.csv", "id,work\r\n");
    for ending in ["csv", "parquet", "arrow"] {
        let out = folder.path(&format!("out.{ending}"));
        let summary = done(&job(&programme, &input, &out)).expect("decided");
        assert_eq!(summary.outcomes.rows(), 0);
        assert!(out.exists());
        let rows = table(&out).len();
        assert!(rows <= 1, "{rows}");
    }
}
