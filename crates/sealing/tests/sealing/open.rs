//! Opening: whole, in its place, or not at all.

use std::io::Write;

use casework::CaseId;
use sealing::seal::TRAILER_BYTES;
use sealing::{
    HeaderError, HeaderField, InnerHeader, OpenError, Purpose, Recipient, SealedBy, open_as, seal,
};

use super::{header, identity};

const CHUNK: usize = 64 * 1024;

/// Changes of one field each, with the field that must be named.
fn changed_headers() -> Vec<(HeaderField, InnerHeader)> {
    let mut changed = Vec::new();
    for place in 0..32 {
        let mut programme = header().programme;
        programme[place] ^= 1;
        changed.push((HeaderField::Programme, InnerHeader { programme, ..header() }));
    }
    for place in 0..16 {
        let mut case = *header().case.as_bytes();
        case[place] ^= 1;
        let case = CaseId::from_bytes(case);
        changed.push((HeaderField::Case, InnerHeader { case, ..header() }));
    }
    for purpose in Purpose::ALL.into_iter().filter(|purpose| *purpose != header().purpose) {
        changed.push((HeaderField::Purpose, InnerHeader { purpose, ..header() }));
    }
    for sequence in [0, 6, 8, u64::MAX] {
        changed.push((HeaderField::Sequence, InnerHeader { sequence, ..header() }));
    }
    let sealed_by = SealedBy::Client;
    changed.push((HeaderField::SealedBy, InnerHeader { sealed_by, ..header() }));
    changed
}

#[test]
fn fault_27_every_field_of_the_header_must_be_as_expected() {
    let key = identity(27);
    let body = seal(&header(), b"text", &Recipient::of(&key)).expect("seals");
    assert_eq!(open_as(&key, &body, &header()).expect("in its place").as_slice(), b"text");
    for (field, expected) in changed_headers() {
        let opened = open_as(&key, &body, &expected);
        assert_eq!(opened, Err(OpenError::Misplaced(field)), "{expected:?}");
    }
}

#[test]
fn fault_27_bodies_swapped_between_cases_or_messages_are_refused() {
    let (ours, theirs) = (identity(1), identity(2));
    let their_case = InnerHeader { case: CaseId::from_bytes([2; 16]), ..header() };
    let next = InnerHeader { sequence: 8, ..header() };
    let to_us = |header: &InnerHeader| seal(header, b"text", &Recipient::of(&ours));
    // Another case's body under another key, the same forged to our key, and our next message.
    let foreign = seal(&their_case, b"text", &Recipient::of(&theirs)).expect("seals");
    assert_eq!(open_as(&ours, &foreign, &header()), Err(OpenError::NotForThisKey));
    let relabelled = to_us(&their_case).expect("seals");
    let misplaced = Err(OpenError::Misplaced(HeaderField::Case));
    assert_eq!(open_as(&ours, &relabelled, &header()), misplaced);
    let reordered = to_us(&next).expect("seals");
    let misplaced = Err(OpenError::Misplaced(HeaderField::Sequence));
    assert_eq!(open_as(&ours, &reordered, &header()), misplaced);
    assert!(open_as(&ours, &reordered, &next).is_ok(), "the body itself is sound");
}

#[test]
fn fault_27_a_body_cut_short_anywhere_shows_nothing() {
    let key = identity(27);
    // 256 KiB of plaintext: five age chunks with their tags, of which the last is short.
    let body = seal(&header(), &vec![b'x'; 200_000], &Recipient::of(&key)).expect("seals");
    let payload = body.len() - (4 * (CHUNK + 16));
    let mut cuts: Vec<usize> = Vec::new();
    for border in (0..4).map(|chunk| payload + chunk * (CHUNK + 16)) {
        cuts.extend([border - 17, border - 16, border - 1, border, border + 1]);
    }
    cuts.extend((0..payload).step_by(3));
    cuts.extend((payload..body.len()).step_by(10_007));
    cuts.push(body.len() - 1);
    for cut in cuts {
        assert_eq!(open_as(&key, &body[..cut], &header()), Err(OpenError::Damaged), "at {cut}");
    }
    assert!(open_as(&key, &body, &header()).is_ok());
}

