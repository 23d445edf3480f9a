//! Signing in with name, passphrase and code, and signing out.
//!
//! Every wrong answer is the same answer and costs the same work: whether the name exists, the
//! passphrase fits or the code is old cannot be told apart.
//!
//! A passphrase has 150 random bits and needs no budget: if wrong ones were counted, whoever
//! reaches this page could shut an officer out. Codes have six digits and are counted, which
//! happens only to whoever has the right passphrase. What passphrases cost is bounded by
//! [`crate::state::Unlocking`].

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use keyring::{IntakeKey, OfficerIdentity, Passphrase, TestimonyKey, TotpSecret, unlock};
use pages::text_id;
use pages::{Field, FieldError, Language, Posted, Problem, Shell};
use store::{OfficerRow, SessionRow};
use zeroize::Zeroizing;

use crate::guard::{Signed, see_other, session_hash};
use crate::keys::Keys;
use crate::state::{DeskState, first_place};
use crate::trouble::{Answer, Trouble};

/// The most characters of a typed name that are looked at.
const NAME_MAX: usize = 100;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    shell: Shell,
    sheet_exists: bool,
    name: Field,
    passphrase: Field,
    code: Field,
}

impl SignInPage {
    fn new(desk: &DeskState, language: Language, door: &str, name: &str) -> Self {
        let shell = desk.site().shell(language, "/sign-in", door.as_bytes());
        let field = |key: &str| shell.say(key);
        Self {
            name: Field {
                autocomplete: "username",
                ..Field::line("name", field("desk-sign-in-name"), name)
            },
            passphrase: Field {
                autocomplete: "current-password",
                ..Field::secret("passphrase", field("desk-sign-in-passphrase"))
            }
            .hint(field("desk-sign-in-passphrase-hint")),
            code: Field {
                autocomplete: "one-time-code",
                ..Field::digits("code", field("desk-sign-in-code"), "", 10)
            }
            .hint(field("desk-sign-in-code-hint")),
            sheet_exists: desk.sheet_exists(),
            shell,
        }
    }
}

/// The sign-in page. It brings the cookie that its form is bound to.
pub(crate) async fn form(
    State(desk): State<DeskState>,
    language: Language,
    signed: Option<axum::Extension<Signed>>,
    headers: HeaderMap,
) -> Answer {
    if let Some(signed) = signed {
        return Ok(see_other(&format!("/{}{}", language.tag(), first_place(&signed.0))));
    }
    let cookie = desk.door_cookie();
    if let Some(door) = cookie.read(&headers) {
        let page = SignInPage::new(&desk, language, door, "");
        return Ok(page.shell.answer(&page));
    }
    let door = text_id::draw_secret(&**desk.entropy())?;
    let page = SignInPage::new(&desk, language, &door, "");
    let mut response = page.shell.answer(&page);
    response.headers_mut().append(header::SET_COOKIE, cookie.set(&door));
    Ok(response)
}

/// Signs an officer in: a new session under a new id, whatever the browser brought along.
pub(crate) async fn enter(
    State(desk): State<DeskState>,
    language: Language,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    let name = posted.line("name", NAME_MAX).unwrap_or_default();
    let attempt = Attempt {
        passphrase: Zeroizing::new(posted.text("passphrase").to_owned()),
        code: Zeroizing::new(posted.text("code").to_owned()),
    };
    let row = desk.office().officer_by_name(&name).await?.filter(|row| !row.disabled);
    let opened = attempt.open(&desk, row.as_ref()).await?;
    let who = row.as_ref().map(|row| row.officer.id);
    let (Some(row), Some(keys)) = (row, opened) else {
        let subject = who.map_or_else(|| "unknown".to_owned(), |id| id.to_string());
        desk.office().audit_note(who, "sign_in_failed", &subject).await?;
        return Ok(again(&desk, language, &headers, &name));
    };
    begin_session(&desk, language, &headers, row, keys).await
}

struct Attempt {
    passphrase: Zeroizing<String>,
    code: Zeroizing<String>,
}

impl Attempt {
    /// The officer's keys, if everything fits. The costly step is taken in any case.
    async fn open(
        self,
        desk: &DeskState,
        row: Option<&OfficerRow>,
    ) -> Result<Option<Keys>, Trouble> {
        let turn = desk.unlocking().turn().await?;
        let sealed = row.map_or(desk.decoy(), |row| &row.sealed_identity).to_vec();
        let typed = self.passphrase;
        let identity = tokio::task::spawn_blocking(move || {
            // A text that cannot be a passphrase is tried as one all the same.
            let passphrase = Passphrase::parse(&typed).or_else(|_| Passphrase::parse(NOT_ONE));
            passphrase.ok().and_then(|passphrase| unlock(&passphrase, &sealed).ok())
        });
        let identity = identity.await.map_err(|_| Trouble::INTERNAL)?;
        drop(turn);
        let (Some(identity), Some(row)) = (identity, row) else { return Ok(None) };
        let Ok(secret) = TotpSecret::open(&identity, &row.sealed_totp) else {
            return Ok(None);
        };
        let fits = code_fits(desk, row, &secret, &self.code).await?;
        Ok(fits.then(|| keys_of(&identity, row)))
    }
}

