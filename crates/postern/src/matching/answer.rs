//! What is answered: parties as entities of FollowTheMoney, with what speaks for and against them.

use screening::{About, Band, Days, Hit, How, Kind, NameRole, Party, Stance};
use serde_json::{Map, Value, json};

use super::query::{Options, Question};
use super::{ALGORITHM, List, Listed};

/// The longest answer, in bytes of its results.
const BYTES_MAX: usize = 16 * 1024 * 1024;

/// The answer to all questions of a request: for each its results, and how many there are in all.
pub(super) fn responses<'a>(
    found: impl Iterator<Item = (&'a Question, (Vec<Listed<'a>>, usize))>,
    options: &Options,
) -> Result<Value, String> {
    let mut responses = Map::new();
    let mut bytes = 0_usize;
    for (question, (hits, total)) in found {
        let mut results = Vec::new();
        for result in hits.iter().filter_map(|(list, hit)| result(list, hit, options)) {
            bytes += result.to_string().len();
            if bytes > BYTES_MAX {
                return Err(format!(
                    "the results are longer than {BYTES_MAX} bytes; ask fewer queries at once, or \
                     a lower limit"
                ));
            }
            results.push(result);
        }
        let answer = json!({
            "status": 200,
            "total": { "value": total, "relation": "eq" },
            "results": results,
            "query": query(question),
        });
        responses.insert(question.key.clone(), answer);
    }
    Ok(json!({ "responses": responses, "matcher": features(), "limit": options.limit }))
}

/// What was asked, as it was asked.
fn query(question: &Question) -> Value {
    let of = |key: &str| question.entity.get(key).cloned().unwrap_or(Value::Null);
    json!({ "id": of("id"), "schema": of("schema"), "properties": of("properties") })
}

fn result(list: &List, hit: &Hit, options: &Options) -> Option<Value> {
    let party = list.index.parties().get(hit.party)?;
    let found = &hit.comparison;
    let mut features = Map::new();
    let mut explanations = Map::new();
    for statement in &found.statements {
        let score = match (statement.stance, statement.how) {
            (_, How::NumberOnly) => 0.5,
            (Stance::Agrees, _) => 1.0,
            (Stance::Omitted | Stance::Contradicts, _) => 0.0,
        };
        let first = key(statement.about);
        // Several parts of a name may be of the same kind.
        let keys = (1..).map(|number| match number {
            1 => first.clone(),
            _ => format!("{first}_{number}"),
        });
        let Some(key) = keys.into_iter().find(|key| !explanations.contains_key(key)) else {
            continue;
        };
        let said = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
        let explanation = json!({
            "detail": statement.to_string(),
            "score": score,
            "query": said(&statement.ours),
            "candidate": said(&statement.theirs),
        });
        features.insert(key.clone(), json!(score));
        explanations.insert(key, explanation);
    }
    let words: Vec<String> = found.statements.iter().map(ToString::to_string).collect();
    Some(json!({
        "id": party.id,
        "caption": party.name(),
        "schema": schema(party.kind),
        "properties": properties(party),
        "datasets": [list.dataset],
        "referents": [],
        "target": true,
        "first_seen": null,
        "last_seen": null,
        "last_change": null,
        "score": found.similarity,
        "features": features,
        "explanations": explanations,
        // Never by a name alone: namesakes stay below, however alike they are.
        "match": found.band == Band::Match && found.similarity >= options.threshold,
        "token": null,
        "postern": {
            "band": found.band,
            "similarity": found.similarity,
            "evidence_bits": found.evidence,
            "matched_name": party.names.get(found.name).map(|name| &name.text),
            "reasons": words,
            "statements": found.statements,
            "list": list.file.path.file_name().map(|name| name.to_string_lossy()),
            "list_sha256": list.file.report.digest,
        },
    }))
}

const fn schema(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Organisation => "Organization",
        Kind::Vessel => "Vessel",
        Kind::Aircraft => "Airplane",
        Kind::Unknown => "LegalEntity",
    }
}

/// What is known of a party, as properties of FollowTheMoney.
fn properties(party: &Party) -> Map<String, Value> {
    let names = |role: NameRole| {
        let of_role = party.names.iter().filter(move |name| name.role == role);
        of_role.map(|name| name.text.clone()).collect::<Vec<_>>()
    };
    let gender = party.gender.map(|gender| json!(gender).as_str().unwrap_or_default().to_owned());
    let numbers = party.documents.iter().map(|paper| paper.number.clone());
    let all = [
        ("name", names(NameRole::Primary)),
        ("alias", names(NameRole::Alias)),
        ("weakAlias", names(NameRole::WeakAlias)),
        ("previousName", names(NameRole::Former)),
        ("birthDate", party.born.iter().flat_map(partial).collect()),
        ("birthPlace", party.places.clone()),
        ("country", party.countries.clone()),
        ("idNumber", numbers.collect()),
        ("gender", gender.into_iter().collect()),
        ("position", party.positions.clone()),
        ("program", party.programmes.clone()),
        ("notes", party.reasons.clone()),
    ];
    let all = all.into_iter().filter(|(_, values)| !values.is_empty());
    all.map(|(name, values)| (name.to_owned(), json!(values))).collect()
}

/// Days as FollowTheMoney writes them: a day, a month, a year, or each year of some.
fn partial(days: &Days) -> Vec<String> {
    let (first, last) = (days.first, days.last);
    if first == last {
        return vec![first.to_string()];
    }
    let whole_month = first.day() == 1 && last == first.last_of_month();
    if whole_month {
        return vec![format!("{:04}-{:02}", first.year(), first.month())];
    }
    (first.year()..=last.year()).take(20).map(|year| format!("{year:04}")).collect()
}

/// What a statement is about, as one word: `family_name`.
fn key(about: About) -> String {
    about.to_string().replace(' ', "_")
}

/// What the comparison looks at, in the shape in which yente describes an algorithm.
pub(super) fn features() -> Value {
    let all = [
        About::Given,
        About::Patronymic,
        About::Family,
        About::Part,
        About::Order,
        About::Born,
        About::Place,
        About::Gender,
        About::Country,
        About::Document,
        About::Kind,
        About::LegalForm,
    ];
    let described = all.map(|about| {
        let what = format!("Whether the {about} agrees, is not known or differs.");
        let feature = json!({ "description": what, "coefficient": 1.0, "url": ALGORITHM });
        (key(about), feature)
    });
    Value::Object(described.into_iter().collect())
}

/// A dataset of the catalogue.
pub(super) fn dataset(name: &str, title: &str, version: &str, children: &[&str]) -> Value {
    json!({
        "name": name,
        "title": title,
        "load": true,
        "version": version,
        "index_version": version,
        "index_current": true,
        "children": children,
    })
}
