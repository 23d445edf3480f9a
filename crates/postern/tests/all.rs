//! The binary's own duties: who makes keys, and what a folder must be.

use std::path::{Path, PathBuf};

use postern::serve::{Role, SHEET, ServeOptions, start};

fn programme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes/million-carrots")
}

#[tokio::test]
async fn a_portal_alone_makes_no_keys() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    for role in [Role::Portal, Role::Jobs] {
        let options = ServeOptions {
            data: Some(data.clone()),
            keep_sheet: true,
            role,
            ..ServeOptions::in_memory(programme())
        };
        let refused = start(options).await.err().expect("there is no office to join");
        assert!(format!("{refused:#}").contains("start the desk first"), "{refused:#}");
        assert!(!data.join(SHEET).exists(), "no sheet lies on the exposed machine");
    }
}

#[tokio::test]
async fn the_first_start_makes_the_office_once_and_its_sheet_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    let options = || ServeOptions {
        data: Some(data.clone()),
        keep_sheet: true,
        ..ServeOptions::in_memory(programme())
    };
    let first = start(options()).await.expect("an office is made");
    let sheet = first.sheet.clone().expect("the first start has a sheet");
    assert_eq!(sheet.officers.len(), 2);
    assert!(first.greeting().contains(sheet.officers[0].passphrase.as_str()));
    first.stop().await.expect("it stops");
    let mode = |path: &Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    assert_eq!(mode(&data.join(SHEET)), 0o600);
    let again = start(options()).await.expect("the office is there");
    assert!(again.sheet.is_none() && !again.greeting().contains("passphrase:"));
    again.stop().await.expect("it stops");
}

#[tokio::test]
async fn a_data_folder_that_others_can_read_is_refused_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(folder.path(), open).expect("our own folder");
    let options = ServeOptions {
        data: Some(folder.path().to_owned()),
        ..ServeOptions::in_memory(programme())
    };
    let refused = start(options).await.err().expect("refused");
    assert!(refused.to_string().contains("chmod 700"), "{refused}");
}

/// What a command about lists says, and its exit code.
fn lists(data: &Path, args: &[&str]) -> (String, Option<i32>) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_postern"));
    let output = command.arg("lists").args(args).arg("--data").arg(data).output();
    let output = output.expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).expect("text"), output.status.code())
}

#[tokio::test]
async fn lists_are_loaded_and_shown_from_the_command_line() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    let options = ServeOptions {
        data: Some(data.clone()),
        keep_sheet: true,
        ..ServeOptions::in_memory(programme())
    };
    start(options).await.expect("an office is made").stop().await.expect("it stops");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let one = write("one.csv", "id,name\n1,Artyom Made-up\n2,Olena Invented\n");
    let two = write("two.csv", "id,name\n1,Boris Made-up\n2,\n");
    assert!(lists(&data, &["show"]).0.contains("postern lists add FILE"));
    let (said, code) = lists(&data, &["add", &one]);
    assert!(said.contains("one: csv") && said.contains("2 parties") && code == Some(0), "{said}");
    let (said, code) = lists(&data, &["add", &two]);
    assert!(said.contains("line 3:") && code == Some(1), "what could not be read: {said}");
    let (said, code) = lists(&data, &["add", &one, &two, "--name", "one"]);
    assert!(said.contains("one: csv") && said.contains("3 parties") && code == Some(1), "{said}");
    let (said, _) = lists(&data, &["show", "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let names: Vec<&str> =
        shown.as_array().expect("lists").iter().filter_map(|list| list["name"].as_str()).collect();
    assert_eq!(names, ["one", "two"], "of each name the current one");
    assert!(lists(&data, &["show", "--all"]).0.contains("superseded by"));

    let none = write("none.csv", "id,name\n");
    let (said, code) = lists(&data, &["add", &none]);
    assert!(said.contains("postern lists check") && code == Some(2), "{said}");
    let (said, code) = lists(&data, &["add", &folder.path().join("no.csv").display().to_string()]);
    assert!(said.contains("nothing was loaded") && code == Some(2), "{said}");
    let (said, code) = lists(&folder.path().join("nowhere"), &["show"]);
    assert!(said.contains("no office in") && code == Some(2), "{said}");
}
