//! An act as it stands on a page: what it does, whether this officer may do it now, and if not,
//! why not and who may.

use casework::{OfficerId, Refusal, Role};
use pages::{Field, Shell};
use store::OfficerRow;

use crate::guard::Signed;
use crate::names;
use crate::trouble::refusal_words;

/// How an act's button looks, and where it stands: what comes next is first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Weight {
    /// The next step.
    Primary,
    /// One way among others.
    Plain,
    /// It cannot be undone.
    Danger,
}

impl Weight {
    /// The class of the button.
    pub(crate) fn class(&self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Plain => "button second",
            Self::Danger => "button danger",
        }
    }
}

/// One act on a page.
pub(crate) struct Act {
    /// Its name: the anchor, and the key of its words.
    pub(crate) name: String,
    /// What it is called.
    pub(crate) title: String,
    /// What it does, in a sentence.
    pub(crate) text: String,
    /// What to know before doing it: label and value.
    pub(crate) lines: Vec<(String, String)>,
    /// Why this officer may not do it now.
    pub(crate) why_not: Option<String>,
    /// Who else may.
    pub(crate) who_may: Option<String>,
    /// Where it posts to, without language.
    pub(crate) action: String,
    /// Values that go with it.
    pub(crate) hidden: Vec<(&'static str, String)>,
    /// What is typed.
    pub(crate) fields: Vec<Field>,
    /// The words on its button.
    pub(crate) button: String,
    /// How the button looks.
    pub(crate) weight: Weight,
}

impl Act {
    /// An act that may be done, with the words `desk-act-NAME`, `-text` and `-button`.
    pub(crate) fn new(shell: &Shell, name: &str, action: String) -> Self {
        let say = |part: &str| shell.say(&format!("desk-act-{name}{part}"));
        Self {
            name: name.to_owned(),
            title: say(""),
            text: say("-text"),
            button: say("-button"),
            lines: Vec::new(),
            why_not: None,
            who_may: None,
            action,
            hidden: Vec::new(),
            fields: Vec::new(),
            weight: Weight::Plain,
        }
    }

    /// The same, as the next step.
    pub(crate) fn primary(self) -> Self {
        Self { weight: Weight::Primary, ..self }
    }

    /// The same, as something that cannot be undone.
    pub(crate) fn dangerous(self) -> Self {
        Self { weight: Weight::Danger, ..self }
    }

    /// Whether it is folded away until somebody looks for it.
    pub(crate) fn is_grave(&self) -> bool {
        self.weight == Weight::Danger
    }

    /// With a field.
    pub(crate) fn field(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// With a value that goes along.
    pub(crate) fn hidden(mut self, name: &'static str, value: impl ToString) -> Self {
        self.hidden.push((name, value.to_string()));
        self
    }

    /// With something to know before.
    pub(crate) fn line(mut self, label: String, value: String) -> Self {
        self.lines.push((label, value));
        self
    }

    /// Not now, for this reason; the first reason stays.
    pub(crate) fn unless(mut self, reason: Option<String>) -> Self {
        self.why_not = self.why_not.or(reason);
        self
    }

    /// Not now, if the office's rules refuse it.
    pub(crate) fn unless_refused(self, shell: &Shell, verdict: Result<(), Refusal>) -> Self {
        let reason = verdict.err().map(|refusal| {
            let error = refusal_words(shell, "", &refusal);
            shell.error_text(&error)
        });
        self.unless(reason)
    }

    /// Only for those who hold the role; for others, who does.
    pub(crate) fn only_for(
        self,
        shell: &Shell,
        signed: &Signed,
        role: Role,
        staff: &[OfficerRow],
        not: Option<OfficerId>,
    ) -> Self {
        let refused = if !signed.holds(role) {
            Err(Refusal::RoleMissing { needed: role })
        } else if not == Some(signed.officer.id) {
            Err(Refusal::SameOfficer)
        } else {
            Ok(())
        };
        let blocked = refused.is_err();
        let mut act = self.unless_refused(shell, refused);
        if blocked {
            act.who_may = who_may(shell, role, staff, not);
        }
        act
    }
}

/// Who may, by name.
fn who_may(
    shell: &Shell,
    role: Role,
    staff: &[OfficerRow],
    not: Option<OfficerId>,
) -> Option<String> {
    let may =
        |row: &&OfficerRow| row.officer.holds(role) && !row.disabled && not != Some(row.officer.id);
    let people: Vec<&str> = staff.iter().filter(may).map(|row| row.officer.name.as_str()).collect();
    if people.is_empty() {
        return Some(shell.with("desk-nobody-may", "role", names::role(shell, role)));
    }
    Some(shell.with("desk-who-may", "people", people.join(", ")))
}
