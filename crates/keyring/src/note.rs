//! Small secrets of the office as age files: a line that says what it is, then the secret.
//!
//! ```text
//! # postern intake key
//! AGE-SECRET-KEY-1…
//! ```
//!
//! The first line keeps one kind from being taken for another when files are swapped. Stock age
//! tools skip it as a comment, so an opened key file is an identity file as it stands.

use std::io::{Read, Write};

use age::{DecryptError, Decryptor, Encryptor};
use sealing::{OpenError, SealError};
use zeroize::Zeroizing;

/// No note comes near this; a longer file is refused before any work.
const SEALED_BYTES_MAX: usize = 8 * 1024;

/// Why a stored secret could not be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WrapError {
    /// The seal itself does not open, or the header places it elsewhere.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It opens, but holds something other than what was asked for.
    #[error("it opens, but holds another kind of secret")]
    WrongKind,
}

/// Seals one line of text under its kind.
pub(crate) fn seal_note(
    kind: &str,
    secret: &str,
    to: &dyn age::Recipient,
) -> Result<Vec<u8>, SealError> {
    let note = Zeroizing::new(format!("# postern {kind}\n{secret}\n"));
    let encryptor =
        Encryptor::with_recipients(std::iter::once(to)).map_err(|_| SealError::Recipient)?;
    let mut stream = encryptor.wrap_output(Vec::new()).map_err(SealError::Write)?;
    stream.write_all(note.as_bytes()).map_err(SealError::Write)?;
    stream.finish().map_err(SealError::Write)
}

/// Opens a note of this kind and gives its line; age's own reason when the seal does not open.
pub(crate) fn open_note(
    kind: &str,
    sealed: &[u8],
    identity: &dyn age::Identity,
) -> Result<Zeroizing<String>, NoteError> {
    if sealed.len() > SEALED_BYTES_MAX {
        return Err(NoteError::Damaged);
    }
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| NoteError::Damaged)?;
    let mut reader = decryptor.decrypt(std::iter::once(identity)).map_err(NoteError::Refused)?;
    let mut plaintext = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plaintext).map_err(|_| NoteError::Damaged)?;
    let text = std::str::from_utf8(&plaintext).map_err(|_| NoteError::WrongKind)?;
    let secret = text
        .strip_prefix("# postern ")
        .and_then(|rest| rest.strip_prefix(kind))
        .and_then(|rest| rest.strip_prefix('\n'))
        .and_then(|rest| rest.strip_suffix('\n'))
        .ok_or(NoteError::WrongKind)?;
    Ok(Zeroizing::new(secret.to_owned()))
}

/// Why a note did not open. Passphrases and keys read age's refusal differently.
pub(crate) enum NoteError {
    Damaged,
    Refused(DecryptError),
    WrongKind,
}

impl From<NoteError> for WrapError {
    fn from(error: NoteError) -> Self {
        match error {
            NoteError::Refused(DecryptError::NoMatchingKeys) => OpenError::NotForThisKey.into(),
            NoteError::Refused(_) | NoteError::Damaged => OpenError::Damaged.into(),
            NoteError::WrongKind => Self::WrongKind,
        }
    }
}
