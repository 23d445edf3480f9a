//! Who applies and what they answered, question by question.

use casework::application::{Application, Member};
use jiff::civil::Date;
use pages::Shell;
use programme::Programme;

use crate::names;
use crate::visible::Visible;

/// Who applies.
pub(crate) struct Who {
    pub(crate) name: Visible,
    pub(crate) applied_by: String,
    pub(crate) language: String,
    pub(crate) household: Vec<Person>,
}

/// One member of the household.
pub(crate) struct Person {
    pub(crate) relation: String,
    pub(crate) name: Visible,
    pub(crate) born: Option<String>,
}

impl Who {
    /// The people of an application.
    pub(crate) fn new(shell: &Shell, application: &Application) -> Self {
        let applied_by = application.applied_by.map_or("unknown", |by| by.name());
        let person = |member: &Member| Person {
            relation: shell.named("desk-relation", member.relation.name()),
            name: Visible::new(&member.name),
            born: member.born.map(|year| year.to_string()),
        };
        Self {
            name: Visible::new(&application.name),
            applied_by: shell.named("desk-applied-by", applied_by),
            language: language(shell, &application.language),
            household: application.household.iter().map(person).collect(),
        }
    }
}

/// A language in words, if it is one of ours.
pub(crate) fn language(shell: &Shell, tag: &str) -> String {
    match tag {
        "en" | "ru" | "uk" => shell.say(&format!("desk-language-{tag}")),
        other => Visible::new(other).to_string(),
    }
}

/// What they answered.
pub(crate) struct Asks {
    pub(crate) parts: Vec<AskedPart>,
    pub(crate) words: Visible,
}

/// One part of the form.
pub(crate) struct AskedPart {
    pub(crate) title: String,
    pub(crate) answers: Vec<Answered>,
}

/// One question and its answer.
pub(crate) struct Answered {
    pub(crate) question: String,
    pub(crate) answer: Option<Visible>,
}

impl Asks {
    /// The answers of an application beside the questions of the programme it was filed under;
    /// members of the household are counted as of a day.
    pub(crate) fn new(
        shell: &Shell,
        programme: &Programme,
        application: &Application,
        on: Date,
    ) -> Self {
        let facts = application.facts(programme, on);
        let parts = programme.parts().iter().map(|part| {
            let asked = part.facts.iter().filter(|fact| {
                facts.get(fact).is_some()
                    || programme::is_asked(programme, fact, &application.facts)
            });
            let answers = asked.map(|fact| Answered {
                question: names::of(shell, "fact", fact),
                answer: facts.get(fact).map(|v| Visible::new(names::value(shell, fact, v))),
            });
            AskedPart { title: names::of(shell, "part", &part.name), answers: answers.collect() }
        });
        Self {
            parts: parts.filter(|part| !part.answers.is_empty()).collect(),
            words: Visible::new(&application.words),
        }
    }
}
