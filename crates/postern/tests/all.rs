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
