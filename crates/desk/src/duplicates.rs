//! Other cases that may be the same person's or household's, as an officer reads them.

use std::collections::{BTreeMap, BTreeSet};

use casework::CaseId;
use casework::duplicate::{DuplicateFinding, Kinship, Part, PotentialDuplicate, Tie};
use store::Merge;

use crate::act::Act;
use crate::case::Bench;
use crate::duplicate::{judge_act, judge_form, succeed_act, unmerge_act};
use crate::points::{Points, Verdict, points, verdict};
use crate::record::Record;
use crate::visible::Visible;

/// Other cases, and how this one stands to them.
pub(crate) struct DuplicatesView {
    /// Merges that stand, this case's part first in words.
    pub(crate) merges: Vec<MergeView>,
    pub(crate) open: Vec<PotentialView>,
    pub(crate) judged: Vec<FindingView>,
    /// Cases that share a mark and came after the last screening.
    pub(crate) newer: Option<String>,
}

/// A merge that stands.
pub(crate) struct MergeView {
    pub(crate) words: String,
    pub(crate) other: Option<Other>,
    pub(crate) act: Act,
}

/// Another case, by name and address.
pub(crate) struct Other {
    pub(crate) designation: String,
    pub(crate) href: String,
}

/// One other case that nobody judged yet.
pub(crate) struct PotentialView {
    pub(crate) other: Other,
    pub(crate) tie: String,
    pub(crate) verdict: Verdict,
    pub(crate) points: Vec<Points>,
    pub(crate) act: Act,
}

/// What an officer found about another case.
pub(crate) struct FindingView {
    pub(crate) other: Other,
    pub(crate) day: String,
    pub(crate) kinship: String,
    pub(crate) reason: Visible,
    /// The form that says otherwise, for what was found last and is no merge.
    pub(crate) act: Option<Act>,
}

impl DuplicatesView {
    /// What is known of other cases; none if nothing is.
    pub(crate) fn new(bench: &Bench<'_>) -> Option<Self> {
        let shell = &bench.shell;
        let view = Self {
            merges: bench.merges.iter().map(|merge| merge_view(bench, merge)).collect(),
            open: open(bench).into_iter().map(|one| potential_view(bench, one)).collect(),
            judged: findings(bench),
            newer: Some(newer(bench))
                .filter(|number| *number > 0)
                .map(|number| shell.count("desk-duplicates-newer", number)),
        };
        let nothing = view.merges.is_empty()
            && view.open.is_empty()
            && view.judged.is_empty()
            && view.newer.is_none();
        (!nothing).then_some(view)
    }
}

/// The last finding about each other case.
pub(crate) fn judged<'a>(bench: &'a Bench<'_>) -> BTreeMap<CaseId, &'a DuplicateFinding> {
    let records = bench.file.iter().flat_map(|file| file.records());
    let findings = records.filter_map(|(_, _, record)| match record {
        Record::Duplicate { finding } => Some((finding.other, finding)),
        _ => None,
    });
    findings.collect()
}

/// The sequence of the last finding about another case; 0 if there is none. A form that was made
/// before it is out of date.
pub(crate) fn last_finding(bench: &Bench<'_>, about: CaseId) -> u64 {
    let records = bench.file.iter().flat_map(|file| file.records());
    let mut about = records.rev().filter_map(|(sequence, _, record)| match record {
        Record::Duplicate { finding } if finding.other == about => Some(sequence),
        _ => None,
    });
    about.next().unwrap_or_default()
}

/// What the last screening found and nobody judged.
pub(crate) fn open<'a>(bench: &'a Bench<'_>) -> Vec<&'a PotentialDuplicate> {
    let judged = judged(bench);
    let found = last(bench).map_or(&[][..], |(found, _)| found);
    found.iter().filter(|one| !judged.contains_key(&one.other)).collect()
}

/// Whether a case of the last screening is not judged.
pub(crate) fn has_open(bench: &Bench<'_>) -> bool {
    !open(bench).is_empty()
}

