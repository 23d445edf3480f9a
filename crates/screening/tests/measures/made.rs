//! Made-up entities, and measures against them, for the tests.

use screening::{
    Dossier, Entity, Finding, Judged, MeasureKind, Measures, Regime, Verdict, check, read_measures,
};

/// An entity with some properties.
pub(crate) fn entity(id: &str, schema: &str, properties: &[(&str, &str)]) -> Entity {
    let mut entity = Entity { id: id.into(), schema: schema.into(), ..Entity::default() };
    for (property, value) in properties {
        entity.properties.entry((*property).into()).or_default().push((*value).into());
    }
    entity
}

/// Reads a sketch: statements between semicolons.
///
/// `X!` is listed everywhere since 2020, `X!us` in one place; `X>A 50` owns a share since 2020,
/// `X>A 50 joint=j`; `X=>A` controls it; whatever else is named is a company.
pub(crate) fn sketch(text: &str) -> Vec<Entity> {
    let mut all: Vec<Entity> = Vec::new();
    let party = |all: &mut Vec<Entity>, id: &str| {
        if !all.iter().any(|entity| entity.id == id) {
            all.push(entity(id, "Company", &[("name", id)]));
        }
    };
    let since = ("startDate", "2020-01-01");
    for (place, part) in text.split(';').map(str::trim).enumerate() {
        let id = format!("tie-{place:03}");
        if let Some((who, place)) = part.split_once('!') {
            party(&mut all, who);
            let countries = if place.is_empty() { vec!["us", "eu", "gb"] } else { vec![place] };
            for country in countries {
                let of = [("entity", who), ("country", country), since];
                all.push(entity(&format!("{id}-{country}"), "Sanction", &of));
            }
        } else if let Some((who, whom)) = part.split_once("=>") {
            let (whom, status) = whom.split_once(' ').unwrap_or((whom, ""));
            party(&mut all, who);
            party(&mut all, whom);
            let role = ("role", "controls");
            let of = [("subject", who), ("object", whom), role, ("status", status), since];
            all.push(entity(&id, "UnknownLink", &of));
        } else if let Some((who, rest)) = part.split_once('>') {
            let (whom, share) = rest.split_once(' ').unwrap_or((rest, ""));
            let (share, joint) = share.split_once(" joint=").unwrap_or((share, ""));
            party(&mut all, who);
            party(&mut all, whom);
            let mut of = vec![("owner", who), ("asset", whom), ("percentage", share), since];
            if !joint.is_empty() {
                of.extend([("ownershipType", "joint arrangement"), ("legalBasis", joint)]);
            }
            all.push(entity(&id, "Ownership", &of));
        } else {
            party(&mut all, part);
        }
    }
    all
}

/// One measure of a kind against some, on a day.
pub(crate) fn measures(kind: MeasureKind, targets: &[&str], day: &str, more: &str) -> Measures {
    let kind = kind.code();
    let text = format!(
        "[measures]\nlanguage = 1\ntitle = \"t\"\nsource = \"s\"\nstates = [\"state\"]\n\
         [measure.one]\ntitle = \"t\"\nissuer = \"i\"\nkind = \"{kind}\"\ndate = {day}\n\
         targets = {targets:?}\nsource = \"s\"\n{more}\n"
    );
    let text = if more.contains("ground =") { text } else { text + "ground = \"none\"\n" };
    read_measures(&text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

/// The finding of the only measure.
pub(crate) fn finding(measures: &Measures, entities: &[Entity], regimes: &[Regime]) -> Finding {
    let mut checked = check(measures, &Dossier::of(entities), regimes, None);
    checked.findings.remove(0)
}

/// What a target comes to under a regime.
pub(crate) fn judged(finding: &Finding, id: &str, regime: Regime) -> Judged {
    let target = finding.targets.iter().find(|target| target.id == id);
    let target = target.unwrap_or_else(|| panic!("{id} is no target"));
    let judged = target.regimes.iter().find(|judged| judged.regime == regime);
    judged.expect("the regime was asked").clone()
}

/// The verdict on one entity under a regime on a day, frozen by name.
pub(crate) fn verdict(entities: &[Entity], id: &str, regime: Regime, day: &str) -> Verdict {
    let measures = measures(MeasureKind::Freeze, &[id], day, "");
    judged(&finding(&measures, entities, &[regime]), id, regime).verdict
}
