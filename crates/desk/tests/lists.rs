//! Lists at the desk: none pushes another aside unseen, none that is cut is taken, and one can be
//! taken out of use.

use crate::screening::loads;
use crate::support::{Applicant, Browser, Form, Office, Page, soldier};
use crate::walk::presses;

const SIX: &str = "id,name\n1,Artyom Made-up\n2,Anna Netakova\n3,Boris Novyi\n4,Vera Invented\n\
                   5,Gleb Invented\n6,Somebody Else\n";
const TWO: &str = "id,name\n1,Artyom Made-up\n2,Anna Netakova\n";

fn says(page: &Page, words: &str) {
    assert!(page.words().contains(words), "{words} is not in: {}", page.words());
}

/// Sends a list that is refused, and gives the page that says why.
async fn refused(browser: &mut Browser, name: &str, list: &str) -> Page {
    let form = browser.open("/en/lists").await.form("/lists");
    let page = browser.send(form.fill("name", name).fill("file", list)).await;
    assert_eq!(page.status, 422, "{name}: {list}");
    says(&page, "Nothing was loaded.");
    page
}

/// The form with the box ticked that asks about far fewer parties; none if nothing is asked.
fn ticked(page: &Page) -> Option<Form> {
    let text = page.text();
    let digest = text.split_once("name=\"fewer\" value=\"")?.1.split('"').next()?;
    let mut form = page.form("/lists");
    let file = form.fields.iter().position(|(name, _)| name == "file")?;
    form.fields.insert(file, ("fewer".to_owned(), digest.to_owned()));
    Some(form)
}

/// The lists in use, with how many parties each holds.
async fn current(office: &Office) -> Vec<(String, u64)> {
    let lists = office.store.office().current_lists().await.expect("reads");
    lists.into_iter().map(|row| (row.list.name, row.list.parties)).collect()
}

/// What the audit trail says was done, the latest first.
async fn acts(office: &Office) -> Vec<String> {
    let trail = office.store.office().audit_page(1).await.expect("a trail");
    trail.items.into_iter().map(|entry| entry.act).collect()
}

#[tokio::test]
async fn a_list_that_is_cut_takes_no_place() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let person = |name: &str| format!("<INDIVIDUAL><FIRST_NAME>{name}</FIRST_NAME></INDIVIDUAL>\n");
    let people = ["Artyom Made-up", "Anna Netakova"].map(person).concat();
    let whole = format!("<CONSOLIDATED_LIST>\n{people}</CONSOLIDATED_LIST>\n");
    loads(&mut first, "UN", &whole).await;
    assert_eq!(current(&office).await, [("UN".to_owned(), 2)]);
    let cut = &whole[..whole.find("Anna").expect("there")];
    let page = refused(&mut first, "UN", cut).await;
    says(&page, "The file ends before the list does");
    says(&page, "<INDIVIDUAL> is broken off");
    assert!(!page.words().contains("Everything else is loaded"), "{}", page.words());
    refused(&mut first, "New", cut).await;
    assert_eq!(current(&office).await, [("UN".to_owned(), 2)]);
}

#[tokio::test]
async fn far_fewer_parties_are_asked_about_and_the_trail_says_so() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    loads(&mut first, "EU", SIX).await;
    assert!(ticked(&first.open("/en/lists").await).is_none(), "nothing to confirm yet");
    let page = refused(&mut first, "eu", TWO).await;
    says(&page, "The list in use as EU holds parties: 6; this file: 2, less than half.");
    assert_eq!(current(&office).await, [("EU".to_owned(), 6)]);

    // What is confirmed is that file, not any.
    let confirmed = ticked(&page).expect("a box");
    let other = "id,name\n9,Somebody Else\n";
    let page = first.send(confirmed.clone().fill("file", other)).await;
    assert_eq!(page.status, 422);
    assert_eq!(current(&office).await, [("EU".to_owned(), 6)]);
    first.press(confirmed.fill("file", TWO)).await;
    assert_eq!(current(&office).await, [("EU".to_owned(), 2)]);
    assert_eq!(acts(&office).await[..2], ["list_loaded_fewer", "list_loaded"]);
}

#[tokio::test]
async fn one_file_stands_under_one_name() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    loads(&mut first, "EU", SIX).await;
    let page = refused(&mut first, "Other", SIX).await;
    says(&page, "This very file was loaded before, as EU.");
    assert_eq!(current(&office).await, [("EU".to_owned(), 6)]);
    let form = first.open("/en/lists").await.form("/lists");
    let page = first.send(form.fill("name", "E\u{202e}U").fill("file", TWO)).await;
    assert_eq!(page.status, 422);
    says(&page, "all of which can be seen");
    assert_eq!(current(&office).await, [("EU".to_owned(), 6)]);
}

#[tokio::test]
async fn a_list_is_taken_out_of_use() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    loads(&mut first, "practice", TWO).await;
    let page = presses(&mut first, &applicant, "/screen").await;
    says(&page, "1 possible match to judge");
    let page = first.open("/en/lists").await;
    let remove = page.form("/lists/remove");
    let page = first.press(remove.clone()).await;
    says(&page, "The list is removed.");
    says(&page, ", removed");
    assert_eq!(
        (current(&office).await, acts(&office).await.swap_remove(0)),
        (vec![], "list_removed".into())
    );
    assert_eq!(first.send(remove).await.status, 404, "it is not in use");
    says(&first.open("/en/cases?screening=outdated").await, applicant.designation.as_str());
    loads(&mut first, "other", TWO).await;
    assert_eq!(current(&office).await, [("other".to_owned(), 2)], "its file is free again");
}

/// One row more, put in front, makes nobody else new.
#[tokio::test]
async fn who_has_no_number_is_not_asked_about_again() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    loads(&mut first, "practice", "name\nSomebody Else\nArtyom Made-up\n").await;
    let page = presses(&mut first, &applicant, "/screen").await;
    let form = page.form("/resolve-hit");
    let short = form.value("content")[..8].to_owned();
    let form = form.fill(&format!("judgement-{short}"), "other");
    first.press(form.fill(&format!("reason-{short}"), "Born five years apart.")).await;
    loads(&mut first, "practice", "name\nNew Row\nSomebody Else\nArtyom Made-up\n").await;
    let page = presses(&mut first, &applicant, "/screen").await;
    assert!(!page.has_form("/resolve-hit"), "{}", page.words());
    says(&page, "1 match was judged before and carried over unchanged");
}
