//! Screening at the desk: lists in, hits judged, asked again only about what is new; and other
//! cases of the same people.

use casework::CaseId;
use casework::duplicate::{OTHERS_MAX, TOKENS};
use casework::journal::EventKind;
use casework::screening::{HITS_ASKED, HITS_MAX};

use crate::support::{Applicant, Browser, Form, Office, Page, soldier};
use crate::walk::{presses, proposes};

const ONE: &str = "id,name\n1,Artyom Made-up\n7,Somebody Else\n";
const TWO: &str = "id,name\n1,Artyom Made-up\n2,Artyom Made-up\n7,Somebody Else\n";
const CHANGED: &str = "id,name,reason\n1,Artyom Made-up,made up for this test\n7,Somebody Else,\n";

pub(crate) async fn loads(browser: &mut Browser, name: &str, list: &str) -> Page {
    let form = browser.open("/en/lists").await.form("/lists");
    browser.press(form.fill("name", name).fill("file", list)).await
}

/// The form of the first hit that is open, filled in.
fn judged(page: &Page, judgement: &str, reason: &str) -> Form {
    let form = page.form("/resolve-hit");
    let short = form.value("content")[..8].to_owned();
    form.fill(&format!("judgement-{short}"), judgement).fill(&format!("reason-{short}"), reason)
}

fn says(page: &Page, words: &str) {
    assert!(page.words().contains(words), "{words} is not in: {}", page.words());
}

fn hushes(page: &Page, words: &str) {
    assert!(!page.words().contains(words), "{words} is in: {}", page.words());
}

#[tokio::test]
async fn a_hit_is_a_question_and_its_answer_needs_a_reason() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    says(&first.open("/en/lists").await, "No list has been loaded.");
    let page = loads(&mut first, "practice", ONE).await;
    says(&page, "practice");
    says(&page, "parties: 2, names: 2");

    let page = presses(&mut first, &applicant, "/screen").await;
    says(&page, "1 possible match to judge");
    assert_eq!(page.all("#screening ~ .hit .badge"), ["insufficient evidence"]);
    says(&page, "That is not a match.");
    let refused = first.send(page.form("/resolve-hit")).await;
    assert_eq!(refused.status, 422, "a judgement needs a verdict");
    says(&refused, "Choose one.");
    let refused = first.send(judged(&page, "same", " ")).await;
    assert_eq!(refused.status, 422, "and a reason");

    let page = first.press(judged(&page, "unclear", "No date of birth.")).await;
    says(&page, "cannot tell yet");
    assert!(page.has_form("/resolve-hit"), "what cannot be told yet stays open");
    let page = first.press(judged(&page, "same", "The papers say so.")).await;
    says(&page, "Judged: the same person");
    assert!(!page.has_form("/resolve-hit"));
    let row = office.store.office().case(applicant.case).await.expect("reads").expect("there");
    assert_eq!(row.stage, casework::Stage::Received, "nothing is refused by it");
}

#[tokio::test]
async fn screening_again_asks_only_about_what_is_new() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    says(&first.open("/en/cases?screening=never").await, applicant.designation.as_str());
    loads(&mut first, "practice", ONE).await;
    let page = presses(&mut first, &applicant, "/screen").await;
    first.press(judged(&page, "other", "Born five years apart.")).await;
    hushes(&first.open("/en/cases?screening=outdated").await, applicant.designation.as_str());

    loads(&mut first, "practice", TWO).await;
    says(&first.open("/en/cases?screening=outdated").await, applicant.designation.as_str());
    let page = first.open(&applicant.path()).await;
    says(&page, "The lists are no longer the ones this case was screened with.");
    says(&page, "superseded");
    let page = first.press(page.form("/screen")).await;
    says(&page, "1 possible match to judge");
    says(&page, "1 match was judged before and carried over unchanged");
    says(&page, "Born five years apart.");
    let forms = page.forms().into_iter().filter(|form| form.action.ends_with("/resolve-hit"));
    assert_eq!(forms.count(), 1, "only the new one is asked");
    first.press(judged(&page, "other", "Another patronymic.")).await;

    let page = loads(&mut first, "practice", CHANGED).await;
    assert_eq!(page.all("section.card h2"), ["practice"], "one list of a name is current");
    says(&page, "Superseded lists");
    let page = presses(&mut first, &applicant, "/screen").await;
    says(&page, "1 possible match to judge");
    hushes(&page, "carried over");
}

