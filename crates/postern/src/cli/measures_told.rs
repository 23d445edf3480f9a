//! The check of measures as text for people and as a table for spreadsheets.

use std::fmt::Write;

use charts::{Column, Table};
use screening::{Checked, Finding, Holds, Regime, Target, Verdict, reasons};
use tables::add_cell;

/// The most targets of a measure that are told on the terminal; the table and the JSON have all.
const TARGETS_MAX: usize = 50;

/// Everything, measure by measure, and the sum at the end.
pub(super) fn as_text(checked: &Checked) -> String {
    let mut told = format!("{}\nSource: {}\n\n", plain(&checked.title), plain(&checked.source));
    for finding in &checked.findings {
        one(&mut told, finding, &checked.regimes);
    }
    let (hit, without) = checked.tally(|_| true);
    let fair = checked.findings.iter().filter(|finding| finding.is_fair()).count();
    let _ = writeln!(
        told,
        "{} measures, {hit} targets: {without} without a ground. {fair} measures hit nobody \
         without a ground.",
        checked.findings.len(),
    );
    for finding in checked.findings.iter().filter(|finding| !finding.holds()) {
        let why = match finding.as_expected {
            Some(_) => "does not come out as the file expects",
            None => "hits somebody without a ground",
        };
        let _ = writeln!(told, "{}: {why}", plain(&finding.measure));
    }
    told
}

fn one(told: &mut String, finding: &Finding, regimes: &[Regime]) {
    let Finding { title, issuer, kind, on, .. } = finding;
    let _ = writeln!(told, "{}\n  {kind} by {}, on {on}", plain(title), plain(issuer));
    let _ = writeln!(told, "  the issuer's reason: {}", finding.stated_reason());
    if let Some(right) = finding.authors_right {
        let right = if right { "right" } else { "wrong" };
        let _ = writeln!(told, "  the authors call it {right}: {}", plain(&finding.why));
    }
    for flag in &finding.flags {
        let _ = writeln!(told, "  ! {flag}");
    }
    for id in &finding.nobody {
        let _ = writeln!(told, "  ! names {}, whom the file of entities does not have", plain(id));
    }
    let mut columns = vec![Column::words("Target")];
    columns.extend(regimes.iter().map(|regime| Column::words(regime.to_string())));
    let mut table = Table::new("", columns);
    for target in finding.targets.iter().take(TARGETS_MAX) {
        let cells = target.regimes.iter().map(|judged| judged.verdict.to_string());
        table.row(std::iter::once(target.name.clone()).chain(cells));
    }
    table.text().lines().for_each(|line| {
        let _ = writeln!(told, "  {line}");
    });
    if finding.targets.len() > TARGETS_MAX {
        let more = finding.targets.len() - TARGETS_MAX;
        let _ = writeln!(told, "  … and {more} more; --out and --json have all");
    }
    finding.targets.iter().take(TARGETS_MAX).for_each(|target| because(told, target));
    let _ =
        writeln!(told, "  without a ground: {} of {} targets", finding.without_ground, finding.hit);
    collateral(told, finding);
    told.push('\n');
}

/// The reasons of a target, if there are any.
fn because(told: &mut String, target: &Target) {
    let reasons = reasons(target);
    let under = |regimes: &[Regime]| {
        let all = regimes.len() == target.regimes.len();
        let names = regimes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        if all && regimes.len() > 1 { String::new() } else { format!(" [{names}]") }
    };
    if reasons.grounds.is_empty() && reasons.notes.is_empty() {
        return;
    }
    let _ = writeln!(told, "  {}", plain(&target.name));
    for reason in &reasons.grounds {
        let may = if reason.strength == Holds::Possibly { "possibly: " } else { "" };
        let share = reason.share.map(|share| format!(" ({share})")).unwrap_or_default();
        let regimes: Vec<Regime> = reason.rules.iter().map(|(regime, _)| *regime).collect();
        let _ = writeln!(told, "    {may}{}{share}{}", reason.ground, under(&regimes));
        let mut rules: Vec<&str> = reason.rules.iter().map(|(_, rule)| rule.as_str()).collect();
        rules.dedup();
        let _ = writeln!(told, "      rule: {}", rules.join("; "));
        for evidence in &reason.evidence {
            let _ = writeln!(told, "      - {}", plain(&evidence.to_string()));
        }
    }
    for note in &reasons.notes {
        let _ =
            writeln!(told, "    note: {}{}", plain(&note.note.to_string()), under(&note.regimes));
    }
}

fn collateral(told: &mut String, finding: &Finding) {
    let collateral = &finding.collateral;
    if collateral.total.high == 0 {
        return;
    }
    let groups = collateral.groups.iter().map(|group| format!("{}: {}", group.who, group.count));
    let declared = collateral.declared.iter();
    let declared = declared.map(|hit| format!("{}: {}", plain(&hit.who), hit.count));
    let groups: Vec<String> = groups.chain(declared).collect();
    let _ = writeln!(
        told,
        "  hit beside them, without a ground: {} ({})",
        collateral.total,
        groups.join(", ")
    );
    for stake in &collateral.shares {
        let (name, of) = (plain(&stake.name), plain(&stake.of));
        let _ = writeln!(told, "    {name} holds {} of {of}", stake.share);
    }
}

/// A row for each target under each regime.
pub(super) fn as_csv(checked: &Checked) -> Vec<u8> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    let header = [
        "measure",
        "kind",
        "issuer",
        "date",
        "stated_ground",
        "target",
        "name",
        "regime",
        "verdict",
        "without_ground",
        "grounds",
        "rules",
        "evidence",
        "notes",
    ];
    row(&mut out, &header.map(str::to_owned));
    for finding in &checked.findings {
        for target in &finding.targets {
            for judged in &target.regimes {
                let joined = |texts: Vec<String>| texts.join("; ");
                let grounds = judged.grounds.iter();
                let notes = judged.notes.iter().map(ToString::to_string).collect();
                let evidence = grounds.clone().flat_map(|shown| &shown.evidence);
                row(
                    &mut out,
                    &[
                        finding.measure.clone(),
                        finding.kind.code().to_owned(),
                        finding.issuer.clone(),
                        finding.on.to_string(),
                        finding.stated.clone(),
                        target.id.clone(),
                        target.name.clone(),
                        judged.regime.code().to_owned(),
                        Verdict::code(judged.verdict).to_owned(),
                        holds(judged.without_ground).to_owned(),
                        joined(
                            grounds.clone().map(|shown| shown.ground.code().to_owned()).collect(),
                        ),
                        joined(grounds.map(|shown| shown.rule.clone()).collect()),
                        joined(evidence.map(ToString::to_string).collect()),
                        joined(notes),
                    ],
                );
            }
        }
    }
    out
}

fn row(out: &mut Vec<u8>, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        add_cell(out, cell);
    }
    out.extend_from_slice(b"\r\n");
}

const fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Not => "no",
        Holds::Possibly => "possibly",
        Holds::Surely => "yes",
    }
}

/// Text of others on one line, without anything that would command a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
