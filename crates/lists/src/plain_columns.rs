//! The columns of plain CSV that are known, and what each means.

use crate::text::folded;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Meaning {
    /// The identifier.
    Id,
    /// The part of the list, such as an annex, within which an identifier is unique.
    Part,
    /// The leading name, whole.
    Name,
    /// Further names, parted by `;`.
    Alias,
    /// Nicknames and other weak aliases, parted by `;`.
    WeakAlias,
    /// Names no longer used, parted by `;`.
    Former,
    /// Given names.
    Given,
    /// A patronymic or middle names.
    Middle,
    /// The family name.
    Family,
    /// Dates of birth, parted by `;`.
    Born,
    /// Places of birth, parted by `;`.
    Place,
    /// Countries of nationality, residence or registration, parted by `;`.
    Country,
    /// Papers and numbers, parted by `;`; the column's name says what they are.
    Document,
    /// Gender.
    Gender,
    /// What kind of party it is.
    Kind,
    /// Posts and titles, parted by `;`.
    Position,
    /// Regimes or programmes, parted by `;`.
    Programme,
    /// Why it is listed.
    Reason,
}

/// The known columns. Case, spaces and signs do not matter: `Birth date` is `birth_date`.
pub const COLUMNS: [(Meaning, &[&str]); 18] = [
    (Meaning::Id, &["id", "record id", "entity number", "reference", "unique id", "case"]),
    (Meaning::Part, &["annex"]),
    (Meaning::Name, &["name", "full name", "whole name", "primary name", "caption"]),
    (Meaning::Alias, &["alias", "aliases", "alt names", "also known as", "aka", "other names"]),
    (Meaning::WeakAlias, &["weak alias", "weak aliases", "nickname"]),
    (Meaning::Former, &["previous name", "former name", "maiden name", "fka"]),
    (Meaning::Given, &["first", "given", "first name", "given name", "given names", "forename"]),
    (Meaning::Middle, &["middle", "middle name", "patronymic", "second name"]),
    (Meaning::Family, &["last", "family", "last name", "family name", "surname"]),
    (Meaning::Born, &["birth date", "date of birth", "dates of birth", "dob", "born", "birthday"]),
    (Meaning::Place, &["birth place", "place of birth", "places of birth", "pob"]),
    (
        Meaning::Country,
        &[
            "country",
            "countries",
            "nationality",
            "nationalities",
            "citizenship",
            "citizenships",
            "jurisdiction",
            "flag",
            "residence",
        ],
    ),
    (
        Meaning::Document,
        &[
            "document",
            "documents",
            "passport",
            "passport number",
            "id number",
            "identifiers",
            "tax number",
            "registration number",
            "inn code",
            "ogrn code",
            "kpp code",
            "okpo code",
            "lei code",
            "swift bic",
            "imo number",
            "mmsi",
        ],
    ),
    (Meaning::Gender, &["gender", "sex"]),
    (Meaning::Kind, &["kind", "schema", "type", "entity type"]),
    (Meaning::Position, &["position", "positions", "title", "function", "post"]),
    (
        Meaning::Programme,
        &["programme", "program", "programs", "program key", "program ids", "regime", "sanctions"],
    ),
    (Meaning::Reason, &["reason", "reasons", "statement of reasons"]),
];

/// What a column of a header means; none if it is not known.
pub(crate) fn meaning(header: &str) -> Option<Meaning> {
    let header = folded(header);
    let known = |names: &[&str]| names.iter().any(|name| folded(name) == header);
    COLUMNS.iter().find(|(_, names)| known(names)).map(|(meaning, _)| *meaning)
}
