//! Nothing that is given as a programme, an expression or an answer brings the language down: every
//! file of the fuzz corpus, what is too big to keep there, and shipped programmes cut to pieces.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use programme::{Code, Facts, Outcome, SourceFile, decide, load, outlook};

use crate::fuzz::{BODIES, run};

/// The most bytes of one file of the corpus.
const FILE_BYTES_MAX: usize = 16 * 1024;
/// The most bytes a programme's file may have.
const WHOLE_BYTES: usize = 256 * 1024;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("listed").path()).collect();
    paths.sort();
    paths
}

/// Runs all files of a target's folder through a body. Standard output says which one it was.
fn replay(folder: &str, target: &str) {
    let files = listed(&root().join("fuzz/corpus").join(folder));
    assert!(files.len() > 10, "only {} files for `{folder}`", files.len());
    for file in files {
        println!("{target}: {}", file.display());
        let bytes = fs::read(&file).expect("it can be read");
        assert!(bytes.len() <= FILE_BYTES_MAX, "{} is too big to keep", file.display());
        run(target, &bytes);
    }
}

#[test]
fn every_file_of_the_corpus_is_taken() {
    for (target, _) in BODIES {
        let file = root().join("fuzz/fuzz_targets").join(target).with_extension("rs");
        assert!(file.is_file(), "{} is not there", file.display());
        replay(target, target);
    }
    replay("load", "check");
    for folder in listed(&root().join("fuzz/corpus")) {
        let name = folder.file_name().expect("a name");
        let target = root().join("fuzz/fuzz_targets").join(name).with_extension("rs");
        assert!(target.is_file(), "{} is a folder without a target", folder.display());
    }
}

#[test]
fn ten_megabytes_are_refused_unread() {
    let small = fs::read_to_string(root().join("fuzz/corpus/load/small.toml")).expect("a seed");
    let ten = 10 * 1024 * 1024;
    let long = format!("{small}# {}", "x".repeat(ten));
    for text in [long, "[".repeat(ten), "\n".repeat(ten), "а".repeat(ten / 2)] {
        run("load", text.as_bytes());
        let problems = load(&[SourceFile::new("long.toml", text)]).expect_err("it is too long");
        let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::TooLarge]);
        assert_eq!(Code::TooLarge.to_string(), "P0002");
    }
}

#[test]
fn the_longest_files_are_taken_whatever_they_repeat() {
    let pieces = [
        "[",
        "]",
        "{",
        "[[",
        "x=[",
        "x={",
        "{x=",
        "[a]\n",
        "[[a]]\n",
        "a.",
        "\"",
        "'",
        "\\",
        "#",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\u{feff}",
        "\u{202e}",
        "9",
        "x = 1\n",
        "[a.b.c.d]\n",
        "a.b = 1\n",
        "é",
    ];
    for piece in pieces {
        run("load", piece.repeat(WHOLE_BYTES / piece.len()).as_bytes());
        run("load", format!("x = {}", piece.repeat(WHOLE_BYTES / piece.len() - 4)).as_bytes());
        run("expression", piece.repeat(2_000 / piece.len()).as_bytes());
        run("facts", format!("work={}", piece.repeat(WHOLE_BYTES)).as_bytes());
    }
}

#[test]
fn thousands_of_tiny_tables_are_taken() {
    let tables = |section: &str| {
        let table = |index| format!("[{section}.a{index}]\n");
        (0..8_000).map(table).collect::<String>()
    };
    let sections = ["fact", "rule", "audience", "benefit", "parameter", "part", "x", "x.y.z"];
    for section in sections {
        run("load", tables(section).as_bytes());
        run("load", format!("#--- overlay\n{}", tables(section)).as_bytes());
    }
}

#[test]
fn shipped_programmes_are_taken_in_pieces() {
    let mut pieces = 0;
    for folder in listed(&root().join("programmes")) {
        let text = fs::read_to_string(folder.join("programme.toml")).expect("a programme");
        run("check", text.as_bytes());
        // Cut off, sometimes within a letter.
        for end in (0..text.len()).step_by(text.len() / 40) {
            run("load", &text.as_bytes()[..end]);
        }
        // Without one of its sections, and with one of them twice. Each third will do: what nobody
        // has answered anything to takes longest to decide.
        let sections: Vec<&str> = text.split_inclusive("\n\n").collect();
        for index in (0..sections.len()).step_by(3) {
            run("load", [&sections[..index], &sections[index + 1..]].concat().concat().as_bytes());
            run("load", [&sections[..=index], &sections[index..]].concat().concat().as_bytes());
            pieces += 1;
        }
        run("load", text.replace('\n', "\r\n").as_bytes());
        run("load", text.replace('\n', "\r").as_bytes());
    }
    assert!(pieces > 50, "only {pieces} sections were found");
}

#[test]
fn a_person_is_decided_however_much_there_is_to_consider() {
    let small = fs::read_to_string(root().join("fuzz/corpus/load/small.toml")).expect("a seed");
    let mut text = small;
    for index in 0..12 {
        text += &format!("[fact.n{index}]\nkind = \"integer\"\nmin = -1000000000\n");
        text += "max = 1000000000\npart = \"p\"\n";
    }
    for index in 0..40 {
        let (one, other) = (index % 12, (index * 5 + 1) % 12);
        text += &format!("[benefit.m{index}]\naudiences = [\"one\"]\nschedule = \"once\"\n");
        text += &format!("amount = \"grant * n{one} + wage * count - grant * n{other}\"\n");
        text += &format!("when = \"n{one} > n{other}\"\npaid_by = [\"state\"]\nsource = \"t\"\n");
    }
    let programme = load(&[SourceFile::new("much.toml", text)]).expect("it loads");
    let on = date(2025, 6, 1);
    // Not everything is considered: then more is asked than need be, and nothing is made up.
    assert!(!outlook(&programme, &Facts::new(), on).is_exact);
    let decision = decide(&programme, &Facts::new(), on);
    assert_eq!(decision.outcome, Outcome::NeedsFacts);
    assert!(!decision.missing.is_empty());
}
