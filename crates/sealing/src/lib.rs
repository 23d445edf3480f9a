//! Sealing: what an applicant sends becomes an age file that only the office can open.
//!
//! A body is laid out as [`header`] ‖ content ‖ padding ‖ true length, padded to one of the sizes
//! of [`bucket`], and sealed to one X25519 recipient ([`seal`]). The applicant's only credential is
//! the [`codename`], from which [`derive`](mod@derive) makes the look-up value and the
//! [`reply_key`].
//!
//! **Architecture Invariant:** both the portal and the desk use this crate, so it holds no type
//! that opens a case. [`NewCaseKey`] can only be wrapped and forgotten, and [`ReplyKey`] opens only
//! what the office wrote. The types that open cases are in `keyring`, which the portal does not
//! link.
//!
//! **Architecture Invariant:** nothing here logs, and no type that holds a secret prints it.

pub mod bucket;
pub mod case_key;
pub mod codename;
pub mod derive;
pub mod digits;
pub mod entropy;
pub mod header;
pub mod identity;
pub mod open;
pub mod recipient;
pub mod reply_key;
pub mod seal;

pub use bucket::{BUCKETS, bucket_for};
pub use case_key::NewCaseKey;
pub use codename::{Codename, CodenameError, contains_codename};
pub use derive::{Derived, KdfParams, KdfParamsError, LocatorHash, derive};
pub use entropy::{Entropy, EntropyFailed, OsEntropy, SeededEntropy};
pub use header::{HEADER_BYTES, HeaderError, HeaderField, InnerHeader, Purpose, SealedBy};
pub use open::{OpenError, open_as};
pub use recipient::{Recipient, RecipientError};
pub use reply_key::ReplyKey;
pub use seal::{SealError, Sealed, Sealer, TRAILER_BYTES, seal};