#[test]
fn fault_27_chunks_taken_out_swapped_or_added_are_refused() {
    let key = identity(27);
    let body = seal(&header(), &vec![b'x'; 200_000], &Recipient::of(&key)).expect("seals");
    let payload = body.len() - (4 * (CHUNK + 16));
    let chunk = |place: usize| {
        let start = payload + place * (CHUNK + 16);
        &body[start..start + CHUNK + 16]
    };
    let rebuilt = |order: &[usize]| {
        let mut file = body[..payload].to_vec();
        order.iter().for_each(|place| file.extend_from_slice(chunk(*place)));
        file
    };
    assert_eq!(rebuilt(&[0, 1, 2, 3]), body);
    for order in [&[0, 2, 1, 3][..], &[0, 1, 3], &[1, 2, 3], &[0, 1, 2, 2, 3], &[3], &[]] {
        let opened = open_as(&key, &rebuilt(order), &header());
        assert_eq!(opened, Err(OpenError::Damaged), "{order:?}");
    }
    for tail in [&b"\n"[..], b" ", &body] {
        let lengthened = [&body[..], tail].concat();
        assert_eq!(open_as(&key, &lengthened, &header()), Err(OpenError::Damaged));
    }
}

#[test]
fn fault_27_no_flipped_bit_passes() {
    let key = identity(27);
    let body = seal(&header(), b"text", &Recipient::of(&key)).expect("seals");
    for place in (0..body.len()).step_by(5) {
        let mut flipped = body.clone();
        flipped[place] ^= 1 << (place % 8);
        assert!(open_as(&key, &flipped, &header()).is_err(), "byte {place}");
    }
}

/// An age file to `key` with exactly this plaintext, as a hostile server could make one.
fn forged(key: &age::x25519::Identity, plaintext: &[u8]) -> Vec<u8> {
    let recipient = key.to_public();
    let to = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(to).expect("one recipient");
    let mut stream = encryptor.wrap_output(Vec::new()).expect("begins");
    stream.write_all(plaintext).expect("writes");
    stream.finish().expect("finishes")
}

/// A padded plaintext of 4 KiB with this text where the trailer belongs.
fn padded(body: &[u8], trailer: &str) -> Vec<u8> {
    let mut plaintext = [&header().encode()[..], body].concat();
    plaintext.resize(4096 - TRAILER_BYTES, b' ');
    plaintext.extend_from_slice(trailer.as_bytes());
    plaintext
}

#[test]
fn fault_27_padding_and_length_have_one_spelling() {
    let key = identity(27);
    let good = padded(b"text", "length_bytes 000000000000000004\n");
    let opened = open_as(&key, &forged(&key, &good), &header()).expect("as we write it");
    assert_eq!(opened.as_slice(), b"text");

    let mut bad: Vec<Vec<u8>> = [
        "length_bytes 000000000000000003\n", // the padding would begin with a letter
        "length_bytes 000000000000003809\n", // one more than there is
        "length_bytes 999999999999999999\n",
        "length_bytes 9999999999999999999", // would need nineteen digits
        "length_bytes +00000000000000004\n",
        "length_bytes 00000000000000004 \n",
        "length_bytes 00000000000000004\n\n",
        "length_bytes                  4\n",
        "LENGTH_BYTES 000000000000000004\n",
        "length_bytes 000000000000000004 ",
    ]
    .into_iter()
    .map(|trailer| padded(b"text", trailer))
    .collect();
    assert!(bad.iter().all(|plaintext| plaintext.len() == 4096));
    bad.push(padded(b"text\0", "length_bytes 000000000000000004\n"));
    // Right in itself, but in a larger bucket than it needs, or in a size that is none.
    let (begin, end) = good.split_at(4096 - TRAILER_BYTES);
    bad.push([begin, &[b' '; 3 * 4096], end].concat());
    bad.push([begin, b" ", end].concat());
    bad.push(header().encode().to_vec());
    for plaintext in bad {
        let opened = open_as(&key, &forged(&key, &plaintext), &header());
        assert_eq!(opened, Err(OpenError::BadPadding), "{} bytes", plaintext.len());
    }
}

#[test]
fn fault_27_an_age_file_without_our_header_is_refused() {
    let key = identity(27);
    let open = |plaintext: &[u8]| open_as(&key, &forged(&key, plaintext), &header());
    assert_eq!(open(b""), Err(OpenError::Header(HeaderError::TooShort)));
    assert_eq!(open(&[b'x'; 4096]), Err(OpenError::Header(HeaderError::UnknownFormat)));
    for garbage in [&b""[..], b"age-encryption.org/v1\n", b"age-encryption.org/v2\n\n", &[0; 999]] {
        assert_eq!(open_as(&key, garbage, &header()), Err(OpenError::Damaged));
    }
}
