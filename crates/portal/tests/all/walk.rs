//! The walk: apply → codename → receipt → return → message → offer → answer; testimony; public
//! pages.

use casework::Stage;
use casework::application::Application;
use casework::message::Message;
use casework::offer::Verdict;
use sealing::Purpose;

use crate::browser::{Browser, Page};
use crate::world::World;

/// A conscript's answers.
pub(crate) const SOLDIER: [(&str, &str); 8] = [
    ("born", "04.05.1999"),
    ("location", "at_the_front"),
    ("occupation", "soldier"),
    ("rank", "enlisted"),
    ("will_lay_down_arms", "yes"),
    ("prisoner_of_war", "no"),
    ("family_in_danger", "yes"),
    ("past_acts", "no"),
];

/// Answers whatever the pages ask until the review.
pub(crate) async fn to_review(browser: &Browser, language: &str, words: &str) -> Page {
    let start = browser.open(&format!("/{language}/apply")).await.expect(200);
    let form = start.form("/apply").set("applied_by", "person");
    let mut page = browser.press(&form).await.expect(200);
    for _ in 0..20 {
        let path = page.path.clone();
        let form = if path.contains("/apply/part/") {
            let form = page.form(&path);
            let names = page.html();
            let asked = |name: &str| {
                let css = format!("[name=\"{name}\"]");
                names.select(&scraper::Selector::parse(&css).expect("css")).next().is_some()
            };
            SOLDIER
                .iter()
                .filter(|(name, _)| asked(name))
                .fold(form, |form, (name, value)| form.set(name, value))
        } else if path.ends_with("/apply/household") {
            page.form("/apply/household")
        } else if path.ends_with("/apply/words") {
            page.form("/apply/words").set("name", "Ivan").set("words", words)
        } else {
            break;
        };
        page = browser.press(&form).await.expect(200);
    }
    assert!(page.path.ends_with("/apply/review"), "stopped at {}", page.path);
    page
}

/// Applies, up to the receipt; gives the codename.
pub(crate) async fn apply(browser: &Browser, language: &str, words: &str) -> String {
    let review = to_review(browser, language, words).await;
    let shown = browser.press(&review.form("/apply/review")).await.expect(200);
    let codename = shown.codename();
    let ask = browser.open(&format!("/{language}/apply/confirm")).await.expect(200);
    let typed = codename.replace(' ', "-");
    let form = ask.form("/apply/confirm").set("codename", &typed);
    let receipt = browser.press(&form).await.expect(200);
    assert!(receipt.path.ends_with("/apply/receipt"), "{}", receipt.heading());
    codename
}

/// Comes back; gives the page of the case.
pub(crate) async fn come_back(browser: &Browser, language: &str, codename: &str) -> Page {
    let page = browser.open(&format!("/{language}/return")).await.expect(200);
    browser.press(&page.form("/return").set("codename", codename)).await
}

#[tokio::test]
async fn an_applicant_walks_from_the_first_page_to_an_accepted_offer_in_every_language() {
    for language in ["en", "ru", "uk"] {
        let world = World::new().await;
        let browser = Browser::new(&world.router);
        browser.open("/").await.expect(200);
        let codename = apply(&browser, language, "Помогите. I want out.").await;

        let case = world.only_case().await;
        let filed = world.opened(&case, Purpose::FirstContact, 1).await;
        let filed = Application::from_bytes(&filed).expect("an application");
        assert_eq!(filed.words, "Помогите. I want out.");
        assert_eq!(filed.language, language);
        assert_eq!(filed.incomplete(&world.programme), []);

        let later = Browser::new(&world.router);
        let page = come_back(&later, language, &codename).await.expect(200);
        let form = page.form("/case/message").set("text", "When?");
        let form = form.attach("files", "map.png", "image/png", &[9; 200_000]);
        let page = later.press(&form).await.expect(200);
        assert_eq!(page.all("[role=status]").len(), 1, "says that it arrived");
        let case = world.only_case().await;
        let message = world.opened(&case, Purpose::Message, 2).await;
        let message = Message::from_bytes(&message).expect("a message");
        assert_eq!(message.text, "When?");
        assert_eq!(message.files[0].name, "map.png");
        assert_eq!(message.files[0].size_bytes, 200_000);
        assert_eq!(world.opened(&case, Purpose::File, 3).await, [9; 200_000]);

        let offer = world.decide(Verdict::Offer, "Welcome & <safe> travels").await;
        let page = later.open(&format!("/{language}/case/offer")).await.expect(200);
        assert_eq!(page.all(".letter .card").len(), offer.grants.len());
        assert!(page.text().contains("Welcome &#38; &#60;safe&#62; travels"));
        let form = page.form("/case/offer").set("answer", "accept");
        let page = later.press(&form).await.expect(200);
        assert!(page.path.ends_with("/case"));
        assert_eq!(world.stage().await, Stage::Accepted);
        assert_eq!(world.words.missing(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_refusal_gives_its_reason_and_can_be_reviewed() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    world.decide(Verdict::Refusal, "Your papers say otherwise.").await;
    let page = browser.open("/en/case/offer").await.expect(200);
    assert!(page.text().contains("Your papers say otherwise."));
    let refused = browser.press(&page.form("/case/offer").set("answer", "accept")).await;
    assert!(refused.text().contains("was not taken"), "{}", refused.heading());
    assert_eq!(world.stage().await, Stage::Refused);
    let page = browser.open("/en/case/offer").await.expect(200);
    browser.press(&page.form("/case/offer").set("answer", "review")).await.expect(200);
    assert_eq!(world.stage().await, Stage::UnderReview);
}

#[tokio::test]
async fn what_is_set_aside_cannot_be_accepted_and_promises_nothing() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "en", "").await;
    come_back(&browser, "en", &codename).await.expect(200);
    let offer = world.decide(Verdict::Offer, "").await;
    let page = browser.open("/en/case/offer").await.expect(200);
    let accepts = page.form("/case/offer").set("answer", "accept");
    apply(&Browser::new(&world.router), "en", "").await;
    let cases = world.cases().await;
    let of = |is: bool| cases.iter().find(|row| (row.case == offer.case) == is).expect("a case");
    let office = world.store.office();
    office.merge(world.two_cases(of(false), of(true)).await).await.expect("merged");

    let refused = browser.press(&accepts).await.expect(200);
    assert!(refused.text().contains("Your answer was not taken"), "{}", refused.heading());
    let page = browser.open("/en/case/offer").await.expect(200);
    assert!(page.text().contains("cannot be accepted for the time being"));
    assert_eq!(page.all("input[name=answer]").len(), 2, "no and look again, but not yes");
    let row = office.case(offer.case).await.expect("reads").expect("there");
    assert_eq!(row.stage, Stage::Offered);

    let cases = world.cases().await;
    let of = |is: bool| cases.iter().find(|row| (row.case == offer.case) == is).expect("a case");
    office.unmerge(world.two_cases(of(false), of(true)).await).await.expect("undone");
    let page = browser.open("/en/case/offer").await.expect(200);
    browser.press(&page.form("/case/offer").set("answer", "accept")).await.expect(200);
    let row = office.case(offer.case).await.expect("reads").expect("there");
    assert_eq!(row.stage, Stage::Accepted);
}

#[tokio::test]
async fn withdrawing_keeps_the_case_and_erasing_leaves_nothing_to_find() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let codename = apply(&browser, "ru", "").await;
    come_back(&browser, "ru", &codename).await.expect(200);
    let page = browser.open("/ru/case/withdraw").await.expect(200);
    browser.press(&page.form("/case/withdraw")).await.expect(200);
    assert_eq!(world.stage().await, Stage::Withdrawn);
    let page = browser.open("/ru/case/withdraw").await.expect(200);
    let wrong = page.form("/case/erase").set("confirm", "нет");
    let page = browser.press(&wrong).await.expect(422);
    let done = browser.press(&page.form("/case/erase").set("confirm", "СТЕРЕТЬ")).await;
    assert!(done.expect(200).path.ends_with("/ru/erased"));
    assert_eq!(browser.cookie("postern_case"), None);
    let page = come_back(&browser, "ru", &codename).await.expect(200);
    assert!(page.all("form[action$='/case/message']").is_empty(), "nothing is there to write to");
}

