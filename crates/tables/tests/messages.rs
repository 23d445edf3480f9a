//! Every refusal says what was wrong, what was expected and what to do.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, StringArray};
use parquet::basic::Compression;
use tables::{Job, Start};

use crate::support::{
    Folder, batch, done, every_kind, job, refused, table, write_arrow, write_parquet,
};

fn of_csv(text: &str) -> String {
    let folder = Folder::new();
    let input = folder.put("people.csv", text);
    let message = refused(&job(&every_kind(), &input, &folder.path("out.csv")));
    assert_eq!(folder.names(), ["people.csv"], "nothing is left behind");
    message
}

#[test]
fn headers_that_cannot_be_used() {
    let known = "known columns: id, willing, work, height, born, savings; further ones are carried \
                 over with --keep";
    for (text, expected) in [
        ("", "the file is empty"),
        (
            "id,wrk\n",
            &format!("column `wrk`: the programme has no such fact; did you mean `work`?\n{known}"),
        ),
        ("id;work\n", "columns seem to be parted by ';'; save the file with commas"),
        ("work,work\n", "the column `work` is there twice"),
        ("work,\n", "a column has no name"),
        ("work,\"x\n", "the first line is no header"),
    ] {
        let message = of_csv(text);
        assert!(message.contains(expected), "{text:?}: {message}");
    }
    let folder = Folder::new();
    let input = folder.put("people.csv", b"w\xf6rk\n");
    let message = refused(&job(&every_kind(), &input, &folder.path("out.csv")));
    assert!(message.contains("save the file as CSV in UTF-8"), "{message}");
}

#[test]
fn columns_to_keep() {
    let folder = Folder::new();
    let programme = every_kind();
    let input = folder.put("people.csv", "work,nota,outcome\n");
    let out = folder.path("out.csv");
    let kept = |keep: &[&str]| {
        let keep: Vec<String> = keep.iter().map(|name| (*name).to_owned()).collect();
        refused(&Job { keep: &keep, ..job(&programme, &input, &out) })
    };
    assert_eq!(kept(&["note"]), "--keep note: the file has no such column; did you mean `nota`?");
    let message = kept(&["nota", "outcome"]);
    assert_eq!(message, "the result has a column `outcome` of its own; rename yours");
}

#[test]
fn endings_and_files_that_are_not_there() {
    let folder = Folder::new();
    let programme = every_kind();
    let input = folder.put("people.txt", "work\n");
    let message = refused(&job(&programme, &input, &folder.path("out.csv")));
    assert!(
        message.ends_with("expected a name that ends in .csv, .parquet or .arrow"),
        "{message}"
    );
    let message = refused(&job(&programme, &folder.path("no.csv"), &folder.path("out.csv")));
    assert!(message.contains("cannot read") && message.contains("no.csv"), "{message}");
    let message = refused(&job(&programme, folder.path(".").as_path(), &folder.path("out.csv")));
    assert!(message.contains("expected a name"), "{message}");
}

#[test]
fn columns_of_a_wrong_type() {
    let folder = Folder::new();
    let programme = every_kind();
    let number: ArrayRef = Arc::new(Float64Array::from(vec![1.5]));
    let whole: ArrayRef = Arc::new(Int64Array::from(vec![1]));
    for (name, column, expected) in [
        ("height", &number, "column `height`: expected whole numbers or texts, found Float64"),
        ("willing", &whole, "column `willing`: expected booleans or texts, found Int64"),
        ("work", &whole, "column `work`: expected a dictionary of texts or texts, found Int64"),
        ("born", &whole, "column `born`: expected days (date32) or texts, found Int64"),
        (
            "savings",
            &number,
            "column `savings`: expected amounts in EUR (decimal128) or whole numbers in its minor \
             units or texts, found Float64",
        ),
        (
            "id",
            &number,
            "column `id`: expected texts, whole numbers, booleans or days, since it is carried \
             over, found Float64",
        ),
    ] {
        let input = folder.path("people.arrow");
        write_arrow(&input, &batch(vec![(name.to_owned(), Arc::clone(column))]), 1);
        assert_eq!(refused(&job(&programme, &input, &folder.path("out.csv"))), expected);
        let input = folder.path("people.parquet");
        let one = batch(vec![(name.to_owned(), Arc::clone(column))]);
        write_parquet(&input, &one, Compression::SNAPPY, 1);
        assert_eq!(refused(&job(&programme, &input, &folder.path("out.csv"))), expected);
    }
}

