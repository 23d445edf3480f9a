//! Stage 8, publish: one custodian proposes exact words, another makes them public.

use std::io::Write;

use casework::authority::{Digested, Proposed};
use casework::publication::{Publication, month_of};
use casework::testimony::{TEXT_MAX, Use};
use casework::{Refusal, Role};
use pages::{Choice, Field, Posted};
use sealing::{Purpose, SealedBy};
use store::{BlobId, Office, StoreError, TestimonyState, Unavailable};

use crate::act::Act;
use crate::case::form_id;
use crate::decision::shown_of;
use crate::guard::see_other;
use crate::names;
use crate::questions;
use crate::sealed;
use crate::sent::Sent;
use crate::testimony::{self, Stand, Video};
use crate::trouble::{Answer, Trouble};
use crate::visible::Visible;

/// Words that wait for a second custodian.
pub(crate) struct PublicationView {
    pub(crate) proposer: String,
    pub(crate) at: String,
    pub(crate) seal: String,
    pub(crate) digest: String,
    pub(crate) content: Option<ProposedWords>,
}

/// What exactly would become public.
pub(crate) struct ProposedWords {
    pub(crate) text: Visible,
    pub(crate) byline: Visible,
    pub(crate) language: String,
    pub(crate) month: String,
    pub(crate) video: bool,
}

impl PublicationView {
    /// The open proposal of a testimony.
    pub(crate) fn open(stand: &Stand<'_>) -> Option<Self> {
        let proposal = stand.proposal.as_ref()?;
        let shell = &stand.shell;
        let content = matching(stand).map(|content| ProposedWords {
            text: Visible::new(&content.text),
            byline: Visible::new(&content.byline),
            language: questions::language(shell, &content.language),
            month: shell.month(&content.month),
            video: content.video.is_some(),
        });
        Some(Self {
            proposer: testimony::proposer(stand, proposal),
            at: names::moment(shell, proposal.at_us),
            seal: names::seal(&proposal.digest),
            digest: proposal.digest.to_string(),
            content,
        })
    }
}

/// The proposed words, if they are exactly what was proposed, about this testimony.
fn matching<'a>(stand: &'a Stand<'_>) -> Option<&'a Publication> {
    let proposal = stand.proposal.as_ref()?;
    let content = stand.proposed.as_ref()?;
    let same = content.digest() == proposal.digest && content.testimony == stand.row.id;
    same.then_some(content)
}

/// What can be done about a testimony.
pub(crate) fn acts(stand: &Stand<'_>) -> Vec<Act> {
    match stand.row.state {
        TestimonyState::Given => vec![proposing(stand), stopping(stand)],
        TestimonyState::Proposed => {
            let back = Act::new(&stand.shell, "publication-return", stand.action("return"));
            deciding(stand).into_iter().chain([back, stopping(stand)]).collect()
        }
        TestimonyState::Published => vec![stopping(stand)],
        TestimonyState::Stopped | TestimonyState::Withdrawn => Vec::new(),
    }
}

fn proposing(stand: &Stand<'_>) -> Act {
    let shell = &stand.shell;
    let given = stand.testimony();
    let typed = stand.posted.map(|posted| posted.raw("text"));
    let text = typed.or(given.map(|given| given.text.as_str())).unwrap_or_default();
    let hint = shell.with("desk-hint-shorten", "limit", TEXT_MAX);
    let mut act = Act::new(shell, "publication-propose", stand.action("propose"))
        .primary()
        .field(Field::area("text", shell.say("desk-publication-text"), text, 12).hint(hint));
    if stand.video.is_some() {
        let chosen = stand.posted.map_or("", |posted| posted.text("video"));
        let with = Choice::new("yes", shell.say("desk-publication-with-video"), chosen);
        act = act.field(Field::checks("video", shell.say("desk-publication-video"), vec![with]));
    }
    let unread = given.is_none().then(|| shell.say("desk-why-unreadable-testimony"));
    let consents = given.is_none_or(|given| given.consent.allows(Use::Site));
    let consent = if consents { Ok(()) } else { Err(Refusal::NoConsent) };
    act.unless(unread).unless_refused(shell, consent)
}

fn deciding(stand: &Stand<'_>) -> Option<Act> {
    let shell = &stand.shell;
    let proposal = stand.proposal.as_ref()?;
    let broken = matching(stand).is_none().then(|| shell.say("desk-alarm-proposal"));
    let by = testimony::proposer(stand, proposal);
    Some(
        Act::new(shell, "publish", stand.action("publish"))
            .primary()
            .hidden("digest", proposal.digest)
            .line(shell.say("desk-proposed-by"), by)
            .line(shell.say("desk-seal"), names::seal(&proposal.digest))
            .only_for(shell, stand.signed, Role::Custodian, &stand.staff, Some(proposal.proposer))
            .unless(broken),
    )
}

fn stopping(stand: &Stand<'_>) -> Act {
    Act::new(&stand.shell, "stop", stand.action("stop")).dangerous()
}