#[tokio::test]
async fn a_testimony_has_its_own_place_codename_and_way_back() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let page = browser.open("/uk/testimony").await.expect(200);
    let first = page.all("main p").remove(0);
    assert!(first.contains("не залежить"), "says first that nothing depends on it: {first}");
    let page = browser.press(&page.form("/testimony")).await.expect(200);
    assert!(page.all("main input[checked]").is_empty(), "no use is ticked");
    let refused = page.form("/testimony/my/words").set("text", "Я бачив.");
    let page = browser.press(&refused).await.expect(422);
    let video = [&[0, 0, 0, 24][..], b"ftypisom", &[1; 300_000]].concat();
    let form = page.form("/testimony/my/words").set("use", "site");
    let form = form.attach("video", "me.mp4", "video/mp4", &video);
    let page = browser.press(&form).await.expect(200);
    assert!(page.path.ends_with("/testimony/my/receipt"), "{}", page.path);
    let codename = page.codename();
    let given = world.store.office().testimonies(None, 1).await.expect("a list").items;
    assert_eq!(given.len(), 1);
    assert!(given[0].video);
    assert!(world.cases().await.is_empty(), "no case came to be");

    let later = Browser::new(&world.router);
    let page = come_back(&later, "uk", &codename).await.expect(200);
    assert!(page.all("form[action$='/case/message']").is_empty(), "it opens no case");
    let page = later.open("/uk/testimony/return").await.expect(200);
    let form = page.form("/testimony/return").set("codename", &codename);
    let page = later.press(&form).await.expect(200);
    let page = later.press(&page.form("/testimony/my/withdraw")).await.expect(200);
    assert!(page.path.ends_with("/testimony/withdrawn"));
    let page = later.open("/uk/testimony/return").await.expect(200);
    let form = page.form("/testimony/return").set("codename", &codename);
    let page = later.press(&form).await.expect(200);
    assert!(page.all("form[action$='/testimony/my/withdraw']").is_empty(), "it is gone");
}

#[tokio::test]
async fn the_self_check_answers_and_keeps_nothing() {
    let world = World::new().await;
    let browser = Browser::new(&world.router);
    let mut page = browser.open("/en/self-check").await.expect(200);
    for _ in 0..12 {
        let mut form = page.form("/self-check");
        if page.all("form [name^='was-'], fieldset, input[type=text]").is_empty() {
            form = page.form("/self-check");
        }
        let html = page.text();
        for (name, value) in SOLDIER.iter().chain(&[("dependants", "2")]) {
            if html.contains(&format!("name=\"{name}\"")) {
                form = form.set(name, value);
            }
        }
        page = browser.press(&form).await.expect(200);
        if !page.all("main ol").is_empty() {
            break;
        }
    }
    assert!(page.text().contains("5\u{202f}000\u{202f}000"), "the bounty: {}", page.heading());
    assert!(!page.all("main .card").is_empty(), "grants are listed");
    assert_eq!(browser.cookie("postern_draft"), None);
    assert!(world.cases().await.is_empty());
}