#[tokio::test]
async fn days_on_lists_are_written_in_the_language_of_the_page() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    let rows =
        ["2003", "2003-04", "2003-04-01", "1990"].map(|born| format!("Artyom Made-up,{born}"));
    loads(&mut first, "practice", &format!("name,born\n{}\n", rows.join("\n"))).await;
    let page = presses(&mut first, &applicant, "/screen").await;
    let born: Vec<String> =
        page.all(".points td").into_iter().filter(|td| td.contains("200")).collect();
    for wanted in ["1 April 2003", "April 2003", "2003"] {
        assert!(born.iter().any(|td| td == wanted), "{wanted}: {born:?}");
    }
    hushes(&page, "2003-04");
    let page = first.open(&applicant.path().replace("/en/", "/uk/")).await;
    says(&page, "1 квітня 2003");
    hushes(&page, "2003-04");
}

#[tokio::test]
async fn several_lists_are_current_and_a_broken_one_changes_nothing() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    loads(&mut first, "one", ONE).await;
    loads(&mut first, "two", "id,name\n9,Artyom Made-up\n").await;
    let page = presses(&mut first, &applicant, "/screen").await;
    says(&page, "2 possible matches to judge");

    for (list, said) in [
        ("no list at all", "Nothing was loaded."),
        ("id,name\n", "there is nobody in it"),
        ("", "Choose a file with a list"),
    ] {
        let form = first.open("/en/lists").await.form("/lists");
        let answer = first.send(form.fill("name", "one").fill("file", list)).await;
        assert_eq!(answer.status, 422, "{list:?}");
        says(&answer, said);
    }
    let lists = office.store.office().current_lists().await.expect("reads");
    let names: Vec<(&str, u64)> =
        lists.iter().map(|row| (row.list.name.as_str(), row.list.parties)).collect();
    assert_eq!(names, [("one", 2), ("two", 1)]);

    let form = first.open("/en/lists").await.form("/lists");
    let list = "id,name\n1,Artyom Made-up\n2,\n3,Somebody Else\n";
    let answer = first.send(form.fill("name", "").fill("file", list)).await;
    assert_eq!(answer.status, 200, "loaded, and shown with what could not be read");
    says(&answer, "1 place could not be read");
    says(&answer, "list");
}

#[tokio::test]
async fn fault_42_whoever_proposes_is_warned_of_what_is_open() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    loads(&mut first, "practice", ONE).await;
    let page = presses(&mut first, &applicant, "/assess").await;
    says(&page, "this case was not screened.");
    let page = first.press(page.form("/screen")).await;
    says(&page, "a possible match of the screening has not been judged.");
    proposes(&mut first, &applicant, "offer", "").await;
    let page = second.open(&applicant.path()).await;
    says(&page, "a possible match of the screening has not been judged.");
    let page = first.open(&applicant.path()).await;
    let page = first.press(judged(&page, "other", "No.")).await;
    hushes(&page, "has not been judged");
    loads(&mut first, "practice", TWO).await;
    let page = second.open(&applicant.path()).await;
    says(&page, "this case was screened with other lists than today’s.");
}

/// A list with this many of one name, each with a reason of its own.
fn namesakes(number: usize) -> String {
    let line = |n: usize| format!("{n},Artyom Made-up,made up {n}\n");
    std::iter::once("id,name,reason\n".to_owned()).chain((0..number).map(line)).collect()
}

#[tokio::test]
async fn fault_42_whoever_approves_is_warned_of_what_was_left_off() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let mut second = office.signed_in("Rowan").await;
    let applicant = Applicant::files(&office, &soldier(&office)).await;
    let more = 3;
    loads(&mut first, "practice", &namesakes(HITS_ASKED + more)).await;
    presses(&mut first, &applicant, "/assess").await;
    let mut page = presses(&mut first, &applicant, "/screen").await;
    says(&page, &format!("{} more are not kept", HITS_ASKED + more - HITS_MAX));
    for _ in 0..HITS_MAX {
        page = first.press(judged(&page, "other", "No.")).await;
    }
    assert!(!page.has_form("/resolve-hit"));
    proposes(&mut first, &applicant, "offer", "").await;
    let page = second.open(&applicant.path()).await;
    says(&page, "a possible match of the screening has not been judged.");
}

