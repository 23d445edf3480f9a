//! `postern screen` and `postern lists` as programs: what they say, and their exit codes.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn postern(args: &[&str], folder: &Path) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postern"));
    let Output { status, stdout, stderr } =
        command.args(args).current_dir(folder).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status.code().unwrap_or(-1), text(stdout), text(stderr))
}

/// A folder with a made-up list and names to ask about.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    put(
        "list.csv",
        "id,name,schema,birth date\nmu-1,Pyotr Petrovich Vydumov,Person,1970-05-06\n\
         mu-2,=Invented() Trade House,Company,\nmu-3,,Person,\n\
         mu-4,Anna Netakova,Person,31/02/1980\n",
    );
    put("names.txt", "Pyotr Petrovich Vydumov\nSomebody Else Entirely\n=Invented() Trade House\n");
    put("nobody.txt", "Somebody Else Entirely\n");
    folder
}

#[test]
fn names_are_screened_and_hits_say_why() {
    let folder = folder();
    let at = folder.path();
    let args = ["screen", "--list", "list.csv", "--names", "names.txt", "--out", "out.csv"];
    let (code, said, wrong) = postern(&args, at);
    assert_eq!(code, 1, "{said}{wrong}");
    assert!(said.contains("Pyotr Petrovich Vydumov (line-1)\n"), "{said}");
    assert!(said.contains("list.csv mu-1"), "{said}");
    assert!(!said.contains("Somebody Else"), "who is like nobody is only counted: {said}");
    assert!(said.contains("Asked about        3\n"), "{said}");
    assert!(said.contains("Somebody is alike  2 (2 hits)\n"), "{said}");
    assert!(said.contains("A hit is a question for an officer, never an answer."));
    assert!(!said.contains(": match"), "a name alone is no match: {said}");
    assert!(wrong.contains("list.csv: 2 problems, the rest is used"), "{wrong}");
    assert!(!wrong.contains("Vydumov") && !wrong.contains("Somebody"), "{wrong}");

    let rows = std::fs::read_to_string(at.join("out.csv")).expect("a file");
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(rows[0].starts_with("asked_id,asked_name,band,similarity,evidence_bits,list,"));
    assert!(rows[1].starts_with("\"line-1\",\"Pyotr Petrovich Vydumov\","), "{}", rows[1]);
    assert!(rows[2].contains("\"no match\",,,,"), "{}", rows[2]);
    assert!(rows[3].contains("\"'=Invented() Trade House\""), "no formula: {}", rows[3]);
    let parts = at.read_dir().expect("a folder").filter(|entry| {
        entry.as_ref().expect("listed").file_name().to_string_lossy().ends_with(".part")
    });
    assert_eq!(parts.count(), 0);
}

#[test]
fn json_has_a_line_for_each_name_with_the_digest_of_the_list() {
    let folder = folder();
    let args = ["screen", "--list", "list.csv", "--names", "names.txt", "--json"];
    let (code, said, _) = postern(&args, folder.path());
    assert_eq!(code, 1);
    let lines: Vec<Value> =
        said.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["asked"]["names"][0]["text"], "Pyotr Petrovich Vydumov");
    assert_eq!(lines[0]["hits"][0]["party"]["id"], "mu-1");
    assert_eq!(lines[0]["hits"][0]["comparison"]["band"], "insufficient_evidence");
    assert_eq!(lines[0]["hits"][0]["list_sha256"].as_str().map(str::len), Some(64));
    assert_eq!(lines[1]["hits"], serde_json::json!([]));
    let again = postern(&args, folder.path());
    assert_eq!(again.1, said, "the same files give the same bytes");
}

