//! Faults 26 and 27: a body that is missing, changed or in the wrong place is an alarm at its
//! place; the rest of the case stays readable.

use casework::message::{FileName, Message};
use sealing::{InnerHeader, Purpose, SealedBy};
use store::{Content, NewBody, NewMessage, VaultLocation, ciphertext_digest};

use crate::support::{Applicant, Browser, Office, Page, sealed, soldier};
use crate::walk::presses;

/// Puts a body into the next place of a case, whatever it holds.
async fn plants(office: &Office, case: &Applicant, make: impl Fn(&InnerHeader) -> InnerHeader) {
    let row = office.store.office().case(case.case).await.expect("answers").expect("is there");
    let right = InnerHeader {
        programme: *row.programme.as_bytes(),
        case: case.case,
        purpose: Purpose::Message,
        sequence: row.next_in,
        sealed_by: SealedBy::Server,
    };
    let message = Message { text: "a planted text".to_owned(), files: Vec::new() };
    let body = sealed(&make(&right), &message.to_bytes(), &row.case_recipient);
    // The row says what the place should hold; only the sealed header knows better.
    let body = NewBody {
        purpose: right.purpose,
        sequence: right.sequence,
        sealed_by: right.sealed_by,
        ..body
    };
    stores(office, case, vec![body]).await;
}

async fn stores(office: &Office, case: &Applicant, bodies: Vec<NewBody>) {
    let message = NewMessage { form: office.form(), case: case.case, bodies };
    office.store.gate().append(message).await.expect("is stored");
}

/// A case with a readable message before and after whatever is planted between.
async fn case(office: &Office) -> Applicant {
    let case = Applicant::files(office, &soldier(office)).await;
    case.writes(office, "the message before", None).await;
    case
}

async fn alarmed(browser: &mut Browser, case: &Applicant, alarm: &str) -> Page {
    let page = browser.open(&case.path()).await;
    let alarms = page.all(".alarm").join(" ");
    assert!(alarms.contains(alarm), "{alarms} instead of {alarm}");
    let words = page.words();
    for readable in ["Artyom Made-up", "the message before", "the message after"] {
        assert!(words.contains(readable), "{readable} in {words}");
    }
    assert!(!words.contains("a planted text"), "{words}");
    page
}

#[tokio::test]
async fn fault_27_a_body_from_elsewhere_is_an_alarm_and_nothing_of_it_is_shown() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let stranger = office.id();
    type Change = Box<dyn Fn(&InnerHeader) -> InnerHeader>;
    let changes: Vec<Change> = vec![
        Box::new(|right| InnerHeader { sequence: right.sequence - 1, ..right.clone() }),
        Box::new(|right| InnerHeader { purpose: Purpose::Reply, ..right.clone() }),
        Box::new(|right| InnerHeader { sealed_by: SealedBy::Client, ..right.clone() }),
        Box::new(|right| InnerHeader { programme: [7; 32], ..right.clone() }),
        Box::new(move |right| InnerHeader { case: stranger, ..right.clone() }),
    ];
    for change in changes {
        let case = case(&office).await;
        plants(&office, &case, change).await;
        case.writes(&office, "the message after", None).await;
        let page = alarmed(&mut browser, &case, "belongs elsewhere").await;
        assert!(page.has_form("/assess"), "work goes on");
    }
}

#[tokio::test]
async fn fault_26_a_body_that_is_damaged_or_unreadable_is_an_alarm() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let row = |case: &Applicant| {
        let (office, id) = (office.store.office(), case.case);
        async move { office.case(id).await.expect("answers").expect("is there") }
    };
    for (alarm, content) in [("does not open", None), ("cannot be read", Some("{\"text\":1}"))] {
        let case = case(&office).await;
        let row = row(&case).await;
        let header = InnerHeader {
            programme: *row.programme.as_bytes(),
            case: case.case,
            purpose: Purpose::Message,
            sequence: row.next_in,
            sealed_by: SealedBy::Server,
        };
        let text = content.unwrap_or("a planted text");
        let mut body = sealed(&header, text.as_bytes(), &row.case_recipient);
        if content.is_none() {
            let Content::Inline(mut bytes) = body.content else { panic!("a small body") };
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            body.digest = ciphertext_digest(&bytes);
            body.content = Content::Inline(bytes);
        }
        stores(&office, &case, vec![body]).await;
        case.writes(&office, "the message after", None).await;
        alarmed(&mut browser, &case, alarm).await;
    }
}

#[tokio::test]
async fn fault_26_a_file_that_is_gone_says_so_and_hides_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::of_two_with_vault(VaultLocation::Folder(folder.path().into())).await;
    let mut browser = office.signed_in("Linden").await;
    let case = case(&office).await;
    let large = vec![7u8; 200_000];
    case.writes(&office, "with a paper", Some(("paper.pdf", &large))).await;
    case.writes(&office, "the message after", None).await;
    let path = format!("{}/files/4", case.path());
    assert_eq!(browser.open(&path).await.body, large);

    let vault = files_under(folder.path());
    assert_eq!(vault.len(), 1, "{vault:?}");
    std::fs::write(&vault[0], vec![0u8; 200_000]).expect("writes");
    let changed = browser.get(&path).await;
    std::fs::remove_file(&vault[0]).expect("removes");
    let gone = browser.get(&path).await;
    for answer in [changed, gone] {
        assert_eq!(answer.status, 500);
        assert!(answer.words().contains("This file does not open"), "{}", answer.words());
    }
    let page = browser.open(&case.path()).await;
    for readable in ["Artyom Made-up", "with a paper", "the message after"] {
        assert!(page.words().contains(readable), "{readable}");
    }
    presses(&mut browser, &case, "/assess").await;
}

/// Files below a folder, hidden ones aside.
fn files_under(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        match (path.is_dir(), hidden) {
            (true, _) => files.extend(files_under(&path)),
            (false, false) => files.push(path),
            (false, true) => {}
        }
    }
    files.retain(|path| std::fs::metadata(path).is_ok_and(|data| data.len() > 100_000));
    files
}

#[tokio::test]
async fn a_file_whose_message_does_not_open_is_still_handed_out() {
    let office = Office::of_two().await;
    let mut browser = office.signed_in("Linden").await;
    let case = case(&office).await;
    let row = office.store.office().case(case.case).await.expect("answers").expect("is there");
    let place = |purpose, sequence| InnerHeader {
        programme: *row.programme.as_bytes(),
        case: case.case,
        purpose,
        sequence,
        sealed_by: SealedBy::Server,
    };
    let name = FileName { name: "p".to_owned(), sequence: row.next_in + 1, size_bytes: 1 };
    let message = Message { text: "a planted text".to_owned(), files: vec![name] };
    let wrong = place(Purpose::Message, row.next_in + 5);
    let broken = sealed(&wrong, &message.to_bytes(), &row.case_recipient);
    let broken = NewBody { sequence: row.next_in, ..broken };
    let file = sealed(&place(Purpose::File, row.next_in + 1), b"paper", &row.case_recipient);
    let sequence = file.sequence;
    stores(&office, &case, vec![broken, file]).await;
    case.writes(&office, "the message after", None).await;
    let page = alarmed(&mut browser, &case, "belongs elsewhere").await;
    assert!(page.words().contains("Files that no readable message names"), "{}", page.words());
    let path = format!("{}/files/{sequence}", case.path());
    assert_eq!(browser.open(&path).await.body, b"paper");
}
