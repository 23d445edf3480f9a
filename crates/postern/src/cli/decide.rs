//! `postern decide`: what does the programme say about one person, and why?

mod answers;
mod shown;
pub(super) mod table;
mod why;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use programme::{FactDef, FactError, Facts, Outcome, Programme};

use super::decide_people::PeopleArgs;
use super::policy::{self, PolicyArgs};
use answers::{Answers, Later, Person};

/// Arguments of `decide`.
#[derive(Args)]
pub(super) struct DecideArgs {
    #[command(flatten)]
    policy: PolicyArgs,
    /// The person's facts, as TOML or JSON; a table `facts` in it is used, if there is one. Tables
    /// [[household]] hold what is known of the members of the household.
    #[arg(long, value_name = "FILE", required_unless_present = "people")]
    #[arg(conflicts_with = "people")]
    facts: Option<PathBuf>,
    #[command(flatten)]
    people: PeopleArgs,
    /// What became known after an offer, as TOML or JSON: later facts and, in a table `paid`, how
    /// many instalments of each benefit were paid. Shows how each benefit stands.
    #[arg(long, value_name = "FILE", requires = "facts")]
    later: Option<PathBuf>,
    /// Say why this benefit is granted or not, and on what it rests.
    #[arg(long, value_name = "BENEFIT", requires = "facts")]
    why: Option<String>,
    /// Decide for this day instead of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    /// Print JSON for machines.
    #[arg(long)]
    json: bool,
}

/// Decides one person's case, or those of a file of people.
pub(super) fn run(args: &DecideArgs) -> ExitCode {
    let Some(file) = &args.facts else {
        let on = args.on.unwrap_or_else(policy::today);
        return args.people.run(&args.policy, on, args.json);
    };
    match tried(args, file) {
        Ok(code) => code,
        Err(error) => super::could_not(&error),
    }
}

fn tried(args: &DecideArgs, file: &Path) -> Result<ExitCode> {
    let sources = args.policy.read()?;
    let person = answers::person(file)?;
    let later = args.later.as_deref().map(answers::later).transpose()?;
    let programme = match policy::load(&sources) {
        Ok(programme) => programme,
        Err(problems) => {
            eprint!("{}", policy::shown(&problems, &sources));
            return Ok(ExitCode::from(1));
        }
    };
    let on = args.on.unwrap_or_else(policy::today);
    let read = known(&programme, &person, on)
        .map_err(|wrong| (file, wrong))
        .and_then(|facts| Ok((facts, known_later(&programme, args, later.as_ref())?)));
    let (facts, known_later) = match read {
        Ok(read) => read,
        Err((path, wrong)) => {
            let line = |line| format!("postern: {}: {line}\n", path.display());
            eprint!("{}", wrong.into_iter().map(line).collect::<String>());
            return Ok(ExitCode::from(1));
        }
    };
    let decision = programme::decide(&programme, &facts, on);
    let entitlements = later.as_ref().map(|later| {
        programme::standing(&programme, &decision, &facts, &known_later, &later.paid, on)
    });
    if let Some(benefit) = &args.why {
        return why::run(&programme, (&decision, &facts), benefit, args.json);
    }
    let open = decision.outcome == Outcome::NeedsFacts;
    let outlook = open.then(|| programme::outlook(&programme, &facts, on));
    let told = shown::Told {
        decision: &decision,
        outlook: outlook.as_ref(),
        entitlements: entitlements.as_deref(),
    };
    let text = if args.json { told.as_json()? } else { told.as_text(&programme) };
    Ok(policy::print(&text))
}

/// The person's facts with what is counted from their household, or everything that is wrong.
fn known(programme: &Programme, person: &Person, on: Date) -> Result<Facts, Vec<String>> {
    let facts = checked("", programme.facts(), &person.facts);
    let Some(household) = &person.household else { return facts };
    let mut wrong = Vec::new();
    let counted = programme.facts().iter().filter(|fact| fact.derived.is_some());
    for fact in counted.filter(|fact| person.facts.contains_key(&fact.name)) {
        wrong.push(format!("`{}` is counted from `household`: leave it out", fact.name));
    }
    let mut members = Vec::new();
    for (index, member) in household.iter().enumerate() {
        let place = format!("member {} of the household: ", index + 1);
        match checked(&place, programme.members(), member) {
            Ok(member) => members.push(member),
            Err(more) => wrong.extend(more),
        }
    }
    match facts {
        Ok(facts) if wrong.is_empty() => Ok(Facts::with_household(programme, facts, &members, on)),
        Ok(_) => Err(wrong),
        Err(more) => Err(more.into_iter().chain(wrong).collect()),
    }
}

fn known_later<'a>(
    programme: &Programme,
    args: &'a DecideArgs,
    later: Option<&Later>,
) -> Result<Facts, (&'a Path, Vec<String>)> {
    let (Some(later), Some(path)) = (later, &args.later) else { return Ok(Facts::new()) };
    let mut wrong = Vec::new();
    for benefit in later.paid.keys().filter(|name| programme.benefit(name).is_none()) {
        let names = programme.benefits().iter().map(|benefit| benefit.name.as_str());
        let near = programme::nearest(benefit, names);
        let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        let name = benefit.escape_debug();
        wrong.push(format!("`paid.{name}`: the programme has no such benefit{near}"));
    }
    match checked("", programme.later(), &later.facts) {
        Ok(facts) if wrong.is_empty() => Ok(facts),
        Ok(_) => Err((path, wrong)),
        Err(more) => Err((path, more.into_iter().chain(wrong).collect())),
    }
}

fn checked(place: &str, known: &[FactDef], answers: &Answers) -> Result<Facts, Vec<String>> {
    let line =
        |(name, error): (String, FactError)| format!("{place}`{}`: {error}", name.escape_debug());
    Facts::checked_among(known, answers).map_err(|errors| errors.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use programme::{SourceFile, Value};

    use super::*;

    fn programme() -> Programme {
        let file =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../programmes/million-carrots/programme.toml");
        let mut text = policy::read_text(Path::new(file)).expect("the programme is there");
        text.push_str("[member.adult]\nkind = \"bool\"\n");
        policy::load(&[SourceFile::new("programme.toml", text)]).expect("it loads")
    }

    #[test]
    fn a_household_is_counted_and_its_mistakes_are_told() {
        let programme = programme();
        let one = |name: &str, text: &str| BTreeMap::from([(name.to_owned(), text.to_owned())]);
        let day = jiff::civil::date(2024, 5, 1);
        let mut person = Person {
            facts: one("occupation", "soldier"),
            household: Some(vec![one("adult", "yes"), BTreeMap::new()]),
        };
        let facts = known(&programme, &person, day).expect("nothing is wrong");
        assert_eq!(facts.get("dependants"), Some(&Value::Integer(2)));
        person.facts = one("dependants", "3");
        person.household = Some(vec![one("adlt", "yes")]);
        let wrong = known(&programme, &person, day).expect_err("two mistakes");
        assert_eq!(wrong.len(), 2);
        assert!(wrong[0].contains("`dependants` is counted"), "{wrong:?}");
        assert!(wrong[1].contains("member 1") && wrong[1].contains("`adult`?"), "{wrong:?}");
        person = Person { facts: one("dependants", "3"), household: None };
        let facts = known(&programme, &person, day).expect("it may be said outright");
        assert_eq!(facts.get("dependants"), Some(&Value::Integer(3)));
    }
}
