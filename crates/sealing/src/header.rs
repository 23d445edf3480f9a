//! The inner header: 256 readable bytes ahead of every plaintext, saying where the body belongs.
//!
//! age has no associated data, so a server that swaps, replays or relabels bodies would go
//! unnoticed. The header travels inside the seal and is compared, field by field, with what the
//! journal says of the row. It proves placement, not authorship: whoever knows the public key can
//! write one.
//!
//! ```text
//! postern-sealed 1
//! suite age-x25519
//! programme <64 hexadecimal digits>
//! case <26 characters>
//! purpose first-contact
//! sequence 00000000000000000000
//! sealed_by server
//! <spaces to the 255th byte, then a line feed>
//! ```
//!
//! The body's true length is not here but in a trailer ([`crate::seal`]): bodies are sealed while
//! they stream in, and their length is not known at the front.

use casework::CaseId;
use data_encoding::HEXLOWER;

/// Length of an encoded header; `tail -c +257` drops it from an opened file.
pub const HEADER_BYTES: usize = 256;

const FORMAT_LINE: &str = "postern-sealed 1";
const SUITE_LINE: &str = "suite age-x25519";

/// What a sealed body is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Purpose {
    /// The application itself.
    FirstContact,
    /// A later message from the applicant.
    Message,
    /// An attached file.
    File,
    /// A message from the office.
    Reply,
    /// A document from the office, such as an offer.
    Letter,
    /// A case's private key, sealed to one holder.
    Wrap,
    /// A testimony, under its own key.
    Testimony,
    /// What the office keeps of its own work on a case: an assessment, an offer, a sent message.
    Record,
}

impl Purpose {
    /// Every purpose there is.
    pub const ALL: [Self; 8] = [
        Self::FirstContact,
        Self::Message,
        Self::File,
        Self::Reply,
        Self::Letter,
        Self::Wrap,
        Self::Testimony,
        Self::Record,
    ];

    /// Its word in the header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstContact => "first-contact",
            Self::Message => "message",
            Self::File => "file",
            Self::Reply => "reply",
            Self::Letter => "letter",
            Self::Wrap => "wrap",
            Self::Testimony => "testimony",
            Self::Record => "record",
        }
    }

    /// The purpose with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == word)
    }
}

/// Which side sealed a body, as that side claims: the applicant's browser or our portal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SealedBy {
    /// Sealed in the applicant's browser; the server saw ciphertext only.
    Client,
    /// Sealed in a process of ours, which held the plaintext in memory.
    Server,
}

impl SealedBy {
    /// Its word in the header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
        }
    }

    /// The side with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Client, Self::Server].into_iter().find(|side| side.as_str() == word)
    }
}

/// Where a sealed body belongs. Opening demands that every field equals what the journal says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InnerHeader {
    /// Digest of the programme the case was opened under.
    pub programme: [u8; 32],
    /// The case.
    pub case: CaseId,
    /// What the body is.
    pub purpose: Purpose,
    /// Its place among the bodies of the same case and direction.
    pub sequence: u64,
    /// Who sealed it.
    pub sealed_by: SealedBy,
}

/// A line of the header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeaderField {
    /// The programme's digest.
    Programme,
    /// The case.
    Case,
    /// What the body is.
    Purpose,
    /// Its place.
    Sequence,
    /// Who sealed it.
    SealedBy,
}

/// Why 256 bytes are not a header.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum HeaderError {
    /// Fewer bytes than a header has.
    #[error("too short for an inner header")]
    TooShort,
    /// The first line is not ours, or names another version of the format.
    #[error("the first line is not 'postern-sealed 1'")]
    UnknownFormat,
    /// Sealed with a suite this program does not know.
    #[error("the suite is not 'age-x25519'")]
    UnknownSuite,
    /// A line is missing or cannot be read.
    #[error("the {0:?} line cannot be read")]
    Malformed(HeaderField),
    /// Readable, but not byte for byte as we write it (spelling, padding, extra lines).
    #[error("the header is not in its one allowed spelling")]
    NotCanonical,
}

impl InnerHeader {
    /// The 256 bytes that go ahead of the plaintext.
    pub fn encode(&self) -> [u8; HEADER_BYTES] {
        let text = format!(
            "{FORMAT_LINE}\n{SUITE_LINE}\nprogramme {}\ncase {}\npurpose {}\nsequence {:020}\n\
             sealed_by {}\n",
            HEXLOWER.encode(&self.programme),
            self.case,
            self.purpose.as_str(),
            self.sequence,
            self.sealed_by.as_str(),
        );
        let mut bytes = [b' '; HEADER_BYTES];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        bytes[HEADER_BYTES - 1] = b'\n';
        bytes
    }

    /// Reads a header back, strictly: only the exact bytes [`encode`](Self::encode) writes.
    pub fn parse(bytes: &[u8]) -> Result<Self, HeaderError> {
        let bytes = bytes.get(..HEADER_BYTES).ok_or(HeaderError::TooShort)?;
        let text = std::str::from_utf8(bytes).map_err(|_| HeaderError::UnknownFormat)?;
        let mut lines = text.split('\n');
        if lines.next() != Some(FORMAT_LINE) {
            return Err(HeaderError::UnknownFormat);
        }
        if lines.next() != Some(SUITE_LINE) {
            return Err(HeaderError::UnknownSuite);
        }
        let mut value = |name: &str, field: HeaderField| {
            let line = lines.next().unwrap_or_default();
            let value = line.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
            value.ok_or(HeaderError::Malformed(field))
        };
        let programme = value("programme", HeaderField::Programme)?;
        let case = value("case", HeaderField::Case)?;
        let purpose = value("purpose", HeaderField::Purpose)?;
        let sequence = value("sequence", HeaderField::Sequence)?;
        let sealed_by = value("sealed_by", HeaderField::SealedBy)?;
        let header = Self {
            programme: digest(programme).ok_or(HeaderError::Malformed(HeaderField::Programme))?,
            case: case.parse().map_err(|_| HeaderError::Malformed(HeaderField::Case))?,
            purpose: Purpose::from_word(purpose)
                .ok_or(HeaderError::Malformed(HeaderField::Purpose))?,
            sequence: sequence
                .parse()
                .map_err(|_| HeaderError::Malformed(HeaderField::Sequence))?,
            sealed_by: SealedBy::from_word(sealed_by)
                .ok_or(HeaderError::Malformed(HeaderField::SealedBy))?,
        };
        if header.encode() != bytes {
            return Err(HeaderError::NotCanonical);
        }
        Ok(header)
    }

    /// The first field in which two headers differ.
    pub fn first_difference(&self, other: &Self) -> Option<HeaderField> {
        // Taken apart, so that a field added later cannot be forgotten here.
        let Self { programme, case, purpose, sequence, sealed_by } = self;
        [
            (HeaderField::Programme, *programme == other.programme),
            (HeaderField::Case, *case == other.case),
            (HeaderField::Purpose, *purpose == other.purpose),
            (HeaderField::Sequence, *sequence == other.sequence),
            (HeaderField::SealedBy, *sealed_by == other.sealed_by),
        ]
        .into_iter()
        .find_map(|(field, equal)| (!equal).then_some(field))
    }
}

fn digest(hex: &str) -> Option<[u8; 32]> {
    HEXLOWER.decode(hex.as_bytes()).ok()?.try_into().ok()
}
