//! `postern lists add`, `remove` and `show` as programs, on an office of their own.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use sealing::OsEntropy;
use serde_json::Value;
use store::{Clock, Faults, Location, Options, Store, VaultLocation};

/// A folder with files, and an empty office in `office`.
struct Place(tempfile::TempDir);

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        let data = folder.path().join("office");
        std::fs::create_dir(&data).expect("made");
        let options = Options {
            location: Location::Sqlite(data.join("postern.sqlite")),
            vault: VaultLocation::Folder(data.join("vault")),
            clock: Clock::System,
            entropy: Arc::new(OsEntropy),
            faults: Faults::none(),
        };
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async { Store::open(options).await.expect("opened").close().await });
        Self(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn lists(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postern"));
        command.arg("lists").args(args).args(["--data", "office"]).current_dir(self.path());
        let Output { status, stdout, stderr } = command.output().expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (status.code().unwrap_or(-1), text(stdout), text(stderr))
    }

    /// The lists in use, with how many parties each holds.
    fn current(&self) -> Vec<(String, u64)> {
        let (code, said, wrong) = self.lists(&["show", "--json"]);
        assert_eq!(code, 0, "{wrong}");
        let rows: Vec<Value> = serde_json::from_str(&said).expect("JSON");
        let row = |row: Value| {
            let name = row["name"].as_str().expect("a name").to_owned();
            (name, row["parties"].as_u64().expect("a number"))
        };
        rows.into_iter().map(row).collect()
    }
}

fn un(names: &[&str]) -> String {
    let person =
        |name: &&str| format!("<INDIVIDUAL><FIRST_NAME>{name}</FIRST_NAME></INDIVIDUAL>\n");
    let people: String = names.iter().map(person).collect();
    format!("<CONSOLIDATED_LIST>\n{people}</CONSOLIDATED_LIST>\n")
}

#[test]
fn a_list_that_is_cut_takes_no_place() {
    let whole = un(&["Pyotr Vydumov", "Anna Netakova"]);
    let cut = &whole[..whole.find("Anna").expect("there")];
    let place = Place::new(&[("un.xml", &whole), ("cut.xml", cut)]);
    assert_eq!(place.lists(&["add", "un.xml", "--name", "UN"]).0, 0);
    for name in ["UN", "New"] {
        let (code, said, wrong) = place.lists(&["add", "cut.xml", "--name", name]);
        assert_eq!((code, said.as_str()), (2, ""), "{wrong}");
        let expected = "postern: nothing was loaded: the file ends before the list does, and \
                        whoever stands behind that place is missing; expected the whole list: \
                        fetch it again; postern lists check cut.xml says where\n";
        assert_eq!(wrong, expected);
    }
    // Of several files that are one list, none may be cut.
    let (code, _, wrong) = place.lists(&["add", "un.xml", "cut.xml", "--name", "UN"]);
    assert!(code == 2 && wrong.contains("the file ends before the list does"), "{wrong}");
    assert_eq!(place.current(), [("UN".to_owned(), 2)]);
}

#[test]
fn far_fewer_parties_and_a_second_name_are_refused() {
    let six = un(&["A B", "C D", "E F", "G H", "I J", "K L"]);
    let place = Place::new(&[("six.xml", &six), ("two.xml", &un(&["A B", "C D"]))]);
    assert_eq!(place.lists(&["add", "six.xml", "--name", "UN"]).0, 0);
    let (code, _, wrong) = place.lists(&["add", "two.xml", "--name", "un"]);
    assert_eq!(code, 2);
    let expected = "postern: nothing was loaded: it holds 2 parties, less than half of the 6 of \
                    the list in use as UN; expected about as many: see whether the file is whole; \
                    --fewer loads it all the same\n";
    assert_eq!(wrong, expected);
    let (code, _, wrong) = place.lists(&["add", "six.xml", "--name", "Other"]);
    assert!(code == 2 && wrong.contains("was loaded before, as UN; expected one name"), "{wrong}");
    assert_eq!(place.current(), [("UN".to_owned(), 6)]);

    assert_eq!(place.lists(&["add", "two.xml", "--name", "un", "--fewer"]).0, 0);
    assert_eq!(place.current(), [("UN".to_owned(), 2)]);
}

#[test]
fn a_list_is_taken_out_of_use() {
    let place = Place::new(&[("un.xml", &un(&["A B"]))]);
    assert_eq!(place.lists(&["add", "un.xml", "--name", "wrong"]).0, 0);
    let (code, _, wrong) = place.lists(&["remove", "other"]);
    let expected = "no list in use is called other; expected one of those in use: wrong";
    assert!(code == 2 && wrong.contains(expected), "{wrong}");
    let (code, said, _) = place.lists(&["remove", "WRONG"]);
    assert_eq!(
        (code, said.as_str()),
        (0, "wrong is removed: nobody is compared with it any more\n")
    );
    assert_eq!(place.current(), []);
    let (_, said, _) = place.lists(&["show", "--all"]);
    assert!(said.contains("0 problems, removed\n"), "{said}");
    assert_eq!(place.lists(&["add", "un.xml", "--name", "UN"]).0, 0, "its file is free again");
}

#[test]
fn it_is_said_which_lists_were_loaded_and_which_were_not() {
    let place = Place::new(&[
        ("good.csv", "id,name\n1,Anna Netakova\n"),
        ("empty.csv", "id,name\n"),
        ("last.csv", "id,name\n1,Boris Novyi\n"),
    ]);
    let (code, said, wrong) = place.lists(&["add", "good.csv", "empty.csv", "last.csv"]);
    assert_eq!(code, 2);
    assert!(said.starts_with("good: csv of day not said, 1 parties"), "{said}");
    let expected = "postern: empty was not loaded; loaded before it: good; not tried: last: there \
                    is nobody in it: 0 rows, and no name in any of them; postern lists check \
                    empty.csv says where\n";
    assert_eq!(wrong, expected);
    assert_eq!(place.current(), [("good".to_owned(), 1)]);
    let (code, _, wrong) = place.lists(&["add", "good.csv", "GOOD.csv"]);
    assert!(code == 2 && wrong.contains("would both be called GOOD"), "{wrong}");
    let (code, _, wrong) = place.lists(&["add", "none.csv"]);
    assert!(code == 2 && wrong.matches("os error 2").count() == 1, "{wrong}");
}

#[test]
fn a_name_steers_no_terminal() {
    let place = Place::new(&[("good.csv", "id,name\n1,Anna Netakova\n")]);
    for name in ["E\u{1b}[31mU", "E\nU", "E\u{202e}U", " ", &"x".repeat(101)] {
        let (code, said, wrong) = place.lists(&["add", "good.csv", "--name", name]);
        assert_eq!((code, said.as_str()), (2, ""), "{name:?}");
        assert!(wrong.contains("is no name of a list; expected 1 to 100"), "{wrong}");
        let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!wrong.contains(steers) && wrong.lines().count() == 1, "{wrong:?}");
    }
    assert_eq!(place.current(), []);
}
