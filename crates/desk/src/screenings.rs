//! Screenings as an officer reads them: what was compared with what, and every possible match with
//! what agrees, what is left out and what contradicts.

use casework::screening::{Hit, Judgement, Judgements, ListUsed, Screening};
use pages::Shell;

use crate::act::Act;
use crate::case::Bench;
use crate::points::{Points, Verdict, points, verdict};
use crate::record::Record;
use crate::screening::resolve_act;
use crate::visible::Visible;

/// The last screening.
pub(crate) struct ScreeningView {
    pub(crate) day: String,
    pub(crate) name: Visible,
    pub(crate) born: Option<String>,
    pub(crate) lists: Vec<ListView>,
    /// Whether the lists of today are others.
    pub(crate) outdated: bool,
    pub(crate) summary: String,
    pub(crate) left_off: Option<String>,
    pub(crate) hits: Vec<HitView>,
    pub(crate) carried_count: String,
    pub(crate) carried: Vec<HitView>,
    pub(crate) earlier: Vec<String>,
}

/// A list that was used.
pub(crate) struct ListView {
    pub(crate) name: Visible,
    pub(crate) seal: String,
    pub(crate) is_current: bool,
}

/// One possible match, the applicant's side and the list's.
pub(crate) struct HitView {
    /// Where it stands on the page.
    pub(crate) id: String,
    /// Which it is of those on the page.
    pub(crate) number: usize,
    pub(crate) list: Visible,
    pub(crate) party: Visible,
    pub(crate) listed: Visible,
    pub(crate) others: Vec<Visible>,
    pub(crate) verdict: Verdict,
    pub(crate) points: Vec<Points>,
    pub(crate) reasons: Vec<Visible>,
    pub(crate) programmes: Vec<Visible>,
    /// What an officer found last, and why.
    pub(crate) judgement: Option<(String, Visible)>,
    /// The form that judges it, while it is open.
    pub(crate) act: Option<Act>,
}

/// The last screening of a case, with the sequence of its record.
pub(crate) fn last<'a>(bench: &'a Bench<'_>) -> Option<(u64, &'a Screening)> {
    all(bench).next().map(|(sequence, _, screening)| (sequence, screening))
}

/// All screenings, last first.
fn all<'a>(bench: &'a Bench<'_>) -> impl Iterator<Item = (u64, jiff::civil::Date, &'a Screening)> {
    let records = bench.file.iter().flat_map(|file| file.records().rev());
    records.filter_map(|(sequence, day, record)| match record {
        Record::Screening { screening, .. } => Some((sequence, day, screening)),
        _ => None,
    })
}

/// Every judgement of a possible match in the case.
pub(crate) fn judgements<'a>(bench: &'a Bench<'_>) -> Judgements<'a> {
    let records = bench.file.iter().flat_map(|file| file.records());
    Judgements::new(records.filter_map(|(sequence, _, record)| match record {
        Record::Hit { resolution } => Some((sequence, resolution)),
        _ => None,
    }))
}

/// Whether the last screening has a possible match that nobody has settled, or left any off.
pub(crate) fn has_open_hits(bench: &Bench<'_>) -> bool {
    let judged = judgements(bench);
    last(bench).is_some_and(|(_, screening)| screening.is_open(&judged))
}

impl ScreeningView {
    /// The last screening; none before the first.
    pub(crate) fn latest(bench: &Bench<'_>) -> Option<Self> {
        let shell = &bench.shell;
        let (sequence, day, screening) = all(bench).next()?;
        let judged = judgements(bench);
        let view = |(at, hit): (usize, &Hit)| {
            hit_view(bench, hit, at + 1, &screening.lists, &judged, Some(sequence))
        };
        let carried = screening.carried.iter().zip(screening.hits.len() + 1..);
        let carried = carried.filter_map(|(carried, number)| {
            all(bench).find_map(|(_, _, screening)| {
                let hit = screening.hits.iter().find(|hit| hit.content == carried.content);
                hit.map(|hit| hit_view(bench, hit, number, &screening.lists, &judged, None))
            })
        });
        let current =
            |used: &&ListUsed| bench.lists.lists.iter().any(|row| row.list.digest == used.digest);
        let lists = screening.lists.iter().map(|used| ListView {
            name: Visible::new(&used.name),
            seal: used.digest.short(),
            is_current: current(&used),
        });
        let left_off = usize::try_from(screening.left_off).unwrap_or(usize::MAX);
        let earlier = all(bench).skip(1).map(|(_, day, screening)| earlier(shell, day, screening));
        Some(Self {
            day: shell.date(&day),
            name: Visible::new(screening.compared.name()),
            born: screening.compared.born.first().map(|days| match days.exact() {
                Some(day) => shell.date(&day),
                None => days.first.year().to_string(),
            }),
            lists: lists.collect(),
            outdated: screening.lists_digest() != bench.lists.digest,
            summary: match screening.hits.is_empty() && screening.carried.is_empty() {
                true => shell.count("desk-screening-found", 0),
                false => shell.count("desk-screening-hits", screening.open(&judged).count()),
            },
            left_off: (left_off > 0).then(|| shell.count("desk-screening-left-off", left_off)),
            hits: screening.hits.iter().enumerate().map(view).collect(),
            carried_count: shell.count("desk-screening-carried", screening.carried.len()),
            carried: carried.collect(),
            earlier: earlier.collect(),
        })
    }
}

/// An earlier screening in a line.
fn earlier(shell: &Shell, day: jiff::civil::Date, screening: &Screening) -> String {
    let lists: Vec<String> = screening
        .lists
        .iter()
        .map(|used| format!("{} {}", used.name, used.digest.short()))
        .collect();
    let found = screening.hits.len() + screening.carried.len();
    let parts = [shell.date(&day), lists.join(", "), shell.count("desk-screening-found", found)];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

fn hit_view(
    bench: &Bench<'_>,
    hit: &Hit,
    number: usize,
    lists: &[ListUsed],
    judged: &Judgements<'_>,
    screening: Option<u64>,
) -> HitView {
    let shell = &bench.shell;
    let last = judged.of(&hit.content).map(|(_, resolution)| resolution);
    let settled = last.is_some_and(|last| last.judgement.settles());
    let open = screening.filter(|_| !settled && !bench.row.stage.is_final());
    let list = lists.iter().find(|used| used.digest == hit.list);
    let mut names = hit.names.iter();
    HitView {
        id: format!("hit-{}", hit.content.short()),
        number,
        list: Visible::new(list.map_or("", |list| list.name.as_str())),
        party: Visible::new(&hit.party),
        listed: Visible::new(names.next().map_or("", String::as_str)),
        others: names.map(Visible::new).collect(),
        verdict: verdict(shell, hit.band, hit.similarity_thousandths, hit.evidence_tenths),
        points: points(shell, &hit.statements),
        reasons: hit.reasons.iter().map(Visible::new).collect(),
        programmes: hit.programmes.iter().map(Visible::new).collect(),
        judgement: last.map(|last| {
            let verdict = judgement_words(shell, last.judgement);
            (verdict, Visible::new(&last.reason))
        }),
        act: open.map(|sequence| resolve_act(bench, sequence, &hit.content, number)),
    }
}

/// A judgement in words.
pub(crate) fn judgement_words(shell: &Shell, judgement: Judgement) -> String {
    shell.named("desk-hit", judgement.name())
}
