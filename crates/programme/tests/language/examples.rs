//! Every example of the pages about the language is run: programmes are checked, facts decided,
//! mistakes told, and what a command is shown to answer is what it answers.
//!
//! A page says by the words after the fence what a block is: `toml programme` begins a programme,
//! `toml add` continues it, `toml overlay` is laid upon it, `toml bad P0101` is laid upon it and
//! must be told by that code, `toml facts` are a person's, `toml later` came after an offer.

use std::collections::BTreeMap;
use std::fs;

use jiff::civil::{Date, date};
use programme::{Decision, Facts, Outcome, Programme, SourceFile, check, decide, load};
use toml_edit::{Document, Item, Table, Value};

use crate::errors::root;

/// The day of examples that name none.
const DAY: Date = date(2026, 3, 1);

/// A block of a page.
struct Fence {
    line: usize,
    /// The words after the fence.
    words: Vec<String>,
    text: String,
}

fn fences(page: &str) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut is_open = false;
    for (index, line) in page.lines().enumerate() {
        if let Some(words) = line.strip_prefix("```") {
            is_open = !is_open;
            if is_open {
                let words = words.split_whitespace().map(str::to_owned).collect();
                fences.push(Fence { line: index + 1, words, text: String::new() });
            }
        } else if let Some(fence) = fences.last_mut().filter(|_| is_open) {
            fence.text.push_str(line);
            fence.text.push('\n');
        }
    }
    assert!(!is_open, "the last block is not closed");
    fences
}

impl Fence {
    /// The file a block says it is: `# name.toml` on its first line.
    fn name(&self) -> &str {
        let first = self.text.lines().next().unwrap_or_default();
        let name = first.strip_prefix("# ").and_then(|rest| rest.split([' ', ':']).next());
        name.filter(|name| name.ends_with(".toml")).unwrap_or_default()
    }
}

/// A page as far as it was read.
#[derive(Default)]
struct Page {
    programme: String,
    /// Overlays and facts by the names of their files; the last ones also without a name.
    overlays: BTreeMap<String, String>,
    facts: BTreeMap<String, String>,
    wrong: Vec<String>,
    /// How many blocks were run.
    run: usize,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self::default();
        for fence in fences(text) {
            let words: Vec<&str> = fence.words.iter().map(String::as_str).collect();
            let found = match words[..] {
                ["toml", "programme"] => {
                    page.programme = fence.text.clone();
                    page.clean(None)
                }
                ["toml", "add"] => {
                    page.programme = format!("{}\n{}", page.programme, fence.text);
                    page.clean(None)
                }
                ["toml", "overlay"] => {
                    keep(&mut page.overlays, &fence);
                    page.clean(Some(&fence.text))
                }
                ["toml", "bad", code] => page.told(&fence.text, code),
                ["toml", "facts"] => {
                    keep(&mut page.facts, &fence);
                    decided(&page.sources(None), &fence.text, DAY).map(|_| ())
                }
                ["toml", "later"] => page.later(&fence.text),
                ["console"] => page.commands(&fence.text),
                ["toml"] | ["text"] | ["ebnf"] => continue,
                _ => Err(format!("a block of an unknown kind: {words:?}")),
            };
            page.run += 1;
            page.wrong.extend(found.err().map(|wrong| format!("line {}: {wrong}", fence.line)));
        }
        page
    }

    fn sources(&self, overlay: Option<&str>) -> Vec<SourceFile> {
        let overlay = overlay.map(|text| ("overlay.toml", text));
        self.named_sources("programme.toml", overlay)
    }

    /// The same in files of certain names, which the digest of a programme pins too.
    fn named_sources(&self, name: &str, overlay: Option<(&str, &str)>) -> Vec<SourceFile> {
        let files = std::iter::once((name, &*self.programme)).chain(overlay);
        files.map(|(name, text)| SourceFile::new(name, text)).collect()
    }

    /// Nothing is wrong with the programme, and nothing looks wrong.
    fn clean(&self, overlay: Option<&str>) -> Result<(), String> {
        let sources = self.sources(overlay);
        let checked = check(&sources, DAY);
        let shown = checked.problems.iter().map(|problem| problem.render(&sources, false));
        let shown: Vec<String> = shown.collect();
        if shown.is_empty() { Ok(()) } else { Err(shown.join("\n")) }
    }

    /// The mistake is told by its code.
    fn told(&self, text: &str, code: &str) -> Result<(), String> {
        let checked = check(&self.sources(Some(text)), DAY);
        let found: Vec<&str> = checked.problems.iter().map(|p| p.code.number()).collect();
        if found.contains(&code) { Ok(()) } else { Err(format!("{code} is not among {found:?}")) }
    }

    fn later(&self, text: &str) -> Result<(), String> {
        let programme = loaded(&self.sources(None))?;
        let mut told = answers(document(text)?.as_table())?;
        told.remove("paid");
        let facts = Facts::checked_among(programme.later(), &told);
        facts.map(|_| ()).map_err(|errors| format!("{errors:?}"))
    }

    /// What a block shows of `postern decide` and `postern check` is what they answer.
    fn commands(&self, text: &str) -> Result<(), String> {
        let command = text.lines().next().unwrap_or_default();
        let words: Vec<&str> = command.split_whitespace().collect();
        let option = |name: &str| {
            let place = words.iter().position(|word| *word == name)?;
            words.get(place + 1).copied()
        };
        let file = words.get(3).copied().unwrap_or_default();
        let overlay = option("--with").map(|name| (name, named(&self.overlays, name)));
        let sources = self.named_sources(file, overlay);
        match words.get(2) {
            Some(&"check") if text.contains("0 errors, 0 warnings") => {
                self.clean(None)?;
                let digest = loaded(&sources)?.digest().to_string();
                if text.contains(&digest) { Ok(()) } else { Err(format!("digest {digest}")) }
            }
            Some(&"decide") => {
                let on = option("--on").map(|on| on.parse().expect("a day")).unwrap_or(DAY);
                let facts = named(&self.facts, option("--facts").unwrap_or_default());
                shown(&decided(&sources, facts, on)?, text)
            }
            _ => Err(format!("cannot run {command}")),
        }
    }
}

