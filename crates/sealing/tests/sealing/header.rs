//! The inner header: one spelling, read strictly.

use casework::CaseId;
use proptest::prelude::*;
use sealing::{HEADER_BYTES, HeaderError, HeaderField, InnerHeader, Purpose, SealedBy};

use super::header;

#[test]
fn the_header_is_readable_text_of_a_fixed_length() {
    let bytes = header().encode();
    let text = std::str::from_utf8(&bytes).expect("ASCII");
    let expected = format!(
        "postern-sealed 1\nsuite age-x25519\nprogramme {}\ncase {}\npurpose message\n\
         sequence 00000000000000000007\nsealed_by server\n",
        "ab".repeat(32),
        header().case,
    );
    let padding = text.strip_prefix(&expected).expect("the lines come first");
    assert_eq!(padding.trim_start_matches(' '), "\n");
    assert_eq!(bytes.len(), HEADER_BYTES);
}

#[test]
fn fault_27_no_changed_byte_reads_as_the_same_header() {
    let bytes = header().encode();
    for place in 0..HEADER_BYTES {
        for replacement in [b' ', b'\n', b'0', b'1', b'a', b'B', 0, 0xFF] {
            let mut changed = bytes;
            changed[place] = replacement;
            if changed != bytes {
                assert_ne!(InnerHeader::parse(&changed), Ok(header()), "byte {place}");
            }
        }
    }
}

#[test]
fn fault_27_what_is_wrong_with_a_header_is_named() {
    let text = String::from_utf8(header().encode().to_vec()).expect("ASCII");
    for (from, to, error) in [
        ("sealed 1", "sealed 2", HeaderError::UnknownFormat),
        ("x25519", "x25520", HeaderError::UnknownSuite),
        ("programme ab", "programme AB", HeaderError::Malformed(HeaderField::Programme)),
        ("case ", "case -", HeaderError::Malformed(HeaderField::Case)),
        ("message", "massage", HeaderError::Malformed(HeaderField::Purpose)),
        ("sequence 0", "sequence x", HeaderError::Malformed(HeaderField::Sequence)),
        ("sequence 0", "sequence +", HeaderError::NotCanonical),
        ("server", "nobody", HeaderError::Malformed(HeaderField::SealedBy)),
        ("    \n", "   x\n", HeaderError::NotCanonical),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        assert_eq!(InnerHeader::parse(changed.as_bytes()), Err(error), "{from} → {to}");
    }
    assert_eq!(InnerHeader::parse(&text.as_bytes()[..255]), Err(HeaderError::TooShort));
    assert_eq!(InnerHeader::parse(&[0xFF; 256]), Err(HeaderError::UnknownFormat));
}

proptest! {
    #[test]
    fn every_header_reads_back_as_itself(
        programme in any::<[u8; 32]>(),
        case in any::<[u8; 16]>(),
        purpose in prop::sample::select(&Purpose::ALL[..]),
        sequence in any::<u64>(),
        sealed_by in prop::sample::select(vec![SealedBy::Client, SealedBy::Server]),
    ) {
        let case = CaseId::from_bytes(case);
        let header = InnerHeader { programme, case, purpose, sequence, sealed_by };
        prop_assert_eq!(InnerHeader::parse(&header.encode()), Ok(header));
    }

    #[test]
    fn fault_27_no_bytes_make_the_reader_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        prop_assert!(InnerHeader::parse(&bytes).is_err());
    }
}
