//! Cases that are there already: filed through the store's own front door, many at a time, with
//! bodies of the size a sealed application has.

use std::io::{IsTerminal, Write};

use anyhow::Result;
use casework::CaseId;
use programme::Digest;
use sealing::{Entropy, LocatorHash, NewCaseKey, OsEntropy, Purpose, Recipient, SealedBy};
use store::{Content, FormId, Gate, NewApplication, NewBody, ciphertext_digest};

use crate::office::Office;

/// How many are filed at the same time: as many share one commit.
const TOGETHER: u64 = 512;
/// A 4 KiB bucket as age seals it, about.
const BODY_BYTES: usize = 4_500;
const WRAP_BYTES: usize = 700;

/// Files cases until so many are stored.
pub(crate) fn up_to(office: &Office, filed: &mut u64, wanted: u64) -> Result<()> {
    let recipient = NewCaseKey::generate(&OsEntropy)?.recipient();
    let shown = std::io::stderr().is_terminal();
    while *filed < wanted {
        let count = TOGETHER.min(wanted - *filed);
        let gate = office.store().gate();
        office.run(file(&gate, &recipient, count))?;
        *filed += count;
        if shown {
            eprint!("\rfiled {filed} of {wanted} ");
            let _ = std::io::stderr().flush();
        }
    }
    if shown {
        eprint!("\r{:40}\r", "");
    }
    Ok(())
}

async fn file(gate: &Gate, recipient: &Recipient, count: u64) -> Result<()> {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..count {
        let (gate, new) = (gate.clone(), application(recipient)?);
        tasks.spawn(async move { gate.receive(new).await });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}

fn application(recipient: &Recipient) -> Result<NewApplication> {
    let mut body = vec![0; BODY_BYTES];
    OsEntropy.fill(&mut body)?;
    let id = |place: usize| {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&body[place..place + 16]);
        CaseId::from_bytes(bytes)
    };
    let locator = Digest::of("postern/bench/v1", &body[32..64]);
    let programme = Digest::of("postern/bench/v1", b"programme");
    Ok(NewApplication {
        form: FormId(id(0)),
        case: id(16),
        locator: LocatorHash::from_bytes(*locator.as_bytes()),
        case_recipient: recipient.clone(),
        reply_recipient: recipient.clone(),
        programme,
        form_digest: programme,
        wrap: vec![0x5a; WRAP_BYTES],
        body: NewBody {
            purpose: Purpose::FirstContact,
            sequence: 1,
            sealed_by: SealedBy::Server,
            digest: ciphertext_digest(&body),
            content: Content::Inline(body),
            bucket_bytes: 4096,
        },
        files: Vec::new(),
    })
}
