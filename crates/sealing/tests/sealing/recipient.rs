//! Public keys: only those that protect something are accepted.

use bech32::{Bech32, Hrp};
use proptest::prelude::*;
use sealing::{Recipient, RecipientError, seal};

use super::{header, identity};

fn spelled(point: [u8; 32]) -> String {
    bech32::encode::<Bech32>(Hrp::parse("age").expect("valid"), &point).expect("short enough")
}

fn point(hex: &str) -> [u8; 32] {
    let bytes = data_encoding::HEXLOWER.decode(hex.as_bytes()).expect("hexadecimal");
    bytes.try_into().expect("32 bytes")
}

/// The points of small order on Curve25519 and its twist, canonically spelled (0, 1, two of order
/// eight, and −1): known from the curve's own documentation, cr.yp.to/ecdh.html.
const LOW_ORDER: [&str; 5] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

#[test]
fn fault_28_points_of_low_order_are_refused() {
    for hex in LOW_ORDER {
        let read = spelled(point(hex)).parse::<Recipient>();
        assert_eq!(read, Err(RecipientError::LowOrder), "{hex}");
    }
}

#[test]
fn fault_28_second_spellings_of_a_key_are_refused() {
    let high_bit = |hex: &str| {
        let mut point = point(hex);
        point[31] |= 0x80;
        point
    };
    let mut usable = [9u8; 32];
    usable[31] |= 0x80;
    let mut refused: Vec<[u8; 32]> = LOW_ORDER.into_iter().map(high_bit).collect();
    refused.push(usable);
    for low_byte in 0xed..=0xff {
        let mut above = [0xff; 32];
        (above[0], above[31]) = (low_byte, 0x7f);
        refused.push(above);
    }
    for point in refused {
        let read = spelled(point).parse::<Recipient>();
        assert_eq!(read, Err(RecipientError::NotCanonical), "{point:02x?}");
    }
}

#[test]
fn fault_28_garbage_is_refused_and_real_keys_are_not() {
    let good = Recipient::of(&identity(28)).to_string();
    assert_eq!(good.parse::<Recipient>().map(|key| key.to_string()), Ok(good.clone()));
    let wrong_length = bech32::encode::<Bech32>(Hrp::parse("age").expect("valid"), &[9; 31]);
    let wrong_prefix = bech32::encode::<Bech32>(Hrp::parse("agent").expect("valid"), &[9; 32]);
    for garbage in [
        String::new(),
        good.to_uppercase(),
        "age1".to_owned(),
        good[..61].to_owned(),
        format!("{good}q"),
        format!(" {good}"),
        format!("A{}", &good[1..]),
        wrong_length.expect("encodes"),
        wrong_prefix.expect("encodes"),
        "AGE-SECRET-KEY-1QQQ".to_owned(),
    ] {
        let read = garbage.parse::<Recipient>();
        assert_eq!(read, Err(RecipientError::NotARecipient), "{garbage:?}");
    }
}

proptest! {
    #[test]
    fn fault_28_whatever_is_accepted_can_be_sealed_to(point in any::<[u8; 32]>()) {
        // About half of all 32-byte strings are canonical; age must not panic on any of those.
        if let Ok(recipient) = spelled(point).parse::<Recipient>() {
            prop_assert!(seal(&header(), b"text", &recipient).is_ok());
        }
    }

    #[test]
    fn fault_28_a_changed_character_is_caught(place in 0usize..62, letter in "[a-z0-9]") {
        let good = Recipient::of(&identity(28)).to_string();
        let mut changed = good.clone();
        changed.replace_range(place..place + 1, &letter);
        prop_assert_eq!(changed.parse::<Recipient>().is_ok(), changed == good);
    }
}
