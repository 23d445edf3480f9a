//! A check of measures in the words of a page. The portal and the desk show what is made here and
//! nothing else, from the same reasons that the command line prints.

use std::sync::Arc;

use screening::{
    Checked, Days, Evidence, Finding, Flag, Holds, Note, Range, Reasons, Regime, Share, Span,
    Target, Threshold, Tie, reasons,
};

use crate::language::Language;
use crate::shell::Shell;
use crate::words::Arg;

/// The most targets of a measure that a page shows.
const TARGETS_MAX: usize = 100;

/// What a site knows of the programme's measures: nothing, if it has no file of them.
pub type Known = Option<Arc<Checked>>;

/// A text of the file of measures: in the programme's words, or as the file has it.
pub struct Told {
    /// The text.
    pub text: String,
    /// Whether it is the file's own, in English, on a page in another language.
    pub foreign: bool,
}

impl Told {
    fn of(shell: &Shell, key: &str, own: &str) -> Self {
        match shell.find(key) {
            Some(text) => Self { text, foreign: false },
            None => Self { text: own.to_owned(), foreign: shell.language != Language::En },
        }
    }
}

/// All measures, for a page.
pub struct MeasuresView {
    /// Where they come from.
    pub source: Told,
    /// The sum of all.
    pub sum: String,
    /// One by one.
    pub measures: Vec<MeasureView>,
}

/// One measure.
pub struct MeasureView {
    /// Its name in the file, as in its address.
    pub name: String,
    path: String,
    /// What it is called.
    pub title: Told,
    /// What it is and when.
    pub kind: String,
    /// Who imposes it.
    pub issuer: Told,
    /// The issuer's ground.
    pub stated: String,
    /// Whether the authors call it right, in words, and why.
    pub authors: Option<(String, Told)>,
    /// Where it comes from.
    pub source: Told,
    /// What is wrong with it as such.
    pub flags: Vec<String>,
    /// Names of the regimes.
    pub regimes: Vec<String>,
    /// Targets with their verdicts.
    pub targets: Vec<TargetView>,
    /// How many targets are not shown.
    pub more: Option<String>,
    /// How many are hit without a ground.
    pub without: String,
    /// Who is hit beside them.
    pub beside: Vec<String>,
}

/// One target.
pub struct TargetView {
    /// What it is called.
    pub name: String,
    /// A verdict for each regime.
    pub verdicts: Vec<String>,
    /// Grounds, each with its rule and what proves it.
    pub grounds: Vec<GroundView>,
    /// What must be known beside them.
    pub notes: Vec<String>,
}

/// A ground.
pub struct GroundView {
    /// Which, and under which regimes.
    pub text: String,
    /// Where the rule stands.
    pub rule: String,
    /// What proves it.
    pub evidence: Vec<String>,
}

impl MeasuresView {
    /// Puts a check into the words of a page.
    pub fn of(shell: &Shell, checked: &Checked) -> Self {
        let (hit, without) = checked.tally(|_| true);
        let arg = |range| Arg::from(counted(shell, range));
        let count = shell.number(&(checked.findings.len() as u64));
        let sum = [("measures", Arg::from(count)), ("hit", arg(hit)), ("without", arg(without))];
        Self {
            source: Told::of(shell, "measure-file-source", &checked.source),
            sum: shell.say_with("measures-sum", &sum),
            measures: checked.findings.iter().map(|finding| measure(shell, finding)).collect(),
        }
    }
}

impl MeasureView {
    /// One measure by its name in the file; none if there is no such.
    pub fn of(shell: &Shell, checked: &Checked, name: &str) -> Option<Self> {
        let finding = checked.findings.iter().find(|finding| finding.measure == name)?;
        Some(measure(shell, finding))
    }

    /// Its address, without language.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether anything is told of any target.
    pub fn has_reasons(&self) -> bool {
        self.targets.iter().any(TargetView::has_reasons)
    }
}

impl TargetView {
    /// Whether anything is told of it.
    pub fn has_reasons(&self) -> bool {
        !self.grounds.is_empty() || !self.notes.is_empty()
    }
}

