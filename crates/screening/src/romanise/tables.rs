//! The tables of romanisation: for each scheme, what it does otherwise than most, and when.
//!
//! The Russian schemes are facts taken from the data of iuliia (Anton Zhiyanov, MIT), the Ukrainian
//! ones from the tests and tables of uklatn (paiv, MIT). Where iuliia's data leaves a Cyrillic ё in
//! Latin text, the Latin ë that the standards have stands here.

use super::{Language, Scheme};

/// Letters on which nearly all schemes for Russian agree.
pub(super) const RUSSIAN: &str = "аa бb вv гg дd еe зz иi кk лl мm нn оo пp рr сs тt уu фf ыy эe";

/// Letters on which all schemes for Ukrainian agree.
pub(super) const UKRAINIAN: &str = "аa бb вv ґg дd еe зz иy іi кk лl мm нn оo пp рr сs тt уu фf";

/// A scheme for Russian. `letters` are added to the common ones or replace them. `rules`:
/// `аи<еye` after one of these letters (`^` is the start of a word), `ъ>её=y` before one of them,
/// `ий$y` at the end of a word of three letters or more.
const fn russian(
    name: &'static str,
    title: &'static str,
    letters: &'static str,
    rules: &'static str,
) -> Scheme {
    Scheme { name, title, language: Language::Russian, letters, rules }
}

/// A scheme for Ukrainian, with the same notation.
const fn ukrainian(
    name: &'static str,
    title: &'static str,
    letters: &'static str,
    rules: &'static str,
) -> Scheme {
    Scheme { name, title, language: Language::Ukrainian, letters, rules }
}