#[test]
fn what_is_above_the_limit_is_counted_and_told() {
    let folder = folder();
    let at = folder.path();
    let namesakes: String = (0..5).map(|n| format!("n-{n},Anna Netakova\n")).collect();
    std::fs::write(at.join("many.csv"), format!("id,name\n{namesakes}")).expect("written");
    std::fs::write(at.join("anna.txt"), "Anna Netakova\n").expect("written");
    let args = ["screen", "--list", "many.csv", "--names", "anna.txt", "--limit", "2"];
    let (_, said, _) = postern(&[&args[..], &["--out", "out.csv"]].concat(), at);
    assert!(said.contains("many.csv n-1") && !said.contains("many.csv n-2"), "{said}");
    assert!(said.contains("\n  and 3 more; --limit tells more of them\n"), "{said}");
    assert!(said.contains("Somebody is alike  1 (5 hits)\n"), "{said}");
    let rows = std::fs::read_to_string(at.join("out.csv")).expect("a file");
    assert_eq!(rows.lines().count(), 3);
    assert!(rows.lines().next().is_some_and(|header| header.ends_with(",total_hits")), "{rows}");
    assert!(rows.lines().skip(1).all(|row| row.ends_with(",5")), "{rows}");
    let (_, said, _) = postern(&[&args[..], &["--json"]].concat(), at);
    let line: Value = serde_json::from_str(said.trim_end()).expect("JSON");
    assert_eq!((line["hits"].as_array().map(Vec::len), &line["total"]), (Some(2), &5.into()));
    let (code, _, wrong) = postern(&[&args[..6], &["0"]].concat(), at);
    assert!(code == 2 && wrong.contains("expected a whole number above 0"), "{wrong}");
}

#[test]
fn exit_codes_of_screening() {
    let folder = folder();
    let at = folder.path();
    let screen = |names: &str, more: &[&str]| {
        let args = ["screen", "--list", "list.csv", "--names", names];
        postern(&[&args[..], more].concat(), at)
    };
    assert_eq!(screen("nobody.txt", &[]).0, 0);
    std::fs::write(at.join("holes.csv"), "id,name\n1,Anna Nobody\n2,\n").expect("written");
    let (code, said, wrong) = screen("holes.csv", &[]);
    assert_eq!(code, 1, "who could not be asked about is not passed over in silence: {said}");
    assert!(wrong.contains("holes.csv: line 3: expected a name"), "{wrong}");
    let (code, _, wrong) = screen("nothing.txt", &[]);
    assert!(code == 2 && wrong.contains("cannot read nothing.txt"), "{wrong}");
    let (code, _, wrong) = screen(".", &[]);
    assert!(code == 2 && wrong.matches("os error").count() == 1, "a cause is said once: {wrong}");
    let (code, _, wrong) = screen("nobody.txt", &["--threshold", "7"]);
    assert!(code == 2 && wrong.contains("expected a number from 0 to 1"), "{wrong}");
    std::fs::write(at.join("empty.csv"), "id,name\n").expect("written");
    let (code, _, wrong) = postern(&["screen", "--list", "empty.csv", "--names", "nobody.txt"], at);
    assert!(code == 2 && wrong.contains("nobody is on these lists"), "{wrong}");
}

#[test]
fn a_list_that_is_cut_is_told_and_nobody_alike_is_no_success() {
    let folder = folder();
    let at = folder.path();
    let whole = "<CONSOLIDATED_LIST><INDIVIDUAL><FIRST_NAME>Pyotr Vydumov</FIRST_NAME></INDIVIDUAL>\
                 <INDIVIDUAL><FIRST_NAME>Anna Netakova</FIRST_NAME></INDIVIDUAL>\
                 </CONSOLIDATED_LIST>\n";
    let cut = &whole[..whole.find("Anna").expect("there")];
    std::fs::write(at.join("un.xml"), whole).expect("written");
    std::fs::write(at.join("cut.xml"), cut).expect("written");
    std::fs::write(at.join("anna.txt"), "Anna Netakova\n").expect("written");
    let screen = |list: &str, names: &str, more: &[&str]| {
        let args = ["screen", "--list", list, "--names", names];
        postern(&[&args[..], more].concat(), at)
    };
    assert_eq!(screen("un.xml", "nobody.txt", &[]).0, 0);
    let (code, said, wrong) = screen("cut.xml", "anna.txt", &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("Somebody is alike  0 (0 hits)\n"), "{said}");
    assert!(said.contains(", broken off: people are missing\n"), "{said}");
    assert!(wrong.contains("cut.xml: the file ends before the list does"), "{wrong}");
    let (code, said, _) = screen("cut.xml", "anna.txt", &["--json"]);
    let line: Value = serde_json::from_str(said.trim_end()).expect("JSON");
    assert_eq!((code, &line["broken_off"]), (1, &serde_json::json!(["cut.xml"])));
    let (_, said, _) = screen("un.xml", "nobody.txt", &["--json"]);
    assert!(!said.contains("broken_off"), "{said}");
    let (code, said, _) = postern(&["lists", "check", "cut.xml"], at);
    assert!(code == 1 && said.contains("  broken off yes: who stands behind"), "{said}");
}