fn measure(shell: &Shell, finding: &Finding) -> MeasureView {
    let kind = shell.named("measure-kind", finding.kind.code());
    let kind = [("kind", Arg::from(kind)), ("date", Arg::from(shell.date(&finding.on)))];
    let stated = match finding.stated.as_str() {
        "" => shell.say("measure-stated-none"),
        code => {
            let code = code.replace('_', "-");
            let ground = shell.find(&format!("measure-stated-{code}"));
            let told = ground.or_else(|| shell.find(&format!("measure-trait-{code}")));
            told.unwrap_or_else(|| finding.stated_reason())
        }
    };
    let told = |of: &str, text: &str| Told::of(shell, &own_key(of, finding), text);
    let authors = finding.authors_right.map(|right| {
        let key = if right { "measure-authors-right" } else { "measure-authors-wrong" };
        (shell.say(key), told("measure-why", &finding.why))
    });
    let more = finding.targets.len().saturating_sub(TARGETS_MAX);
    let regimes = finding.targets.first().into_iter().flat_map(|target| &target.regimes);
    let regimes = regimes.map(|judged| name(shell, judged.regime));
    let without = [
        ("without", Arg::from(counted(shell, finding.without_ground))),
        ("hit", Arg::from(counted(shell, finding.hit))),
    ];
    MeasureView {
        name: finding.measure.clone(),
        path: format!("/measures/{}", finding.measure),
        title: told("measure-title", &finding.title),
        kind: shell.say_with("measure-what", &kind),
        issuer: told("measure-issuer", &finding.issuer),
        stated: shell.with("measure-stated", "ground", stated),
        authors,
        source: told("measure-source", &finding.source),
        flags: finding.flags.iter().map(|of| flag(shell, *of)).collect(),
        regimes: regimes.collect(),
        targets: finding.targets.iter().take(TARGETS_MAX).map(|of| target(shell, of)).collect(),
        more: (more > 0).then(|| shell.count("measure-more", more)),
        without: shell.say_with("measure-without", &without),
        beside: beside(shell, finding),
    }
}

/// The key of a text of a measure in the programme's words.
fn own_key(of: &str, finding: &Finding) -> String {
    [of, &finding.measure.replace('_', "-")].join("-")
}

fn target(shell: &Shell, target: &Target) -> TargetView {
    let Reasons { grounds, notes, .. } = reasons(target);
    let verdicts = target.regimes.iter();
    let all = target.regimes.len();
    let ground = |reason: &screening::Reason| {
        let mut text = shell.named("measure-ground", reason.ground.code());
        if reason.strength == Holds::Possibly {
            text = shell.with("measure-possibly", "text", text);
        }
        if let Some(owned) = reason.share {
            text = format!("{text} ({})", share(shell, owned));
        }
        let regimes: Vec<Regime> = reason.rules.iter().map(|(regime, _)| *regime).collect();
        let mut rules: Vec<&str> = reason.rules.iter().map(|(_, rule)| rule.as_str()).collect();
        rules.dedup();
        GroundView {
            text: under(shell, text, &regimes, all),
            rule: rules.join("; "),
            evidence: reason.evidence.iter().map(|of| evidence(shell, of)).collect(),
        }
    };
    TargetView {
        name: target.name.clone(),
        verdicts: verdicts.map(|j| shell.named("measure-verdict", j.verdict.code())).collect(),
        grounds: grounds.iter().map(ground).collect(),
        notes: notes.iter().map(|n| under(shell, note(shell, &n.note), &n.regimes, all)).collect(),
    }
}

/// The text with the regimes it holds under, unless these are all.
fn under(shell: &Shell, text: String, regimes: &[Regime], all: usize) -> String {
    if regimes.len() == all && all > 1 {
        return text;
    }
    let names: Vec<String> = regimes.iter().map(|regime| name(shell, *regime)).collect();
    format!("{text} [{}]", names.join(", "))
}

fn name(shell: &Shell, regime: Regime) -> String {
    shell.named("measure-regime", regime.code())
}

fn counted(shell: &Shell, range: Range) -> String {
    if range.low == range.high {
        return shell.number(&range.low);
    }
    let number = |of: u64| Arg::from(shell.number(&of));
    shell.say_with("measure-range", &[("low", number(range.low)), ("high", number(range.high))])
}

fn share(shell: &Shell, share: Share) -> String {
    let point = if shell.language == Language::En { "." } else { "," };
    let [low, high] = share.percent().map(|number| number.replace('.', point));
    if share == Share::UNKNOWN {
        shell.say("measure-share-unknown")
    } else if low == high {
        shell.with("measure-share", "percent", low)
    } else {
        shell.say_with("measure-shares", &[("low", Arg::from(low)), ("high", Arg::from(high))])
    }
}

fn flag(shell: &Shell, flag: Flag) -> String {
    let of = |of: screening::Trait| shell.named("measure-trait", of.code());
    match flag {
        Flag::LitmusTest => shell.say("measure-flag-litmus"),
        Flag::ChoosesBy(by) => shell.with("measure-flag-chooses", "trait", of(by)),
        Flag::StatesAsGround(by) => shell.with("measure-flag-states", "trait", of(by)),
        Flag::StatesNoGround => shell.say("measure-flag-no-ground"),
        Flag::HitsNobody => shell.say("measure-flag-nobody"),
    }
}

fn evidence(shell: &Shell, evidence: &Evidence) -> String {
    let key = match evidence.tie {
        None => "measure-fact".to_owned(),
        Some(tie) => format!("measure-tie-{}", tie_code(tie)),
    };
    let owned = evidence.share.map_or(String::new(), |of| share(shell, of));
    let text = shell.say_with(
        &key,
        &[
            ("from", Arg::from(evidence.from.clone())),
            ("to", Arg::from(evidence.to.clone())),
            ("share", Arg::from(owned)),
        ],
    );
    match when(shell, &evidence.span) {
        Some(when) => format!("{text}, {when} ({})", evidence.id),
        None => format!("{text} ({})", evidence.id),
    }
}

