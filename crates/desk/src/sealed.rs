//! Sealing what the office writes: records to the case, letters to the applicant.

use programme::Digest;
use sealing::{InnerHeader, Purpose, Recipient, SealedBy, Sealer};
use store::{CaseRow, Content, NewBody};

use crate::record::Record;
use crate::trouble::Trouble;

/// One of the office's own records on a case, at the office's next place.
pub(crate) fn record(case: &CaseRow, record: &Record) -> Result<NewBody, Trouble> {
    let header = header(case, Purpose::Record, case.next_office);
    body(&header, &record.to_bytes(), &case.case_recipient)
}

/// A reply or a letter to the applicant, at the next place of what they receive.
pub(crate) fn outbound(
    case: &CaseRow,
    purpose: Purpose,
    content: &[u8],
) -> Result<NewBody, Trouble> {
    let header = header(case, purpose, case.next_out);
    body(&header, content, &case.reply_recipient)
}

fn header(case: &CaseRow, purpose: Purpose, sequence: u64) -> InnerHeader {
    let programme = *case.programme.as_bytes();
    InnerHeader { programme, case: case.case, purpose, sequence, sealed_by: SealedBy::Server }
}

/// Seals a body that is in memory.
pub(crate) fn body(
    header: &InnerHeader,
    content: &[u8],
    to: &Recipient,
) -> Result<NewBody, Trouble> {
    let mut sealer = Sealer::new(header, to, content.len() as u64, Vec::new())?;
    sealer.write_all(content)?;
    let (ciphertext, sealed) = sealer.finish()?;
    Ok(NewBody {
        purpose: header.purpose,
        sequence: header.sequence,
        sealed_by: header.sealed_by,
        content: Content::Inline(ciphertext),
        digest: Digest::from_bytes(sealed.ciphertext_digest),
        bucket_bytes: sealed.bucket_bytes,
    })
}
