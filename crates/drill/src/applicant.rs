//! What one made-up applicant does at the portal: apply, come back, answer, testify.

use crate::browser::Browser;
use crate::dice::Dice;
use crate::form::{Form, Upload};
use crate::page::Page;
use crate::persona::{Persona, Wish};
use crate::receipts::Receipt;
use crate::trouble::Trouble;

/// More pages than any application has.
const PAGES_MAX: usize = 60;

/// Somebody who has applied and may come back.
pub struct Filed {
    /// Who.
    pub persona: Persona,
    /// What they keep.
    pub receipt: Receipt,
    /// Whether the message they meant to write is still unwritten.
    pub to_write: bool,
}

/// What a later visit came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Visit {
    /// There was no answer yet.
    NoAnswer,
    /// They read the answer and left it at that.
    Read,
    /// They accepted the offer.
    Accepted,
    /// They declined it.
    Declined,
    /// They asked for a review.
    Review,
    /// They withdrew and had everything erased.
    Erased,
}

/// A later visit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visited {
    /// What came of it.
    pub answer: Visit,
    /// Whether a message was sent.
    pub message: bool,
    /// Whether a file went with it.
    pub file: bool,
}

/// Applies, from the first page to the receipt.
pub fn apply(browser: &mut Browser, persona: &Persona) -> Result<Filed, Trouble> {
    let mut page = prepare(browser, persona)?;
    let codename = codename_on(&page).ok_or_else(|| page.unexpected("a codename"))?;
    page = browser.open(&format!("/{}/apply/confirm", persona.language))?.expect(200)?;
    if persona.habits.mistypes {
        let wrong = mistyped(&codename);
        let form = page.form_with("codename")?.fill("codename", &wrong)?;
        page = browser.press(form)?.expect(422)?;
    }
    let form = page.form_with("codename")?.fill("codename", &codename)?;
    page = browser.press(form)?.expect(200)?;
    let reference = reference_on(&page).ok_or_else(|| page.unexpected("a receipt"))?;
    Ok(Filed {
        persona: persona.clone(),
        receipt: Receipt { codename, reference },
        to_write: persona.habits.message.is_some(),
    })
}

/// Answers everything up to the page that shows the codename, and gives that page.
pub fn prepare(browser: &mut Browser, persona: &Persona) -> Result<Page, Trouble> {
    let language = persona.language;
    browser.open(&format!("/{language}/"))?.expect(200)?;
    let mut page = browser.open(&format!("/{language}/apply"))?.expect(200)?;
    let mut members = 0;
    let mut back = persona.habits.steps_back;
    for _ in 0..PAGES_MAX {
        if codename_on(&page).is_some() {
            return Ok(page);
        }
        let before = page.path.clone();
        page = next_page(browser, persona, &page, &mut members)?;
        if page.status != 200 {
            return Err(page.unexpected("the next page of the form"));
        }
        if back && before.contains("/apply/part/") {
            // Back to look, and on again from where they were.
            browser.open(&before)?.expect(200)?;
            page = browser.open(&page.path.clone())?.expect(200)?;
            back = false;
        }
    }
    Err(page.unexpected("an end of the form"))
}

/// Fills in whatever this page asks and sends it.
fn next_page(
    browser: &mut Browser,
    persona: &Persona,
    page: &Page,
    members: &mut usize,
) -> Result<Page, Trouble> {
    if let Ok(form) = page.form_with("applied_by") {
        return browser.press(form.choose("applied_by", persona.applied_by.name())?);
    }
    if let Ok(form) = page.form_with("relation") {
        let Some(member) = persona.household.get(*members) else {
            return browser.press(form.with_button_named("done")?);
        };
        *members += 1;
        let form = form.choose("relation", member.relation.name())?;
        let mut form = form.fill("name", &member.name)?;
        if let Some(year) = member.born {
            form = form.fill("born", &year.to_string())?;
        }
        return browser.press(form.with_button_named("add")?);
    }
    if let Ok(form) = page.form_with("words") {
        let form = form.fill("name", &persona.name)?.fill("words", &persona.words)?;
        return browser.press(form);
    }
    for part in page.main_forms() {
        let asked = persona.facts.iter().any(|(name, _)| part.has(name));
        if asked || part.action().contains("/apply/part/") {
            return browser.press(answered(part, persona)?);
        }
    }
    press_only(browser, page)
}

/// Answers the questions of a page.
fn answered(mut form: Form, persona: &Persona) -> Result<Form, Trouble> {
    for (name, value) in persona.facts.iter() {
        if form.has(name) {
            form = form.set(name, &value.to_string())?;
        }
    }
    Ok(form)
}

/// Presses the one thing there is to press on a page: the last form of its main part.
fn press_only(browser: &mut Browser, page: &Page) -> Result<Page, Trouble> {
    match page.main_forms().pop() {
        Some(form) => browser.press(form)?.expect(200),
        None => Err(page.unexpected("something to press")),
    }
}

/// Comes back with the codename and gives the page of the case.
pub fn sign_in(browser: &mut Browser, language: &str, codename: &str) -> Result<Page, Trouble> {
    let page = browser.open(&format!("/{language}/return"))?.expect(200)?;
    let form = page.form_with("codename")?.fill("codename", codename)?;
    let page = browser.press(form)?;
    // A codename that finds nothing gets a page too; only a case has a place to write.
    if page.status == 200 && page.form_with("text").is_ok() {
        Ok(page)
    } else {
        Err(page.unexpected("the case of a codename that was given"))
    }
}