#[test]
fn a_file_that_holds_no_names_is_refused() {
    let folder = folder();
    let at = folder.path();
    std::fs::write(at.join("headless.csv"), "id,person,born\n1,Secret,1970\n").expect("written");
    std::fs::write(at.join("names.json"), "{\"schema\":\"Person\"}\n").expect("written");
    for names in ["headless.csv", "names.json"] {
        let (code, said, wrong) = postern(&["screen", "--list", "list.csv", "--names", names], at);
        assert_eq!((code, said.as_str()), (2, ""), "{names}");
        let expected = format!("postern: cannot read {names}: line 1 has ");
        assert!(wrong.contains(&expected), "{wrong}");
        assert!(!wrong.contains("Secret"), "{wrong}");
    }
}

#[test]
fn lists_are_checked_and_problems_told() {
    let folder = folder();
    let at = folder.path();
    let (code, said, _) = postern(&["lists", "check", "list.csv"], at);
    assert_eq!(code, 1);
    for line in [
        "list.csv\n  format     csv\n  published  not said\n",
        "  rows       4\n  parties    3\n  names      3\n  problems   2\n",
        "    line 4: `mu-3` without a name; expected a name; it is left out\n",
        "    line 5: the date of birth `31/02/1980`; expected a day, a month or a year; it is \
         left out\n",
    ] {
        assert!(said.contains(line), "{said}");
    }
    let (_, said, _) = postern(&["lists", "check", "list.csv", "--problems", "1"], at);
    assert!(said.contains("    and 1 more\n"), "{said}");
    let (code, said, _) = postern(&["lists", "check", "list.csv", "--json"], at);
    let reports: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((code, &reports[0]["report"]["parties"]), (1, &Value::from(3)));
    assert_eq!(reports[0]["report"]["format"], "csv");

    std::fs::write(at.join("sound.csv"), "id,name\n1,Anna Netakova\n").expect("written");
    assert_eq!(postern(&["lists", "check", "sound.csv"], at).0, 0);
    std::fs::write(at.join("list.pdf"), "%PDF-1.7\n").expect("written");
    let (code, _, wrong) = postern(&["lists", "check", "sound.csv", "list.pdf"], at);
    assert!(code == 2 && wrong.contains("list.pdf: the file begins with `%PDF-1.7"), "{wrong}");
    let (code, _, wrong) = postern(&["lists", "check", "list.csv", "--format", "xls"], at);
    assert!(code == 2 && wrong.contains("expected one of ofac_csv"), "{wrong}");
}

/// `POSTERN_BLESS=1` writes what is printed into the page; look at it before you commit it.
#[test]
fn the_examples_of_the_page_about_lists_are_what_is_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/lists.md");
    let page = std::fs::read_to_string(&path).expect("the page");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut printed = page.clone();
    let mut ran = 0;
    let mut blocks = page.split("```");
    while let (Some(_), Some(block)) = (blocks.next(), blocks.next()) {
        let (kind, text) = block.split_once('\n').expect("a kind of block");
        if let Some(name) = kind.split_whitespace().nth(1).and_then(|n| n.strip_prefix("file=")) {
            std::fs::write(folder.path().join(name), text).expect("written");
        } else if kind == "console" {
            for example in text.split("$ postern ").skip(1) {
                let (command, expected) = example.split_once('\n').expect("a command");
                let args: Vec<&str> = command.split_whitespace().collect();
                // What runs until it is stopped has tests of its own.
                if args[0] != "match" {
                    let (_, said, _) = postern(&args, folder.path());
                    printed = printed.replace(expected.trim_end(), said.trim_end());
                    ran += 1;
                }
            }
        }
    }
    assert_eq!(ran, 2, "examples were found");
    if std::env::var_os("POSTERN_BLESS").is_some() {
        std::fs::write(&path, &printed).expect("written");
    } else {
        assert!(printed == page, "the page is not what is printed; POSTERN_BLESS=1 writes it anew");
    }
}