/// Cases that were compared and that nothing ties to this one.
pub(crate) fn unlike(bench: &Bench<'_>) -> BTreeSet<CaseId> {
    let (found, compared) = last(bench).unwrap_or_default();
    let is_found = |case: &CaseId| found.iter().any(|one| one.other == *case);
    compared.iter().copied().filter(|case| !is_found(case)).collect()
}

/// What the last screening found, and every case that it or one before compared with.
fn last<'a>(bench: &'a Bench<'_>) -> Option<(&'a [PotentialDuplicate], &'a [CaseId])> {
    let mut records = bench.file.iter().flat_map(|file| file.records().rev());
    records.find_map(|(_, _, record)| match record {
        Record::Screening { duplicates, others, .. } => {
            Some((duplicates.as_slice(), others.as_slice()))
        }
        _ => None,
    })
}

/// How many cases share a token now that the last screening does not know.
pub(crate) fn newer(bench: &Bench<'_>) -> usize {
    let judged = judged(bench);
    let Some((_, compared)) = last(bench) else { return 0 };
    let known = |other: &CaseId| judged.contains_key(other) || compared.contains(other);
    bench.sharing.iter().filter(|other| !known(other)).count()
}

fn other(bench: &Bench<'_>, case: CaseId, designation: &str) -> Other {
    Other { designation: designation.to_owned(), href: bench.shell.link(&format!("/cases/{case}")) }
}

/// The other case of a merge, if it is still there.
pub(crate) fn other_of(bench: &Bench<'_>, merge: &Merge) -> Option<CaseId> {
    if merge.aside == bench.row.case { merge.kept } else { Some(merge.aside) }
}

/// Which part this case has in a merge.
pub(crate) fn part_of(bench: &Bench<'_>, merge: &Merge) -> Part {
    if merge.aside == bench.row.case { Part::SetAside } else { Part::Kept }
}

fn merge_view(bench: &Bench<'_>, merge: &Merge) -> MergeView {
    let shell = &bench.shell;
    let other_case = other_of(bench, merge);
    let named = other_case.and_then(|case| bench.designations.get(&case).map(|d| (case, d)));
    let words = match (part_of(bench, merge), other_case) {
        (Part::Kept, _) => "desk-merge-kept",
        (Part::SetAside, Some(_)) => "desk-merge-set-aside",
        (Part::SetAside, None) => "desk-merge-alone",
    };
    MergeView {
        words: shell.say(words),
        other: named.map(|(case, designation)| other(bench, case, designation.as_str())),
        act: match other_case {
            Some(_) => unmerge_act(bench, merge),
            None => succeed_act(bench),
        },
    }
}

fn potential_view(bench: &Bench<'_>, one: &PotentialDuplicate) -> PotentialView {
    let shell = &bench.shell;
    let tie = match one.tie {
        Tie::Applicants => "desk-tie-applicants",
        Tie::Household => "desk-tie-household",
    };
    PotentialView {
        other: other(bench, one.other, &one.designation),
        tie: shell.say(tie),
        verdict: verdict(shell, one.band, one.similarity_thousandths, one.evidence_tenths),
        points: points(shell, &one.statements),
        act: judge_act(bench, one),
    }
}

/// Every finding, last first.
fn findings(bench: &Bench<'_>) -> Vec<FindingView> {
    let shell = &bench.shell;
    let records = bench.file.iter().flat_map(|file| file.records().rev());
    let last = judged(bench);
    let view = |(day, finding): (jiff::civil::Date, &DuplicateFinding)| FindingView {
        act: last
            .get(&finding.other)
            .filter(|last| std::ptr::eq(**last, finding) && finding.kinship != Kinship::Merged)
            .map(|_| judge_form(bench, finding.other, &finding.designation)),
        other: other(bench, finding.other, &finding.designation),
        day: shell.date(&day),
        kinship: match (finding.kinship, finding.part) {
            (Kinship::Merged, Some(part)) => shell.named("desk-kinship-merged", part.name()),
            (kinship, _) => shell.named("desk-kinship", kinship.name()),
        },
        reason: Visible::new(&finding.reason),
    };
    let findings = records.filter_map(|(_, day, record)| match record {
        Record::Duplicate { finding } => Some((day, finding)),
        _ => None,
    });
    findings.map(view).collect()
}