fn loaded(sources: &[SourceFile]) -> Result<Programme, String> {
    load(sources).map_err(|problems| format!("{problems:#?}"))
}

fn decided(sources: &[SourceFile], facts: &str, on: Date) -> Result<Decision, String> {
    let programme = loaded(sources)?;
    let facts = told(&programme, facts, on)?;
    Ok(decide(&programme, &facts, on))
}

fn keep(files: &mut BTreeMap<String, String>, fence: &Fence) {
    files.insert(String::new(), fence.text.clone());
    files.insert(fence.name().to_owned(), fence.text.clone());
}

/// The file of a name, or the last one where none has it.
fn named<'a>(files: &'a BTreeMap<String, String>, name: &str) -> &'a str {
    files.get(name).or_else(|| files.get("")).map_or("", String::as_str)
}

fn document(text: &str) -> Result<Document<String>, String> {
    Document::parse(text.to_owned()).map_err(|error| error.to_string())
}

fn answers(table: &Table) -> Result<BTreeMap<String, String>, String> {
    let mut told = BTreeMap::new();
    for (fact, item) in table {
        let text = match item {
            Item::Value(Value::String(text)) => text.value().clone(),
            Item::Value(value) => value.to_string().trim().to_owned(),
            _ => continue,
        };
        told.insert(fact.to_owned(), text);
    }
    Ok(told)
}

/// A person's facts, counted from their household where one is told.
fn told(programme: &Programme, text: &str, on: Date) -> Result<Facts, String> {
    let whole = document(text)?;
    let facts = whole.get("facts").and_then(Item::as_table).ok_or("no [facts]")?;
    let facts = Facts::checked(programme, &answers(facts)?);
    let facts = facts.map_err(|errors| format!("{errors:?}"))?;
    let Some(household) = whole.get("household").and_then(Item::as_array_of_tables) else {
        return Ok(facts);
    };
    let mut members = Vec::new();
    for member in household {
        let member = Facts::checked_among(programme.members(), &answers(member)?);
        members.push(member.map_err(|errors| format!("{errors:?}"))?);
    }
    Ok(Facts::with_household(programme, facts, &members, on))
}

/// Whether a block shows a decision as it is: its programme, outcome, audience and grants.
fn shown(decision: &Decision, text: &str) -> Result<(), String> {
    let outcome = match decision.outcome {
        Outcome::Offer => "an offer",
        Outcome::NoOffer => "no offer; the person may ask for review",
        Outcome::HumanDecision => "a human decides",
        Outcome::NeedsFacts => "more must be known",
    };
    let line = |start: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix(start));
        found.map(|rest| rest.trim().to_owned())
    };
    if line("Outcome").as_deref() != Some(outcome) {
        return Err(format!("the outcome is `{outcome}`: {decision:#?}"));
    }
    let digest = format!("({})", decision.programme.short());
    if text.contains(", version ") && !text.contains(&digest) {
        return Err(format!("it was decided by {digest}"));
    }
    if line("Audience") != decision.audience {
        return Err(format!("the audience is {:?}", decision.audience));
    }
    let tight = |text: &str| text.split_whitespace().collect::<String>();
    let granted = text.lines().skip_while(|line| *line != "Granted").skip(1);
    let granted: Vec<String> = granted.take_while(|line| !line.is_empty()).map(tight).collect();
    let is_shown = |(grant, line): (&programme::Grant, &String)| {
        let amount = grant.amount.map_or("–".to_owned(), |amount| amount.to_string());
        let start = tight(&format!("{} {amount}", grant.benefit));
        let month = match grant.schedule.month_of(0) {
            0 => String::new(),
            after => format!(",frommonth{}", after + 1),
        };
        line.starts_with(&start) && line.ends_with(&format!("{month}by{}", grant.partner))
    };
    let in_order = decision.grants.iter().zip(&granted).all(is_shown);
    let all = in_order && decision.grants.len() == granted.len();
    if granted.is_empty() || all { Ok(()) } else { Err(format!("{:#?}", decision.grants)) }
}

#[test]
fn every_example_of_the_pages_is_as_written() {
    let mut wrong = Vec::new();
    for (name, least) in [("tutorial.md", 30), ("reference.md", 30)] {
        let path = root().join("docs/language").join(name);
        let text = fs::read_to_string(&path).expect("the page is there");
        let page = Page::read(&text);
        assert!(page.run >= least, "{name}: only {} examples were found", page.run);
        wrong.extend(page.wrong.iter().map(|line| format!("{name}, {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
