//! Two officers at the desk, who handle what applicants send in.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use keyring::sheet::{Sheet, SheetOfficer};
use keyring::totp::STEP_SECONDS;
use keyring::{TotpSecret, sheet};

use crate::browser::Browser;
use crate::dice::Dice;
use crate::form::Form;
use crate::page::Page;
use crate::trouble::Trouble;

const SIGN_IN_ATTEMPTS: u64 = 3;

/// Two officers, signed in.
pub struct Officers {
    first: Browser,
    second: Browser,
    dice: Dice,
    paid: BTreeSet<String>,
    taken: BTreeSet<(String, String)>,
}

/// What two officers did with a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Handled {
    /// They made an offer.
    Offer,
    /// They refused.
    Refusal,
    /// They left it for later: something is missing, or the money is spent.
    Left,
}

impl Officers {
    /// Signs in the first two officers of a sheet.
    pub fn sign_in(desk: &str, sheet: &Sheet, dice: Dice) -> Result<Self, Trouble> {
        let [first, second] = sheet.officers.as_slice() else {
            let found = sheet.officers.len();
            let text = format!("the sign-in sheet has {found} officers, a drill needs two");
            return Err(Trouble::NotReady(text));
        };
        Ok(Self::signed_in(sign_in(desk, first)?, sign_in(desk, second)?, dice))
    }

    /// Two officers whose browsers are signed in already.
    pub fn signed_in(first: Browser, second: Browser, dice: Dice) -> Self {
        Self { first, second, dice, paid: BTreeSet::new(), taken: BTreeSet::new() }
    }

    /// The browser of the officer who proposes.
    pub fn first(&mut self) -> &mut Browser {
        &mut self.first
    }

    /// The browser of the officer who approves.
    pub fn second(&mut self) -> &mut Browser {
        &mut self.second
    }

    /// Addresses of some cases that stand at a stage, those that wait longest first.
    pub fn waiting(&mut self, stage: &str) -> Result<Vec<String>, Trouble> {
        let page = self.first.open(&format!("/en/cases?stage={stage}"))?.expect(200)?;
        Ok(rows(&page, "/cases/"))
    }

    /// Takes a case in hand that stands at a stage; false if it was taken before.
    pub fn takes(&mut self, case: &str, stage: &str) -> bool {
        self.taken.insert((case.to_owned(), stage.to_owned()))
    }

    /// Decides one case: assesses, finds, proposes; the other returns or approves.
    pub fn decide(&mut self, case: &str) -> Result<Handled, Trouble> {
        let mut page = self.first.open(case)?.expect(200)?;
        if let Ok(form) = page.form_for("/screen") {
            page = settle(&mut self.first, form, case)?;
        }
        if let Ok(form) = page.form_for("/assess") {
            page = settle(&mut self.first, form, case)?;
        }
        if let Ok(form) = page.form_for("/find") {
            let form = complete(form, &[("finding", "clears"), ("clears", "yes")], FINDING)?;
            page = settle(&mut self.first, form, case)?;
        }
        if self.dice.chance(15)
            && let Ok(form) = page.form_for("/message")
        {
            let form = complete(form, &[], MESSAGE)?;
            page = settle(&mut self.first, form, case)?;
        }
        let Some(verdict) = self.propose(&page, case)? else { return Ok(Handled::Left) };
        let shown = self.second.open(case)?.expect(200)?;
        if self.dice.chance(5)
            && let Ok(form) = shown.form_for("/return")
        {
            settle(&mut self.second, form, case)?;
            let page = self.first.open(case)?.expect(200)?;
            if self.propose(&page, case)?.is_none() {
                return Ok(Handled::Left);
            }
        }
        if self.approve(case)? { Ok(verdict) } else { Ok(Handled::Left) }
    }

    fn propose(&mut self, page: &Page, case: &str) -> Result<Option<Handled>, Trouble> {
        let Ok(form) = page.form_for("/propose") else { return Ok(None) };
        let offers = form.choices("verdict").iter().any(|choice| choice == "offer");
        let fixed = form.value("verdict") == Some("offer");
        let verdict = if offers || fixed { Handled::Offer } else { Handled::Refusal };
        let wanted = if verdict == Handled::Offer { "offer" } else { "refusal" };
        let form = complete(form, &[("verdict", wanted)], NOTE)?;
        settle(&mut self.first, form, case)?;
        Ok(Some(verdict))
    }

    /// Whether the second officer could approve: a partner's money may be spent.
    fn approve(&mut self, case: &str) -> Result<bool, Trouble> {
        let page = self.second.open(case)?.expect(200)?;
        let form = page.form_for("/approve")?;
        let answer = self.second.press(form)?;
        match answer.status {
            200 => Ok(true),
            409 | 422 => Ok(false),
            _ => Err(answer.unexpected("the case, approved")),
        }
    }

    /// Pays what is due in one case: one paymaster proposes, the other pays.
    pub fn pay(&mut self, case: &str) -> Result<bool, Trouble> {
        if !self.paid.insert(case.to_owned()) {
            return Ok(false);
        }
        let page = self.first.open(case)?.expect(200)?;
        let Ok(form) = page.form_for("/propose-payment") else { return Ok(false) };
        settle(&mut self.first, form, case)?;
        let page = self.second.open(case)?.expect(200)?;
        let form = page.form_for("/pay")?;
        settle(&mut self.second, form, case)?;
        Ok(true)
    }