#[test]
fn fault_03_what_unpacks_without_bound_is_refused_with_what_to_do() {
    let folder = Folder::new();
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["soldier"]));
    let input = folder.path("people.parquet");
    let one = batch(vec![("work".to_owned(), texts)]);
    write_parquet(&input, &one, Compression::UNCOMPRESSED, 1);
    // No codec but snappy is linked here either, so a compressed file is forged: the page is not
    // looked into before its name is.
    let mut bytes = std::fs::read(&input).expect("bytes");
    let place = codec_in_footer(&bytes);
    for (codec, name) in [(2_u8, "gzip"), (6, "zstd"), (4, "brotli"), (7, "lz4_raw")] {
        bytes[place] = codec * 2;
        let input = folder.put("forged.parquet", &bytes);
        let message = refused(&job(&every_kind(), &input, &folder.path("out.csv")));
        assert!(message.contains(&format!("compressed with {name}")), "{name}: {message}");
        assert!(message.contains("compression=\"snappy\""), "{message}");
    }
}

/// Where the number of the codec stands: the footer of the same file with snappy differs there.
fn codec_in_footer(plain: &[u8]) -> usize {
    let len = plain.len();
    let footer = u32::from_le_bytes(plain[len - 8..len - 4].try_into().expect("four")) as usize;
    let start = len - 8 - footer;
    // The path of the column, a list of one text, and then the codec as the fourth field.
    let path = b"\x04work\x15\x00";
    let at = plain[start..].windows(path.len()).rposition(|window| window == path);
    start + at.expect("the codec") + path.len() - 1
}

#[test]
fn a_file_of_another_kind_is_said_to_be_damaged() {
    let folder = Folder::new();
    for ending in ["parquet", "arrow"] {
        for bytes in [&b""[..], b"PAR1", b"id,work\n1,soldier\n", &[0_u8; 4096]] {
            let input = folder.put(&format!("people.{ending}"), bytes);
            let message = refused(&job(&every_kind(), &input, &folder.path("out.csv")));
            assert!(message.contains("is damaged or no"), "{message}");
        }
    }
}

#[test]
fn the_people_are_not_overwritten_even_if_told() {
    let folder = Folder::new();
    let programme = every_kind();
    let input = folder.put("people.csv", "id,work\na,soldier\n");
    let start = Start::Force;
    let message = refused(&Job { start, ..job(&programme, &input, &folder.path("./people.csv")) });
    assert!(message.contains("is the file of people itself"), "{message}");
    assert!(std::fs::read(&input).expect("it is there").starts_with(b"id,work"));
}

#[test]
fn what_is_there_is_not_overwritten_unless_told() {
    let folder = Folder::new();
    let programme = every_kind();
    let input = folder.put("people.csv", "id,work\na,soldier\n");
    let out = folder.put("out.csv", "mine");
    let job = job(&programme, &input, &out);
    for start in [Start::New, Start::Resume] {
        let message = refused(&Job { start, ..job.clone() });
        assert!(message.ends_with("out.csv is there already; --force writes it anew"), "{message}");
    }
    assert_eq!(std::fs::read(&out).expect("it is there"), b"mine");
    done(&Job { start: Start::Force, ..job }).expect("decided");
    assert_eq!(table(&out).len(), 2);
}