/// Every scheme, Russian ones first.
pub const SCHEMES: [Scheme; 31] = [
    russian("ala_lc", "ALA-LC", "ёë жzh йĭ хkh цt͡s чch шsh щshch ъʺ ьʹ эė юi͡u яi͡a", ""),
    russian(
        "ala_lc_alt",
        "ALA-LC without diacritics",
        "ёe жzh йi хkh цts чch шsh щshch ъ\" ь' юiu яia",
        "",
    ),
    russian(
        "bgn_pcgn",
        "BGN/PCGN 1947",
        "ёë жzh йy хkh цts чch шsh щshch ъ” ь’ юyu яya",
        "^аеёийоуъыьэюя<еye ^аеёийоуъыьэюя<ёyë аеёиоуыэюя<ы·y бвгджзклмнпрстфхцчшщ<э·e \
         й>ауыэ=y· ы>ауыэ=y· т>с=t· ш>ч=sh·",
    ),
    russian(
        "bgn_pcgn_alt",
        "BGN/PCGN 1947 without dots",
        "ёë жzh йy хkh цts чch шsh щshch ъ” ь’ юyu яya",
        "^аеёийоуъыьэюя<еye ^аеёийоуъыьэюя<ёyë",
    ),
    russian(
        "bs_2979",
        "British Standard 2979:1958",
        "ёë жzh йĭ хkh цts чch шsh щshch ъʺ ыȳ ьʹ эé юyu яya",
        "ий$y ый$y",
    ),
    russian(
        "bs_2979_alt",
        "British Standard 2979:1958 without diacritics",
        "ёe жzh йi хkh цts чch шsh щshch ъ\" ь' юyu яya",
        "ий$y ый$y",
    ),
    russian("gost_16876", "GOST 16876-71", "ёë жž йj хh цc чč шš щŝ ъʺ ьʹ эè юû яâ", ""),
    russian(
        "gost_16876_alt",
        "GOST 16876-71 without diacritics",
        "ёjo жzh йjj хkh цc чch шsh щshh ъ\" ь' эeh юju яja",
        "",
    ),
    russian(
        "gost_52290",
        "GOST R 52290-2004, road signs",
        "ёyo жzh йy хkh цts чch шsh щshch ъ' ь' юyu яya",
        "аеёиоуъыьэюя<еye бвгдзклмнпрстфхц<ёye жчшщ<ёe ъ>её= ь>её=",
    ),
    russian(
        "gost_52535",
        "GOST R 52535.1-2006, passports 2010 to 2013",
        "ёe жzh йi хkh цtc чch шsh щshch ъ ь юiu яia",
        "",
    ),
    russian("gost_7034", "GOST R 7.0.34-2014", "ёyo жzh йj хx цc чch шsh щshh ъ'' ь' юyu яya", ""),
    russian(
        "gost_779",
        "GOST 7.79-2000 A, ISO 9:1995",
        "ёë жž йj хh цc чč шš щŝ ъʺ ьʹ эè юû яâ",
        "",
    ),
    russian(
        "gost_779_alt",
        "GOST 7.79-2000 B",
        "ёyo жzh йj хx цcz чch шsh щshh ъ`` ыy` ь` эe` юyu яya",
        "ц>еийы=c",
    ),
    russian(
        "icao_doc_9303",
        "ICAO Doc 9303, passports since 2013",
        "ёe жzh йi хkh цts чch шsh щshch ъie ь юiu яia",
        "",
    ),
    russian("iso_9_1954", "ISO/R 9:1954", "ёë жž йj хh цc чč шš щšč ъ\" ьʹ эė юju яja", ""),
    russian("iso_9_1968", "ISO/R 9:1968", "ёë жž йj хh цc чč шš щšč ъʺ ьʹ эė юju яja", ""),
    russian(
        "iso_9_1968_alt",
        "ISO/R 9:1968, English variant",
        "ёë жzh иy йĭ хkh цts чch шsh щshch ъʺ ьʹ эė юyu яya",
        "",
    ),
    russian(
        "mosmetro",
        "Moscow metro",
        "ёe жzh йy хkh цts чch шsh щsch ъ ь юyu яya",
        "т<цs ьъ<ёo ь>аеёиоуэ=y ъ>аеёиоуэ=y ий$y ый$y",
    ),
    russian(
        "mvd_310",
        "Ministry of the Interior, order 310 of 1997",
        "ёe жzh йy хkh цts чch шsh щshch ъ\" ь' юyu яya",
        "ьъ<еye ь>е= ъ>е=",
    ),
    russian(
        "mvd_310_fr",
        "Ministry of the Interior, order 310 of 1997, French",
        "ёe жj йi уou хkh цts чtch шch щchtch ъ ь юiou яia",
        "г<еue г<иui г<ыuy ь<еie к<сx к>с= ин$ine",
    ),
    russian(
        "mvd_782",
        "Ministry of the Interior, order 782 of 2000",
        "ёyo жzh йy хkh цts чch шsh щshch ъ' ь' юyu яya",
        "аеёиоуъыьэюя<еye бвгдзклмнпрстфхц<ёye жчшщ<ёe ь<иyi ъ>её= ь>еёи=",
    ),
    russian("scientific", "Scholarly", "ёë жž йj хx цc чč шš щšč ъʺ ьʹ эè юju яja", ""),
    russian("telegram", "International telegrams", "ёe жj йi хh цc чch шsh щsc ъ ь юiu яia", ""),
    russian("ungegn_1987", "UNGEGN 1987", "ёë жž йj хh цc чč шš щšč ъʺ ьʹ эè юju яja", ""),
    russian("uz", "Uzbek Latin", "ёyo жj йy хx цs чch шsh щsh ъʼ ыi юyu яya ўoʻ ғgʻ қq ҳh ь", ""),
    russian(
        "wikipedia",
        "English Wikipedia",
        "ёyo жzh йy хkh цts чch шsh щshch ъ ь юyu яya",
        "^аиоуэюяьъ<еye ъ>аиоуыэ=y ь>аиоуыэ=y ий$y ый$y",
    ),
    russian(
        "yandex_maps",
        "Yandex maps",
        "ёyo жzh йy хkh цts чch шsh щsch ъ ь юyu яya",
        "^аиоуэюя<еye ъ>е=y ый$iy",
    ),
    russian("yandex_money", "Yandex money", "ёe жzh йi хkh цts чch шsh щsch ъ ь юyu яya", ""),
    ukrainian(
        "kmu_55",
        "Cabinet of Ministers, resolution 55 of 2010, passports",
        "гh єie жzh їi йi хkh цts чch шsh щshch юiu яia ь '",
        "^<єye ^<їyi ^<йy ^<юyu ^<яya з<гgh",
    ),
    ukrainian(
        "dstu_9112_a",
        "DSTU 9112:2021 A",
        "гğ єje жž їï йj хx цc чč шš щŝ юju яja ьĵ '' ёö ўŭ ъǒ ыȳ эē",
        "бвгґджзклмнпрстфхцчшщ<ьj бвгґджзклмнпрстфхцчшщ<й'j ь<а'a ь<е'e ь<у'u",
    ),
    ukrainian(
        "dstu_9112_b",
        "DSTU 9112:2021 B",
        "гgh єje жzh їji йj хkh цc чch шsh щshch юju яja ьhj '' ёjow ўuh ъoh ыyw эehw",
        "бвгґджзклмнпрстфхцчшщ<ьj бвгґджзклмнпрстфхцчшщ<й'j ь<а'a ь<е'e ь<і'i ь<у'u",
    ),
];
