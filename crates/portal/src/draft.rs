//! One unfinished application, and which of its steps are answered.

use std::collections::BTreeSet;

use casework::CaseId;
use casework::application::Application;
use jiff::civil::Date;
use pages::Language;
use programme::{Facts, Programme};
use sealing::Codename;
use store::FormId;
use zeroize::Zeroize;

use crate::questions;

/// What an applicant has answered so far.
pub(crate) struct Draft {
    /// The answers.
    pub(crate) application: Application,
    /// Facts that were on a page that was sent, answered or left open.
    pub(crate) seen: BTreeSet<String>,
    /// Whether the household page was answered, even by "nobody".
    pub(crate) household_seen: bool,
    /// Whether the page for own words was answered, even by nothing.
    pub(crate) words_seen: bool,
    /// What filing needs, made when the codename is first shown.
    pub(crate) filing: Option<Filing>,
    /// The day it was received, once it is durable. Then nothing else is kept.
    pub(crate) received: Option<Date>,
    /// Whether it was an earlier sending that was received, and later changes were not.
    pub(crate) received_before: bool,
}

/// What is fixed before filing, so that sending twice files once.
pub(crate) struct Filing {
    /// The codename that was shown.
    pub(crate) codename: Codename,
    /// The case it will be.
    pub(crate) case: CaseId,
    /// The one use the store counts.
    pub(crate) form: FormId,
}

/// A step of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// One part of the programme's questions.
    Part(String),
    /// Who would come too.
    Household,
    /// Name and own words.
    Words,
}

impl Step {
    /// Its page, without language.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Part(name) => format!("/apply/part/{name}"),
            Self::Household => "/apply/household".to_owned(),
            Self::Words => "/apply/words".to_owned(),
        }
    }
}

impl Draft {
    /// A draft by somebody.
    pub(crate) fn new(applied_by: casework::application::AppliedBy, language: Language) -> Self {
        let application = Application {
            applied_by: Some(applied_by),
            language: language.tag().to_owned(),
            ..Application::default()
        };
        Self {
            application,
            seen: BTreeSet::new(),
            household_seen: false,
            words_seen: false,
            filing: None,
            received: None,
            received_before: false,
        }
    }

    /// The steps this applicant has, in order: parts with nothing to ask are left out, and the
    /// household comes where the programme counts it.
    pub(crate) fn steps(&self, programme: &Programme) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut household = false;
        for part in programme.parts() {
            let asked = questions::asked(programme, part, &self.application.facts);
            if !asked.is_empty() {
                steps.push(Step::Part(part.name.clone()));
            }
            let counted =
                |name: &String| programme.fact(name).is_some_and(|fact| fact.derived.is_some());
            if part.facts.iter().any(counted) {
                steps.push(Step::Household);
                household = true;
            }
        }
        if !household {
            steps.push(Step::Household);
        }
        steps.push(Step::Words);
        steps
    }

    /// Whether a step is answered. An optional question is answered once its page was sent.
    pub(crate) fn is_done(&self, programme: &Programme, step: &Step) -> bool {
        match step {
            Step::Household => self.household_seen,
            Step::Words => self.words_seen,
            Step::Part(name) => {
                let facts = &self.application.facts;
                let part = programme.parts().iter().find(|part| part.name == *name);
                part.is_some_and(|part| {
                    questions::asked(programme, part, facts).iter().all(|fact| {
                        let answered = fact.optional || facts.get(&fact.name).is_some();
                        answered && self.seen.contains(&fact.name)
                    })
                })
            }
        }
    }

    /// The first step after `current` that is not answered; from the beginning without one.
    pub(crate) fn next(&self, programme: &Programme, current: Option<&Step>) -> Option<Step> {
        let steps = self.steps(programme);
        let open = |step: &&Step| !self.is_done(programme, step);
        let place = current.and_then(|current| steps.iter().position(|step| step == current));
        let after = place.and_then(|place| steps.iter().skip(place + 1).find(open));
        after.or_else(|| steps.iter().find(open)).cloned()
    }

    /// How far it is, coarsely: begun, worked on, or past its last question.
    pub(crate) fn progress(&self) -> u8 {
        if self.filing.is_some() || self.received.is_some() {
            return 2;
        }
        u8::from(!self.seen.is_empty() || self.household_seen || self.words_seen)
    }

    /// Forgets everything but that it was received, now or by an earlier sending.
    pub(crate) fn settle(&mut self, received: Date, before: bool) {
        self.received_before = before;
        self.wipe();
        self.application = Application::default();
        self.filing = None;
        self.received = Some(received);
    }

    fn wipe(&mut self) {
        let application = &mut self.application;
        application.name.zeroize();
        application.words.zeroize();
        for member in &mut application.household {
            member.name.zeroize();
        }
        application.household.clear();
        // The answers' own texts are names of choices from the public file; they are dropped.
        application.facts = Facts::new();
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.wipe();
    }
}
