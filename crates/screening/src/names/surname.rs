//! Surnames: one family's name in its forms by gender and case.

/// Endings of declined surnames and what they come to: masculine, feminine, plural, and the cases
/// in which a name stands in a text, and the -s and -as of Latvian and Lithuanian papers. As
/// skeletons, longest first.
const ENDINGS: [(&[u8], &[u8]); 28] = [
    (b"skogo", b"sk"),
    (b"skomu", b"sk"),
    (b"skimi", b"sk"),
    (b"skaja", b"sk"),
    (b"skuju", b"sk"),
    (b"skoi", b"sk"),
    (b"skim", b"sk"),
    (b"skih", b"sk"),
    (b"skei", b"sk"),
    (b"ska", b"sk"),
    (b"ski", b"sk"),
    (b"ckaja", b"ck"),
    (b"ckogo", b"ck"),
    (b"ckoi", b"ck"),
    (b"cka", b"ck"),
    (b"cki", b"ck"),
    (b"aja", b"i"),
    (b"oi", b"i"),
    (b"oju", b""),
    (b"imi", b""),
    (b"im", b""),
    (b"ih", b""),
    (b"om", b""),
    (b"as", b""),
    (b"s", b""),
    (b"a", b""),
    (b"u", b""),
    (b"i", b""),
];

/// The stem a surname has in all its forms, or nothing if it is not one that changes: -ов, -ев,
/// -ин, -ын and -ский, -цкий, -ый take endings by gender and case, others keep theirs.
pub(crate) fn stem(sound: &[u8]) -> Option<Vec<u8>> {
    if ends_as_possessive(sound) {
        return Some(sound.to_vec());
    }
    for (ending, rest) in ENDINGS {
        let Some(base) = sound.strip_suffix(ending) else { continue };
        let stem = [base, rest].concat();
        let is_adjective = !rest.is_empty() && base.len() >= 2;
        if is_adjective || ends_as_possessive(&stem) {
            return Some(stem);
        }
    }
    // Белый beside Белая: an adjective is its own stem.
    (sound.len() >= 4 && sound.ends_with(b"i")).then(|| sound.to_vec())
}

fn ends_as_possessive(stem: &[u8]) -> bool {
    let ends: [&[u8]; 4] = [b"ov", b"ev", b"in", b"av"];
    stem.len() >= 4 && ends.iter().any(|end| stem.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::super::fold::words;
    use super::super::sound::sound;
    use super::*;

    #[test]
    fn forms_of_one_surname_have_one_stem() {
        let cases: [&[&str]; 5] = [
            &["Ковалёв", "Ковалёва", "Ковалёву", "Ковалёвым", "Kovalyova", "Kovaleva", "Kovaljovs"],
            &["Никитин", "Никитина", "Nikitinu"],
            &["Залесский", "Залесская", "Zaleska", "Залесского", "Zaleskyi", "Zalesskaya"],
            &["Белый", "Белая"],
            &["Туманов", "Туманову", "Tumanova"],
        ];
        for forms in cases {
            let stems: Vec<_> =
                forms.iter().map(|form| stem(&sound(&words(form).remove(0).folded))).collect();
            assert!(stems[0].is_some() && stems.iter().all(|stem| *stem == stems[0]), "{forms:?}");
        }
        assert_eq!(stem(b"bondarenko"), None);
        assert_eq!(stem(b"li"), None);
    }
}
