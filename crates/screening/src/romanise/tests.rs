//! Made-up names by made-up clerks, each of whom knows one scheme.

use super::{Language, SCHEMES, Scheme, romanise};

#[test]
fn names_come_out_as_each_scheme_has_them() {
    let cases = [
        ("icao_doc_9303", "Юлия Щукина", "Iuliia Shchukina"),
        ("icao_doc_9303", "Подъячев Савелий", "Podieiachev Savelii"),
        ("gost_52535", "Цветков Юрий", "Tcvetkov Iurii"),
        ("mvd_310", "Захарьев Артём", "Zakharyev Artem"),
        ("mvd_310_fr", "Пушин Максим", "Pouchine Maxim"),
        ("mvd_782", "Захарьев Алексей", "Zakharyev Aleksey"),
        ("mvd_782", "Ильин Семён", "Ilyin Semyen"),
        ("bgn_pcgn", "Елисеев Ёлкин", "Yeliseyev Yëlkin"),
        ("gost_779", "Щёлоков Илья", "Ŝëlokov Ilʹâ"),
        ("wikipedia", "Василий Соловьёв", "Vasily Solovyov"),
        ("yandex_maps", "Чёрный Евгений", "Chyorniy Yevgeniy"),
        ("telegram", "Жуков Щербаков", "Jukov Scerbakov"),
        ("kmu_55", "Згурська Юлія", "Zghurska Yuliia"),
        ("kmu_55", "Григоренко Мар’яна Їжак", "Hryhorenko Mariana Yizhak"),
        ("dstu_9112_a", "Хмара Наталья", "Xmara Nataljja"),
        ("dstu_9112_b", "Щербань Ольга", "Shcherbanj Oljgha"),
    ];
    for (name, cyrillic, latin) in cases {
        let scheme = Scheme::named(name).unwrap();
        assert_eq!(romanise(scheme, cyrillic), latin, "{name}: {cyrillic}");
    }
}

#[test]
fn capitals_stay_capitals() {
    let icao = Scheme::named("icao_doc_9303").unwrap();
    assert_eq!(romanise(icao, "ЩУКИНА ЮЛИЯ"), "SHCHUKINA IULIIA");
    assert_eq!(romanise(icao, "Щукина Ю. Я."), "Shchukina Iu. Ia.");
    assert_eq!(romanise(Scheme::named("wikipedia").unwrap(), "РУДНЫЙ"), "RUDNY");
    assert_eq!(romanise(Scheme::named("dstu_9112_a").unwrap(), "МАР’ЯНА"), "MAR'JANA");
}

#[test]
fn a_letter_in_two_pieces_is_one_letter() {
    let icao = Scheme::named("wikipedia").unwrap();
    assert_eq!(romanise(icao, "Сергеи\u{306} Федорчук"), romanise(icao, "Сергей Федорчук"));
}

#[test]
fn every_scheme_leaves_no_letter_of_its_alphabet_behind() {
    for scheme in &SCHEMES {
        let alphabet = match scheme.language {
            Language::Russian => "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            Language::Ukrainian => "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        };
        let latin = romanise(scheme, alphabet);
        let left = latin.chars().find(|letter| alphabet.contains(*letter));
        assert_eq!(left, None, "{}: {latin}", scheme.name);
    }
}

#[test]
fn names_of_schemes_are_their_own_and_other_text_is_left_alone() {
    for scheme in &SCHEMES {
        assert_eq!(Scheme::named(scheme.name), Some(scheme));
        let text = "Ann-Marie O'Neil, 名 3";
        assert_eq!(romanise(scheme, text), text, "{}", scheme.name);
        assert_eq!(romanise(scheme, ""), "");
    }
}
