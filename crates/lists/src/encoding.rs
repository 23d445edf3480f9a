//! Which encoding bytes are in: said by a mark, said by XML, or guessed where nothing is said.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

/// What the first bytes say of the encoding, and how many of them are only a mark. None: it shows
/// with the first letter that is not ASCII.
pub(crate) fn said(first: &[u8]) -> (Option<&'static Encoding>, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(first) {
        return (Some(encoding), mark);
    }
    // UTF-16 without a mark: of the ASCII in it, one byte of two is zero, always the same one.
    let pairs = first.get(..64.min(first.len() & !1)).unwrap_or_default();
    let zeros = |odd: usize| pairs.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let enough = pairs.len() / 8;
    match (zeros(0), zeros(1)) {
        (0, low_first) if low_first > enough => return (Some(UTF_16LE), 0),
        (high_first, 0) if high_first > enough => return (Some(UTF_16BE), 0),
        _ => {}
    }
    (declared(first), 0)
}

/// What the declaration of an XML file says. UTF-16 cannot be true of what is read byte by byte.
fn declared(first: &[u8]) -> Option<&'static Encoding> {
    let head = first.get(..200.min(first.len()))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let label = value.split(['"', '\'']).nth(1)?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    let single = encoding != UTF_16LE && encoding != UTF_16BE && encoding != UTF_8;
    // Latin letters in what calls itself UTF-8 are found out later, as without a declaration.
    single.then_some(encoding)
}

/// The likeliest encoding of bytes that begin with one that is not ASCII.
pub(crate) fn guessed(bytes: &[u8]) -> &'static Encoding {
    let (mut good, mut bad) = (0_usize, 0_usize);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // A letter cut off at the end of what is looked at says nothing.
        let cut = chunks.peek().is_none() && chunk.invalid().len() < 4;
        bad += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    if good >= bad && good > 0 || bad == 0 && good == 0 && bytes.len() < 4 {
        return UTF_8;
    }
    // Cyrillic words are runs of high bytes; in western ones such bytes stand alone.
    let high = |byte: Option<&u8>| byte.is_some_and(|byte| *byte >= 0xc0);
    let mut runs = 0_usize;
    let mut alone = 0_usize;
    for (index, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0xc0) {
        let before = index.checked_sub(1).and_then(|index| bytes.get(index));
        let beside = high(before) || high(bytes.get(index + 1));
        *(if beside { &mut runs } else { &mut alone }) += 1;
    }
    if runs > alone { WINDOWS_1251 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_and_what_is_guessed() {
        assert_eq!(said(b"\xef\xbb\xbfname"), (Some(UTF_8), 3));
        assert_eq!(said(b"\xff\xfen\0"), (Some(UTF_16LE), 2));
        assert_eq!(said(b"<\0?\0x\0m\0l\0"), (Some(UTF_16LE), 0));
        assert_eq!(said(b"\0<\0?\0x\0m\0l"), (Some(UTF_16BE), 0));
        let declared = b"<?xml version='1.0' encoding='windows-1251'?>";
        assert_eq!(said(declared), (Some(WINDOWS_1251), 0));
        assert_eq!(said(b"name,id\n"), (None, 0));
        for (text, encoding) in [
            ("Пример Выдуманный", WINDOWS_1251),
            ("Ёлкин, Тест", WINDOWS_1251),
            ("é, Ren", WINDOWS_1252),
            ("ü Beispiel, José Ejemplo", WINDOWS_1252),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(guessed(&bytes), encoding, "{text}");
            assert_eq!(guessed(text.as_bytes()), UTF_8, "{text}");
        }
        assert_eq!(guessed("я".as_bytes().get(..1).unwrap_or_default()), UTF_8, "cut off");
    }
}
