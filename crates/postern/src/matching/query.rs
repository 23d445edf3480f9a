//! What is asked: entities by example, and how many results of what likeness.

use axum::http::StatusCode;
use lists::party_of_entity;
use screening::{Party, THRESHOLD};
use serde_json::{Map, Value};

/// How many questions a request may hold, as with yente.
const QUESTIONS_MAX: usize = 100;
/// Results of a question, if it is not said how many, and at most.
const LIMIT: usize = 5;
const LIMIT_MAX: usize = 500;
/// Results of all questions of a request.
const RESULTS_MAX: usize = 5_000;
/// Names of a question: each is compared with every list.
const NAMES_MAX: usize = 32;
/// Dates, places, countries and papers of a question, of each.
const FACTS_MAX: usize = 64;
/// From this likeness on a result is given at all, as with yente.
const CUTOFF: f64 = 0.5;

/// One question: its key, the entity as it was sent, and what we read of it.
pub(super) struct Question {
    pub(super) key: String,
    pub(super) entity: Map<String, Value>,
    pub(super) party: Party,
}

/// How to answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Options {
    pub(super) limit: usize,
    /// From this similarity on a result may be a match.
    pub(super) threshold: f64,
    /// From this similarity on a result is given.
    pub(super) cutoff: f64,
}

impl Options {
    /// Reads the query of an address. What yente knows and we have no use for is passed over:
    /// which algorithm compares is not for the client to choose.
    pub(super) fn read(query: &str) -> Result<Self, String> {
        let mut options = Self { limit: LIMIT, threshold: THRESHOLD, cutoff: CUTOFF };
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let share = || {
                let share = value.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
                share.ok_or_else(|| format!("{name}: expected a number from 0 to 1"))
            };
            match name {
                "limit" => {
                    let limit = value.parse::<usize>().ok().filter(|limit| *limit <= LIMIT_MAX);
                    let why = || format!("limit: expected a whole number up to {LIMIT_MAX}");
                    options.limit = limit.ok_or_else(why)?;
                }
                "threshold" => options.threshold = share()?,
                "cutoff" => options.cutoff = share()?,
                _ => {}
            }
        }
        options.cutoff = options.cutoff.min(options.threshold);
        Ok(options)
    }

    /// Whether so many questions may be answered at once.
    pub(super) fn fits(&self, questions: usize) -> Result<(), String> {
        let all = self.limit.saturating_mul(questions);
        if all <= RESULTS_MAX {
            return Ok(());
        }
        let limit = self.limit;
        Err(format!(
            "{questions} queries with limit={limit} may have {all} results; at most {RESULTS_MAX} \
             are given at once: ask fewer queries, or a lower limit"
        ))
    }
}

/// Reads the questions of a body. No message holds what was asked.
pub(super) fn questions(bytes: &[u8]) -> Result<Vec<Question>, (StatusCode, String)> {
    let wrong = |why: &str| (StatusCode::UNPROCESSABLE_ENTITY, why.to_owned());
    let expected = "expected {\"queries\": {\"q1\": {\"schema\": \"Person\", \"properties\": \
                    {\"name\": [\"…\"]}}}}";
    let body: Value = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        (
            StatusCode::UNPROCESSABLE_ENTITY,
            format!("no JSON at line {line}, column {column}; {expected}"),
        )
    })?;
    let queries = body.get("queries").and_then(Value::as_object).ok_or_else(|| wrong(expected))?;
    if queries.is_empty() {
        return Err((StatusCode::BAD_REQUEST, "No queries provided.".to_owned()));
    }
    if queries.len() > QUESTIONS_MAX {
        let why = format!("Too many queries in one batch (limit: {QUESTIONS_MAX})");
        return Err((StatusCode::BAD_REQUEST, why));
    }
    let mut questions = Vec::with_capacity(queries.len());
    for (place, (key, entity)) in queries.iter().enumerate() {
        let named = |why: &str| (StatusCode::BAD_REQUEST, format!("query {}: {why}", place + 1));
        let entity = entity.as_object().ok_or_else(|| named("expected an entity"))?;
        let party = party_of_entity(entity).ok_or_else(|| {
            named("expected `schema` of a person, a body, a vessel or an aircraft, and a name")
        })?;
        if party.names.len() > NAMES_MAX {
            return Err(named(&format!("at most {NAMES_MAX} names are compared; leave some out")));
        }
        let facts =
            [party.born.len(), party.places.len(), party.countries.len(), party.documents.len()];
        if facts.into_iter().any(|count| count > FACTS_MAX) {
            let why = format!("at most {FACTS_MAX} dates, places, countries or papers of each");
            return Err(named(&why));
        }
        questions.push(Question { key: key.clone(), entity: entity.clone(), party });
    }
    Ok(questions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_an_address() {
        let all = Options::read("limit=7&threshold=0.8&cutoff=0.6&algorithm=logic-v2");
        assert_eq!(all, Ok(Options { limit: 7, threshold: 0.8, cutoff: 0.6 }));
        let low = Options::read("threshold=0.4").expect("read");
        assert!((low.cutoff - 0.4).abs() < 1e-12, "nothing alike enough is cut off");
        for wrong in ["limit=x", "limit=501", "threshold=2", "cutoff=NaN"] {
            assert!(Options::read(wrong).is_err(), "{wrong}");
        }
        let most = Options::read("limit=500").expect("read");
        assert!(most.fits(10).is_ok() && low.fits(QUESTIONS_MAX).is_ok());
        let why = most.fits(11).expect_err("too many");
        assert!(why.contains("11 queries with limit=500"), "{why}");
    }
}