/// Comes back, writes what was to be written, reads and answers.
pub fn come_back(browser: &mut Browser, filed: &mut Filed) -> Result<Visited, Trouble> {
    let persona = filed.persona.clone();
    let (language, wish) = (persona.language, persona.habits.wish);
    let page = sign_in(browser, language, &filed.receipt.codename)?;
    let mut visited = Visited { answer: Visit::NoAnswer, message: false, file: false };
    if filed.to_write {
        let text = persona.habits.message.as_deref().unwrap_or_default();
        let upload = persona.habits.file_bytes.map(|bytes| upload(persona.number, bytes));
        visited.file = upload.is_some();
        send_message(browser, language, text, upload)?;
        visited.message = true;
        filed.to_write = false;
    }
    let answered = !page.links("/case/offer").is_empty();
    visited.answer = match wish {
        Wish::Erase if answered => erase(browser, language)?,
        _ if !answered => Visit::NoAnswer,
        _ => answer(browser, language, wish)?,
    };
    Ok(visited)
}

/// Sends a message, with a file or without.
pub fn send_message(
    browser: &mut Browser,
    language: &str,
    text: &str,
    upload: Option<Upload>,
) -> Result<Page, Trouble> {
    let page = browser.open(&format!("/{language}/case"))?.expect(200)?;
    let mut form = page.form_with("text")?.fill("text", text)?;
    if let Some(upload) = upload {
        form = form.attach("files", upload)?;
    }
    browser.press(form)?.expect(200)
}

fn answer(browser: &mut Browser, language: &str, wish: Wish) -> Result<Visit, Trouble> {
    let page = browser.open(&format!("/{language}/case/offer"))?.expect(200)?;
    let (word, visit) = match wish {
        Wish::Accept => ("accept", Visit::Accepted),
        Wish::Decline => ("decline", Visit::Declined),
        Wish::Review => ("review", Visit::Review),
        Wish::Erase | Wish::Nothing => return Ok(Visit::Read),
    };
    let Ok(form) = page.form_with("answer") else { return Ok(Visit::Read) };
    if !form.choices("answer").iter().any(|choice| choice == word) {
        // A refusal can only be reviewed.
        return Ok(Visit::Read);
    }
    browser.press(form.choose("answer", word)?)?.expect(200)?;
    Ok(visit)
}

/// Withdraws, and has everything erased.
pub fn erase(browser: &mut Browser, language: &str) -> Result<Visit, Trouble> {
    let page = browser.open(&format!("/{language}/case/withdraw"))?.expect(200)?;
    let form = page.form_for("/erase")?;
    let word = erase_word(&page).ok_or_else(|| page.unexpected("the word to type"))?;
    browser.press(form.fill("confirm", &word)?)?.expect(200)?;
    Ok(Visit::Erased)
}

/// Gives a testimony, in its own place; the codename it comes with is returned.
pub fn testify(browser: &mut Browser, persona: &Persona, text: &str) -> Result<String, Trouble> {
    let page = browser.open(&format!("/{}/testimony", persona.language))?.expect(200)?;
    let page = browser.press(page.form_for("/testimony")?)?.expect(200)?;
    let form = page.form_with("use")?.fill("text", text)?.choose("use", "site")?;
    let page = browser.press(form)?.expect(200)?;
    codename_on(&page).ok_or_else(|| page.unexpected("a testimony's own codename"))
}

/// Takes a testimony back with the codename it came with.
pub fn withdraw_testimony(
    browser: &mut Browser,
    language: &str,
    codename: &str,
) -> Result<(), Trouble> {
    let page = browser.open(&format!("/{language}/testimony/return"))?.expect(200)?;
    let form = page.form_with("codename")?.fill("codename", codename)?;
    let page = browser.press(form)?.expect(200)?;
    let form = page.form_for("/withdraw")?;
    browser.press(form)?.expect(200).map(|_| ())
}

/// The word a page asks to be typed: it stands in quotes above the field.
fn erase_word(page: &Page) -> Option<String> {
    let asks = |label: &String| label.contains(['“', '«']);
    let label = page.texts("form[action$='/erase'] label").into_iter().find(asks)?;
    let quotes = ['“', '”', '«', '»', '„', '"'];
    label.split(quotes).nth(1).map(str::to_owned)
}

/// The codename a page shows: seven groups of four digits.
pub fn codename_on(page: &Page) -> Option<String> {
    let text = page.texts("main").join(" ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let group = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let found = words.windows(7).find(|groups| groups.iter().all(group))?;
    Some(found.join(" "))
}

/// What a receipt says: the day it was received, or else its heading.
fn reference_on(page: &Page) -> Option<String> {
    if !page.path.ends_with("/apply/receipt") {
        return None;
    }
    let day = page.attributes("time[datetime]", "datetime").into_iter().next();
    day.or_else(|| Some(page.heading()))
}

/// The codename with two different neighbours swapped, as people do.
fn mistyped(codename: &str) -> String {
    let mut digits: Vec<char> = codename.chars().filter(char::is_ascii_digit).collect();
    let place = (1..digits.len()).find(|place| digits[place - 1] != digits[*place]);
    if let Some(place) = place {
        digits.swap(place - 1, place);
    }
    digits.into_iter().collect()
}

fn upload(number: u64, bytes: usize) -> Upload {
    Upload {
        name: format!("document-{number}.txt"),
        media_type: "text/plain".to_owned(),
        bytes: Dice::new(number, 2).bytes(bytes),
    }
}
