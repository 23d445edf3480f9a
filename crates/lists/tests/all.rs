//! Lists as their offices publish them, and all that can be wrong with them.

mod apart;
mod bad;
mod bounded;
mod corpus;
mod cut;
mod files;
mod formats;
mod fuzz;
mod rows;

use lists::{Format, Report, Unreadable};
use screening::Party;

/// Reads bytes as a list.
pub(crate) fn read(
    bytes: &[u8],
    format: Option<Format>,
) -> Result<(Vec<Party>, Report), Unreadable> {
    let mut parties = Vec::new();
    let report = lists::read(bytes, format, &mut |party| parties.push(party))?;
    Ok((parties, report))
}

/// Reads text that can be read.
pub(crate) fn list(text: &str) -> (Vec<Party>, Report) {
    read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{error}"))
}

/// The problems of a report as they are shown.
pub(crate) fn told(report: &Report) -> Vec<String> {
    report.problems.kept.iter().map(ToString::to_string).collect()
}

/// A party as few words, so that a test can say what it expects of all of it.
pub(crate) fn summary(party: &Party) -> String {
    let names = party.names.iter().map(|name| {
        let parts = &name.parts;
        let parts = [&parts.given, &parts.middle, &parts.family].map(String::as_str).join("/");
        let parts = if parts == "//" { String::new() } else { format!(" ({parts})") };
        format!("  {:?} {}{parts}", name.role, name.text)
    });
    let papers = party.documents.iter().map(|paper| {
        format!("{} {} {}", paper.kind, paper.number, paper.country).trim_end().to_owned()
    });
    let born: Vec<String> = party.born.iter().map(ToString::to_string).collect();
    let head = format!("{} {:?} {:?}", party.id, party.kind, party.gender);
    let rest = [
        ("born", born),
        ("in", party.places.clone()),
        ("of", party.countries.clone()),
        ("papers", papers.collect()),
        ("posts", party.positions.clone()),
        ("under", party.programmes.clone()),
        ("because", party.reasons.clone()),
    ];
    let rest = rest.into_iter().filter(|(_, values)| !values.is_empty());
    let rest = rest.map(|(what, values)| format!("  {what}: {}", values.join("; ")));
    [head].into_iter().chain(names).chain(rest).collect::<Vec<_>>().join("\n")
}
