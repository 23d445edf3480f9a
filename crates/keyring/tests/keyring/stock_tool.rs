//! The office's files open with the stock `age` tool alone: what an officer can fall back on when
//! this program is lost.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use keyring::IntakeKey;
use sealing::{HEADER_BYTES, NewCaseKey, Purpose, Recipient, SeededEntropy, TRAILER_BYTES, seal};

use super::header;

fn stock(program: &str, args: &[&Path]) -> Output {
    let output = Command::new(program).args(args).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{program} could not be run ({error}): run `cargo xtask install`, or install `age`")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {args:?}: {said}");
    output
}

/// Opens a file with an identity file, into another file.
fn open(folder: &Path, identity: &str, sealed: &str) -> PathBuf {
    let opened = folder.join(format!("{sealed}.opened"));
    let (identity, sealed) = (folder.join(identity), folder.join(sealed));
    let flags = ["-d", "-o", "-i"].map(Path::new);
    stock("age", &[flags[0], flags[1], &opened, flags[2], &identity, &sealed]);
    opened
}

#[test]
fn fault_28_a_chain_of_wraps_and_a_body_open_with_the_stock_tool() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).expect("the folder takes files");
    };
    stock("age-keygen", &[Path::new("-o"), &folder.join("officer")]);
    let officer = stock("age-keygen", &[Path::new("-y"), &folder.join("officer")]);
    let officer = String::from_utf8(officer.stdout).expect("a recipient is text");
    let officer: Recipient = officer.trim().parse().expect("a recipient of the stock tool");

    let entropy = SeededEntropy::new(28);
    let intake = IntakeKey::generate(&entropy).expect("seeded");
    let case = NewCaseKey::generate(&entropy).expect("seeded");
    let words = "Я хочу домой.".repeat(2_000);
    let body = seal(&header(Purpose::FirstContact), words.as_bytes(), &case.recipient());
    write("body", &body.expect("fits a bucket"));
    write("intake", &intake.wrap_for(&officer).expect("a good recipient"));
    let wrap = case.wrap_for(&header(Purpose::Wrap), &intake.recipient());
    write("wrap", &wrap.expect("a good recipient"));

    open(folder, "officer", "intake");
    let wrap = std::fs::read(open(folder, "intake.opened", "wrap")).expect("opened");
    // A wrap is a body like any other: a header, the key, padding, the true length.
    write("case", content(&wrap));
    let opened = std::fs::read(open(folder, "case", "body")).expect("opened");
    assert!(opened.starts_with(b"postern-sealed 1\n"));
    assert_eq!(content(&opened), words.as_bytes());
}

/// What `tail -c +257` and the number at the end leave of an opened body.
fn content(opened: &[u8]) -> &[u8] {
    let trailer = &opened[opened.len() - TRAILER_BYTES..];
    let trailer = std::str::from_utf8(trailer).expect("the trailer is text");
    let length = trailer.trim_end().strip_prefix("length_bytes ").expect("its word");
    let length: usize = length.parse().expect("its number");
    &opened[HEADER_BYTES..HEADER_BYTES + length]
}