async fn after(
    stand: Stand<'_>,
    posted: &Posted,
    outcome: Result<&'static str, Trouble>,
    field: &str,
) -> Answer {
    let trouble = match outcome {
        Ok(done) => {
            let path = stand.shell.link(&stand.shell.path);
            return Ok(see_other(&format!("{path}?done={done}")));
        }
        Err(trouble) => trouble,
    };
    let id = stand.row.id.to_string();
    let mut now = Stand::load(stand.desk, stand.shell.language, stand.signed, &id).await?;
    let error = trouble.said(&now.shell, field)?;
    now.shell.errors.push(error);
    now.posted = Some(posted);
    testimony::page(&now, "")
}

/// Proposes to publish.
pub(crate) async fn propose(sent: Sent) -> Answer {
    let stand = sent.stand().await?;
    let outcome = put_forward(&stand, &sent.posted).await;
    after(stand, &sent.posted, outcome, "text").await
}

async fn put_forward(stand: &Stand<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    let form = form_id(posted)?;
    let given = stand.testimony();
    let given = given.ok_or(Trouble::field("text", "desk-why-unreadable-testimony"))?;
    let with_video = posted.text("video") == "yes";
    let content = Publication {
        testimony: stand.row.id,
        text: posted.text("text").to_owned(),
        byline: given.byline.clone(),
        language: given.language.clone(),
        month: month_of(stand.desk.today()),
        video: stand.video.filter(|_| with_video),
    };
    let proposed = casework::publication::propose(given, content, &stand.signed.officer)?;
    let row = &stand.row;
    let header = testimony::header(row, Purpose::Record, row.next_office, SealedBy::Server);
    let record = sealed::body(&header, &proposed.content.to_bytes(), &row.recipient)?;
    stand.desk.office().propose_publication(form, &proposed, record).await?;
    Ok("publication-proposed")
}

/// Publishes what was proposed, if it is what this custodian was shown.
pub(crate) async fn publish(sent: Sent) -> Answer {
    let stand = sent.stand().await?;
    let outcome = make_public(&stand, &sent.posted).await;
    after(stand, &sent.posted, outcome, "publish").await
}

async fn make_public(stand: &Stand<'_>, posted: &Posted) -> Result<&'static str, Trouble> {
    let form = form_id(posted)?;
    let Some(proposal) = &stand.proposal else { return Err(Refusal::ProposalClosed.into()) };
    let shown = shown_of(proposal, posted)?;
    let broken = Trouble::field("publish", "desk-alarm-proposal");
    let content = matching(stand).ok_or(broken)?.clone();
    let given = stand.testimony();
    let given = given.ok_or(Trouble::field("publish", "desk-why-unreadable-testimony"))?;
    if !given.consent.allows(Use::Site) {
        return Err(Refusal::NoConsent.into());
    }
    let media_type = given.video.clone().unwrap_or_default();
    let proposed = Proposed { content, proposer: proposal.proposer };
    let approved = proposed.approve(&stand.signed.officer, Role::Custodian, shown)?;
    let office = stand.desk.office().clone();
    match approved.content().video {
        Some(digest) if Some(digest) == stand.video => {
            let _turn = stand.desk.heavy().acquire().await.map_err(|_| Trouble::INTERNAL)?;
            let id = stand.row.id.to_string();
            let video = testimony::open_video(stand.desk, stand.signed, &id).await?;
            let video = video.map_err(testimony::broken)?;
            // Written in the clear and published as one: a custodian who hangs up in between must
            // not leave a plain file that nobody published.
            let published = tokio::spawn(async move {
                let blob = public_video(office.clone(), video).await?;
                office.publish(form, &approved, Some((media_type, blob))).await
            });
            published.await.map_err(|_| Trouble::INTERNAL)??;
        }
        Some(_) => return Err(Refusal::ChangedSinceShown.into()),
        None => {
            office.publish(form, &approved, None).await?;
        }
    }
    Ok("published")
}

/// Writes the opened video to the vault, where everybody may read it once the plan names it.
async fn public_video(office: Office, video: Video) -> Result<BlobId, StoreError> {
    let written = tokio::task::spawn_blocking(move || {
        let mut blob = office.begin_blob()?;
        blob.write_all(&video.bytes).map_err(|error| StoreError::of_io(&error))?;
        blob.finish()
    });
    written.await.map_err(|_| StoreError::Unavailable(Unavailable::Vault))?
}

/// Returns a proposal.
pub(crate) async fn give_back(sent: Sent) -> Answer {
    let stand = sent.stand().await?;
    let form = form_id(&sent.posted)?;
    let officer = stand.signed.officer.id;
    let outcome = sent.desk.office().return_publication(stand.row.id, form, officer).await;
    let outcome = outcome.map(|_| "publication-returned").map_err(Trouble::from);
    after(stand, &sent.posted, outcome, "publication-return").await
}

/// Decides not to publish, or no longer.
pub(crate) async fn stop(sent: Sent) -> Answer {
    let stand = sent.stand().await?;
    let form = form_id(&sent.posted)?;
    let officer = stand.signed.officer.id;
    let outcome = sent.desk.office().stop_testimony(stand.row.id, form, officer).await;
    let outcome = outcome.map(|_| "stopped").map_err(Trouble::from);
    after(stand, &sent.posted, outcome, "stop").await
}