/// What the store keeps in the clear must not name the applicant, the list or how much was found.
#[tokio::test]
async fn the_journal_and_the_store_learn_nothing_of_a_screening() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let (hit, clear) = (soldier(&office), {
        let mut other = soldier(&office);
        other.name = "Boris Invented".to_owned();
        other.household.clear();
        other
    });
    let hit = Applicant::files(&office, &hit).await;
    let clear = Applicant::files(&office, &clear).await;
    loads(&mut first, "practice", TWO).await;
    let mut seen = Vec::new();
    for applicant in [&hit, &clear] {
        presses(&mut first, applicant, "/screen").await;
        let store = office.store.office();
        let journal = store.journal(applicant.case).await.expect("a journal");
        let entry = journal.iter().find(|entry| entry.event.kind == EventKind::Screened);
        let keys: Vec<String> =
            entry.expect("screened").event.payload.iter().map(|(key, _)| key.to_owned()).collect();
        let bodies = store.bodies(applicant.case).await.expect("bodies");
        let bucket = bodies.last().expect("a record").bucket_bytes;
        let tokens = store.tokens(applicant.case).await.expect("tokens").len();
        seen.push((keys, bucket, tokens));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], (vec!["office_1".to_owned()], 64 * 1024, TOKENS));
}

fn finding(page: &Page, other: CaseId, kinship: &str, reason: &str) -> Form {
    let found = page.forms().into_iter().find(|form| {
        form.action.ends_with("/judge-duplicate") && form.value("other") == other.to_string()
    });
    let form = found.unwrap_or_else(|| panic!("{other} is not asked about: {}", page.words()));
    form.fill(&format!("kinship-{other}"), kinship).fill(&format!("why-{other}"), reason)
}

#[tokio::test]
async fn fault_45_one_person_twice_is_found_merged_and_unmerged() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let one = Applicant::files(&office, &soldier(&office)).await;
    let two = Applicant::files(&office, &soldier(&office)).await;
    let page = presses(&mut first, &one, "/screen").await;
    hushes(&page, "Other cases of the same people");
    let page = presses(&mut first, &two, "/screen").await;
    says(&page, "Both applicants may be one person.");
    says(&page, one.designation.as_str());
    says(&first.open(&one.path()).await, "1 more case may name the same people.");
    let page_of_one = presses(&mut first, &one, "/assess").await;
    says(&page_of_one, "more cases may name the same people, and they were not compared");

    let refused = first.send(finding(&page, one.case, "", "Why.")).await;
    assert_eq!(refused.status, 422);
    let stale = finding(&page, one.case, "different", "From a page opened before.");
    let page = first.press(finding(&page, one.case, "same-there", "The same papers.")).await;
    says(&page, "This case is set aside");
    says(&page, "The same papers.");
    let refused = first.send(stale).await;
    assert_eq!(refused.status, 422, "two officers opened the case, and one was first");
    hushes(&first.open(&two.path()).await, "From a page opened before.");
    let page = first.press(page.form("/assess")).await;
    says(&page, "This case is set aside: it is merged into another one of the same person.");
    assert!(!page.has_form("/propose"));
    let kept = first.open(&one.path()).await;
    says(&kept, "This case goes on for the same person’s other case");
    says(&kept, "The same papers.");

    let form = kept.form("/unmerge");
    let refused = first.send(form.clone()).await;
    assert_eq!(refused.status, 422, "undoing needs a reason");
    let undone = form.fill(&format!("undo-{}", two.case), "Two brothers.");
    let page = first.press(undone).await;
    says(&page, "No longer merged with");
    let page = first.open(&two.path()).await;
    assert!(page.has_form("/propose"));
    says(&page, "Two brothers.");
    let page = presses(&mut first, &two, "/screen").await;
    hushes(&page, "Both applicants may be one person.");
    let audit = office.store.office().audit_page(1).await.expect("a page");
    let compared = audit.items.iter().filter(|row| row.act == "case_compared").count();
    assert_eq!(compared, 1, "opened once to compare, and noted");
}