    /// Publishes the testimonies on the first page that wait: one custodian proposes, the other
    /// publishes.
    pub fn publish(&mut self) -> Result<u64, Trouble> {
        let page = self.first.open("/en/testimonies")?.expect(200)?;
        let mut published = 0;
        for testimony in rows(&page, "/testimonies/") {
            let page = self.first.open(&testimony)?.expect(200)?;
            let Ok(form) = page.form_for("/propose") else { continue };
            settle(&mut self.first, form, &testimony)?;
            let page = self.second.open(&testimony)?.expect(200)?;
            let form = page.form_for("/publish")?;
            settle(&mut self.second, form, &testimony)?;
            published += 1;
        }
        Ok(published)
    }

    /// The desk's ledger as its table for spreadsheets.
    pub fn ledger(&mut self) -> Result<String, Trouble> {
        let page = self.first.open("/en/ledger.csv")?.expect(200)?;
        Ok(page.html().into_owned())
    }
}

const FINDING: &str = "A made-up case of a drill: nothing speaks against it.";
const NOTE: &str = "A made-up case of a drill, decided for practice.";
const MESSAGE: &str = "Thank you. We have read what you wrote and will answer soon.";

/// Fills in what an act asks for: the answers that are wanted, a text where nothing stands yet,
/// and the first choice where none is made.
pub fn complete(mut form: Form, wanted: &[(&str, &str)], text: &str) -> Result<Form, Trouble> {
    for (name, value) in wanted {
        if form.choices(name).iter().any(|choice| choice == value) {
            form = form.choose(name, value)?;
        }
    }
    let visible: Vec<String> = form.visible().into_iter().map(str::to_owned).collect();
    for name in visible {
        if form.value(&name).is_some_and(|value| !value.trim().is_empty()) {
            continue;
        }
        match form.choices(&name).first().cloned() {
            Some(first) => form = form.choose(&name, &first)?,
            None if form.takes_text(&name) => form = form.fill(&name, text)?,
            None => {}
        }
    }
    Ok(form)
}

/// Presses a form that must lead back to a page without errors.
fn settle(browser: &mut Browser, form: Form, expected: &str) -> Result<Page, Trouble> {
    let page = browser.press(form)?;
    if page.status == 200 { Ok(page) } else { Err(page.unexpected(expected)) }
}

/// Addresses of the rows of a table, each once, in the order of the page.
fn rows(page: &Page, under: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for link in page.links(under) {
        let path = link.split(['?', '#']).next().unwrap_or_default();
        let id = path.rsplit('/').next().unwrap_or_default();
        // Ids of rows have 26 characters; other links under the same address do not.
        if id.len() == 26 && !found.iter().any(|known| known == path) {
            found.push(path.to_owned());
        }
    }
    found
}

/// Signs one officer in at an office whose clock stands at a time of its own.
pub fn sign_in_at(
    desk: &str,
    officer: &SheetOfficer,
    unix_seconds: u64,
) -> Result<Browser, Trouble> {
    let mut browser = Browser::new(desk);
    let page = browser.open("/en/sign-in")?;
    let page = enter(&mut browser, &page, officer, unix_seconds)?;
    if page.form_with("passphrase").is_ok() {
        return Err(page.unexpected("the desk, signed in"));
    }
    page.expect(200).map(|_| browser)
}

fn enter(
    browser: &mut Browser,
    page: &Page,
    officer: &SheetOfficer,
    unix_seconds: u64,
) -> Result<Page, Trouble> {
    let secret = TotpSecret::from_base32(&officer.authenticator_key);
    let unreadable = || Trouble::NotReady("the sign-in sheet's key is not base32".to_owned());
    let code = secret.ok_or_else(unreadable)?.code_at(unix_seconds);
    let form = page.form_with("passphrase")?.fill("name", &officer.name)?;
    let form = form.fill("passphrase", &officer.passphrase)?.fill("code", &code)?;
    browser.press(form)
}

/// Signs one officer in. A code that was used already is followed by the next one.
pub fn sign_in(desk: &str, officer: &SheetOfficer) -> Result<Browser, Trouble> {
    let mut browser = Browser::new(desk);
    let mut page = browser.open("/en/sign-in")?;
    for attempt in 1..=SIGN_IN_ATTEMPTS {
        page = enter(&mut browser, &page, officer, now_seconds())?;
        if page.form_with("passphrase").is_err() {
            return page.expect(200).map(|_| browser);
        }
        if attempt < SIGN_IN_ATTEMPTS {
            let left = STEP_SECONDS - now_seconds() % STEP_SECONDS;
            std::thread::sleep(Duration::from_secs(left + 1));
        }
    }
    Err(page.unexpected("the desk, signed in"))
}

/// Reads the sheet an office left in its data folder.
pub fn read_sheet(data: &std::path::Path) -> Result<Sheet, Trouble> {
    let path = data.join("sign-in-sheet.txt");
    let shown = path.display();
    let text = std::fs::read_to_string(&path).map_err(|error| {
        Trouble::NotReady(format!(
            "cannot read {shown}: {error}\n  the drill's officers sign in with the sheet of the \
             first start; name the office's folder with --data"
        ))
    })?;
    sheet::Sheet::parse(&text).map_err(|error| Trouble::NotReady(format!("{shown}: {error}")))
}

fn now_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
