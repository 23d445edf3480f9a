//! What the office wrote, opened in memory with the reply key of the visit.

use std::sync::Arc;

use casework::authority::Digested;
use casework::message::Message;
use casework::offer::Offer;
use jiff::civil::Date;
use pages::Problem;
use programme::Digest;
use sealing::{InnerHeader, Purpose};
use store::{BodyRow, CaseView, StoreError};
use zeroize::Zeroizing;

use crate::sessions::Visit;
use crate::state::{PortalState, unavailable};

/// One letter. A broken one says so in its place and hides no other (fault 26).
pub(crate) enum Letter {
    /// A message from an officer.
    Message { day: Date, message: Message },
    /// An offer or a refusal.
    Offer { day: Date, offer: Box<Offer>, digest: Digest },
    /// Something that cannot be opened.
    Broken { day: Date },
}

/// All letters of a case, oldest first.
pub(crate) async fn open_all(
    portal: &PortalState,
    visit: &Arc<Visit>,
    view: &CaseView,
) -> Result<Vec<Letter>, Problem> {
    let rows = portal.gate.letters(view.case).await.map_err(unavailable)?;
    let mut letters = Vec::new();
    for row in rows.into_iter().filter(|row| row.purpose != Purpose::File) {
        let day = row.day;
        let plain = open(portal, visit, view, &row).await?;
        letters.push(match (row.purpose, plain) {
            (Purpose::Reply, Some(plain)) => match Message::from_bytes(&plain) {
                Some(message) => Letter::Message { day, message },
                None => Letter::Broken { day },
            },
            (Purpose::Letter, Some(plain)) => match Offer::from_bytes(&plain) {
                Some(offer) if offer.case == view.case => {
                    let digest = offer.digest();
                    Letter::Offer { day, offer: Box::new(offer), digest }
                }
                _ => Letter::Broken { day },
            },
            _ => Letter::Broken { day },
        });
    }
    Ok(letters)
}

/// One file from the office.
pub(crate) async fn open_file(
    portal: &PortalState,
    visit: &Arc<Visit>,
    view: &CaseView,
    sequence: u64,
) -> Result<Option<Zeroizing<Vec<u8>>>, Problem> {
    let rows = portal.gate.letters(view.case).await.map_err(unavailable)?;
    let row = rows
        .into_iter()
        .find(|row| row.purpose == Purpose::File && row.sequence == sequence)
        .ok_or_else(Problem::not_found)?;
    open(portal, visit, view, &row).await
}

/// Opens one body; `None` if it is missing, damaged or not where it belongs.
async fn open(
    portal: &PortalState,
    visit: &Arc<Visit>,
    view: &CaseView,
    row: &BodyRow,
) -> Result<Option<Zeroizing<Vec<u8>>>, Problem> {
    let sealed = match portal.gate.body_bytes(row).await {
        Ok(sealed) => sealed,
        Err(StoreError::Blob(_) | StoreError::Corrupt { .. }) => return Ok(None),
        Err(error) => return Err(unavailable(error)),
    };
    let expected = InnerHeader {
        programme: *view.programme.as_bytes(),
        case: view.case,
        purpose: row.purpose,
        sequence: row.sequence,
        sealed_by: row.sealed_by,
    };
    let visit = Arc::clone(visit);
    let opening = tokio::task::spawn_blocking(move || visit.reply.open(&sealed, &expected).ok());
    opening.await.map_err(|_| Problem::internal())
}

/// The offer or refusal that stands now, if it is among the letters.
pub(crate) fn standing<'a>(letters: &'a [Letter], view: &CaseView) -> Option<&'a Offer> {
    letters.iter().rev().find_map(|letter| match letter {
        Letter::Offer { offer, digest, .. } if Some(*digest) == view.offer => Some(&**offer),
        _ => None,
    })
}