#[tokio::test]
async fn fault_45_a_household_is_linked_and_an_erased_case_leaves_nothing_behind() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let husband = Applicant::files(&office, &soldier(&office)).await;
    let mut wife = soldier(&office);
    wife.name = "Olena Made-up".to_owned();
    wife.household.clear();
    let born = [("born".to_owned(), "2004-05-06".to_owned())].into_iter().collect();
    let born = programme::Facts::checked(&office.programme, &born).expect("a date");
    wife.facts.insert("born", born.get("born").expect("a date").clone());
    let wife = Applicant::files(&office, &wife).await;
    presses(&mut first, &husband, "/screen").await;
    let page = presses(&mut first, &wife, "/screen").await;
    says(&page, "Somebody here may be of the household there.");
    let page = first.press(finding(&page, husband.case, "household", "They are married.")).await;
    says(&page, "One household with");
    says(&first.open(&husband.path()).await, "They are married.");
    let row = office.store.office().case(wife.case).await.expect("reads").expect("there");
    assert!(!row.set_aside, "linked, not merged");

    let again = finding(&page, husband.case, "same-here", "A mistake, I think.");
    first.press(again).await;
    let form = first.open(&husband.path()).await.form("/erase");
    first.press(form.fill("designation", husband.designation.as_str())).await;
    let page = first.open(&wife.path()).await;
    hushes(&page, "This case goes on for");
    hushes(&page, "Artyom");
    assert_eq!(office.store.office().tokens(husband.case).await, Ok(Vec::new()));
}

#[tokio::test]
async fn fault_45_a_case_set_aside_for_an_erased_one_goes_on_when_an_officer_says_whose_it_is() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    for (choice, said, hushed) in [
        ("same_person", "One person; set aside for this case:", "No longer merged with"),
        ("another_person", "No longer merged with", "One person; set aside for this case:"),
    ] {
        let one = Applicant::files(&office, &soldier(&office)).await;
        let two = Applicant::files(&office, &soldier(&office)).await;
        presses(&mut first, &one, "/screen").await;
        let page = presses(&mut first, &two, "/screen").await;
        first.press(finding(&page, one.case, "same-there", "The same papers.")).await;
        let form = first.open(&one.path()).await.form("/erase");
        first.press(form.fill("designation", one.designation.as_str())).await;

        let page = first.open(&two.path()).await;
        says(&page, "This case is set aside for another one that has been erased.");
        assert!(!page.has_form("/unmerge"));
        let form = page.form("/succeed").fill("succession-why", "Asked by post.");
        let refused = first.send(form.clone()).await;
        assert_eq!(refused.status, 422, "whose it is must be said");
        let page = first.press(form.fill("succession", choice)).await;
        says(&page, "This case goes on.");
        says(&page, said);
        hushes(&page, hushed);
        says(&page, "Asked by post.");
        assert!(!page.has_form("/succeed"));
        let row = office.store.office().case(two.case).await.expect("reads").expect("there");
        assert!(!row.set_aside);
        let form = page.form("/erase");
        first.press(form.fill("designation", two.designation.as_str())).await;
    }
}

/// Cases that share two words of a name and a year, and are of others.
#[tokio::test]
async fn however_many_share_a_mark_screening_again_reaches_all_and_opens_others_once() {
    let office = Office::of_two().await;
    let mut first = office.signed_in("Linden").await;
    let named = |name: &str| {
        let mut named = soldier(&office);
        name.clone_into(&mut named.name);
        named.household.clear();
        named
    };
    let ours = "Artyom Made-up";
    let applicant = Applicant::files(&office, &named(ours)).await;
    let mut others = Vec::new();
    for number in 0..OTHERS_MAX + 3 {
        let same = number == OTHERS_MAX;
        let name = if same { ours } else { "Artyom Made Foreseen Otherwise" };
        let other = Applicant::files(&office, &named(name)).await;
        presses(&mut first, &other, "/screen").await;
        others.push(other.case.to_string());
    }
    let twin = others.remove(OTHERS_MAX);
    let before = compared(&office).await.len();
    let page = presses(&mut first, &applicant, "/screen").await;
    says(&page, "3 more cases may name the same people.");
    assert_eq!(compared(&office).await.len() - before, OTHERS_MAX);
    let page = first.press(page.form("/screen")).await;
    hushes(&page, "may name the same people.");
    says(&page, "Both applicants may be one person.");
    let page = first.press(page.form("/screen")).await;
    hushes(&page, "may name the same people.");
    let mut opened = compared(&office).await.split_off(before);
    opened.retain(|case| *case != twin);
    opened.sort();
    others.sort();
    assert_eq!(opened, others, "each once");
}

/// Which cases were opened to compare, oldest first.
async fn compared(office: &Office) -> Vec<String> {
    let mut rows = Vec::new();
    for page in 1.. {
        let found = office.store.office().audit_page(page).await.expect("a page").items;
        if found.is_empty() {
            break;
        }
        rows.extend(found);
    }
    rows.sort_by_key(|row| row.sequence);
    let rows = rows.into_iter().filter(|row| row.act == "case_compared");
    rows.map(|row| row.subject).collect()
}