/// When it holds; none for what is a part of what somebody is.
fn when(shell: &Shell, span: &Span) -> Option<String> {
    let start = span.start.filter(|start| start.first > jiff::civil::Date::MIN);
    let day = |of: Days| Arg::from(days(shell, of));
    match (start, span.end) {
        (None, None) if span.start.is_some() => None,
        (None, None) => Some(shell.say("measure-when-unknown")),
        (Some(start), None) => Some(shell.with("measure-when-since", "date", day(start))),
        (None, Some(end)) => Some(shell.with("measure-when-until", "date", day(end))),
        (Some(start), Some(end)) => {
            Some(shell.say_with("measure-when-between", &[("from", day(start)), ("to", day(end))]))
        }
    }
}

/// A day, a month or a year, as far as it is known.
fn days(shell: &Shell, days: Days) -> String {
    let Days { first, last } = days;
    if first == last {
        shell.date(&first)
    } else if first.first_of_year() == first && first.last_of_year() == last {
        first.year().to_string()
    } else if first.first_of_month() == first && first.last_of_month() == last {
        shell.month(&first)
    } else {
        format!("{} – {}", shell.date(&first), shell.date(&last))
    }
}

fn beside(shell: &Shell, finding: &Finding) -> Vec<String> {
    let collateral = &finding.collateral;
    if collateral.total.high == 0 {
        return Vec::new();
    }
    let total = shell.with("measure-beside", "count", counted(shell, collateral.total));
    let groups = collateral.groups.iter().map(|group| {
        let who = group.who.code();
        shell.with(&format!("measure-who-{who}"), "count", counted(shell, group.count))
    });
    let declared = collateral.declared.iter().zip(1..).map(|(hit, place)| {
        let key = format!("{}-{place}", own_key("measure-hits", finding));
        let who = shell.find(&key).unwrap_or_else(|| hit.who.clone());
        format!("{who}: {}", counted(shell, hit.count))
    });
    let stakes = collateral.shares.iter().map(|stake| {
        let owned = Arg::from(share(shell, stake.share));
        let (name, of) = (Arg::from(stake.name.clone()), Arg::from(stake.of.clone()));
        shell.say_with("measure-stake", &[("name", name), ("of", of), ("share", owned)])
    });
    std::iter::once(total).chain(groups).chain(declared).chain(stakes).collect()
}

fn note(shell: &Shell, note: &Note) -> String {
    let with = |key: &str, other: &str, id: &str| {
        let args = [("other", Arg::from(other.to_owned())), ("id", Arg::from(id.to_owned()))];
        shell.say_with(key, &args)
    };
    let dated = |key: &str, other: &str, day, id: &str| {
        let date = Arg::from(shell.date(day));
        let other = Arg::from(other.to_owned());
        shell.say_with(key, &[("other", other), ("date", date), ("id", Arg::from(id.to_owned()))])
    };
    match note {
        Note::PastOffice { id, post, until } => dated("measure-note-past-office", post, until, id),
        Note::TieOver { id, other, until } => dated("measure-note-tie-over", other, until, id),
        Note::FamilyNotYet { id, other, from } => {
            dated("measure-note-family-not-yet", other, from, id)
        }
        Note::Below { share: owned, enough } => {
            let half = *enough == Threshold::HALF;
            let key = if half { "measure-enough-half" } else { "measure-enough-more" };
            let args =
                [("share", Arg::from(share(shell, *owned))), ("enough", shell.say(key).into())];
            shell.say_with("measure-note-below", &args)
        }
        Note::ControlIsCaution { id, other } => with("measure-note-caution", other, id),
        Note::ControlRebutted { id, other } => with("measure-note-rebutted", other, id),
        Note::LedByOfficial { id, other } => with("measure-note-led", other, id),
        Note::OnlyEmployed { id, other } => with("measure-note-employed", other, id),
        Note::OnlyMember { id, other } => with("measure-note-member", other, id),
        Note::BenefitNotShown { id, other } => with("measure-note-benefit-not-shown", other, id),
        Note::TieWithdrawn { id, other } => with("measure-note-tie-withdrawn", other, id),
        Note::Withdrawn { id } => with("measure-note-withdrawn", "", id),
        Note::ListedElsewhere { id, by } => with("measure-note-listed-elsewhere", by, id),
        Note::OwnerNotListed { other } => with("measure-note-owner-not-listed", other, ""),
        Note::Exposed => shell.say("measure-note-exposed"),
    }
}

const fn tie_code(tie: Tie) -> &'static str {
    match tie {
        Tie::Ownership => "ownership",
        Tie::Directorship => "directorship",
        Tie::Membership => "membership",
        Tie::Employment => "employment",
        Tie::Representation => "representation",
        Tie::Occupancy => "occupancy",
        Tie::Family => "family",
        Tie::Associate => "associate",
        Tie::UnknownLink => "link",
        Tie::Succession => "succession",
        Tie::Organiser => "organiser",
        Tie::Involved => "involved",
        Tie::Part => "part",
        Tie::PostOf => "post-of",
    }
}