/// Whether the code is right, unused and within the officer's budget. The attempt is counted
/// before the code is looked at, one officer after the other, so that codes tried at the same
/// time cannot share one attempt, and one that is broken off has been counted.
async fn code_fits(
    desk: &DeskState,
    row: &OfficerRow,
    secret: &TotpSecret,
    code: &str,
) -> Result<bool, Trouble> {
    let _alone = desk.unlocking().code().await;
    let budget = format!("desk code {}", row.officer.id);
    if desk.office().attempts_left(&budget).await?.left == 0 {
        return Ok(false);
    }
    desk.office().note_attempt(&budget, false).await?;
    let seconds = u64::try_from(desk.now_us() / 1_000_000).unwrap_or(0);
    let Ok(step) = secret.check(code, seconds, row.totp_step) else { return Ok(false) };
    if !desk.office().take_totp_step(row.officer.id, step).await? {
        return Ok(false);
    }
    desk.office().note_attempt(&budget, true).await?;
    Ok(true)
}

/// Thirty characters that nobody drew.
const NOT_ONE: &str = "00000-00000-00000-00000-00000-00000";

/// The office keys wrapped for this officer. The officer's own key is forgotten with this.
fn keys_of(identity: &OfficerIdentity, row: &OfficerRow) -> Keys {
    let intake = row.intake_wrap.as_ref().map(|wrap| IntakeKey::unwrap(identity, wrap));
    let testimony = row.testimony_wrap.as_ref().map(|wrap| TestimonyKey::unwrap(identity, wrap));
    if matches!(intake, Some(Err(_))) || matches!(testimony, Some(Err(_))) {
        tracing::error!(officer = %row.officer.id, "a key wrapped for an officer does not open");
    }
    Keys { intake: intake.and_then(Result::ok), testimony: testimony.and_then(Result::ok) }
}

async fn begin_session(
    desk: &DeskState,
    language: Language,
    headers: &HeaderMap,
    row: OfficerRow,
    keys: Keys,
) -> Answer {
    let now_us = desk.now_us();
    // Whatever session this browser had ends here; the new one has a new id (fault 11).
    if let Some(old) = desk.session_cookie().read(headers) {
        end(desk, &session_hash(old)).await?;
    }
    let cookie = text_id::draw_secret(&**desk.entropy())?;
    let mut csrf_secret = [0u8; 32];
    desk.entropy().fill(&mut csrf_secret)?;
    let officer = row.officer.id;
    let id_hash = session_hash(&cookie);
    let session = SessionRow { id_hash, officer, created_us: now_us, seen_us: now_us, csrf_secret };
    desk.office().open_session(&session).await?;
    desk.ring().hold(id_hash, officer, keys, now_us);
    desk.office().audit_note(Some(officer), "sign_in", &officer.to_string()).await?;
    let mut response = see_other(&format!("/{}/", language.tag()));
    let cookies = response.headers_mut();
    cookies.append(header::SET_COOKIE, desk.session_cookie().set(&cookie));
    cookies.append(header::SET_COOKIE, desk.door_cookie().clear());
    Ok(response)
}

/// The form again, with the one thing that is said about every wrong attempt.
fn again(desk: &DeskState, language: Language, headers: &HeaderMap, name: &str) -> Response {
    let cookie = desk.door_cookie();
    let Some(door) = cookie.read(headers) else { return Problem::stale_form().into_response() };
    let mut page = SignInPage::new(desk, language, door, name);
    page.shell.errors.push(FieldError::new("passphrase", "desk-sign-in-wrong"));
    page.shell.answer(&page)
}

/// Signs the officer out: the session ends in the store, and its keys go.
pub(crate) async fn leave(
    State(desk): State<DeskState>,
    language: Language,
    signed: Signed,
    _posted: Posted,
) -> Answer {
    end(&desk, &signed.session).await?;
    let officer = signed.officer.id;
    desk.office().audit_note(Some(officer), "sign_out", &officer.to_string()).await?;
    let mut response = see_other(&format!("/{}/sign-in", language.tag()));
    response.headers_mut().append(header::SET_COOKIE, desk.session_cookie().clear());
    Ok(response)
}

async fn end(desk: &DeskState, session: &[u8; 32]) -> Result<(), Trouble> {
    desk.ring().drop_session(session, desk.now_us());
    desk.office().revoke_session(session).await?;
    Ok(())
}
