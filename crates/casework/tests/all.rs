//! The stages together, on the programme this project ships.

use casework::application::{Application, AppliedBy, Incomplete, Member, Relation, form_digest};
use casework::assessment::{Assessment, Finding};
use casework::authority::Digested;
use casework::offer::{Offer, Verdict, propose};
use casework::{CaseId, Officer, OfficerId, Refusal, Role};
use jiff::civil::date;
use programme::{Facts, Outcome, Programme, SourceFile, Value};

const SALT: CaseId = CaseId::from_bytes([7; 16]);

fn programme() -> Programme {
    let text = include_str!("../../../programmes/million-carrots/programme.toml");
    let source = SourceFile { name: "programme.toml".to_owned(), text: text.to_owned() };
    programme::load(&[source]).expect("the shipped programme has no problems")
}

fn facts(pairs: &[(&str, &str)]) -> Facts {
    let programme = programme();
    let mut facts = Facts::new();
    for (name, text) in pairs {
        let kind = &programme.fact(name).expect("a fact of the programme").kind;
        facts.insert(*name, kind.parse(text).expect("a value of its kind"));
    }
    facts
}

fn soldier() -> Application {
    let facts = facts(&[
        ("born", "1999-05-04"),
        ("location", "at_the_front"),
        ("occupation", "soldier"),
        ("rank", "enlisted"),
        ("will_lay_down_arms", "yes"),
        ("prisoner_of_war", "false"),
        ("past_acts", "no"),
    ]);
    let child = Member { relation: Relation::Child, name: String::new(), born: Some(2020) };
    Application {
        facts,
        applied_by: Some(AppliedBy::Person),
        household: vec![child],
        language: "ru".to_owned(),
        ..Application::default()
    }
}

fn officer() -> Officer {
    Officer {
        id: OfficerId(CaseId::from_bytes([1; 16])),
        name: "Linden".to_owned(),
        roles: [Role::Officer].into(),
    }
}

#[test]
fn a_soldier_with_a_child_is_offered_what_the_programme_says() {
    let programme = programme();
    let application = soldier();
    assert_eq!(application.incomplete(&programme), []);
    let facts = application.facts(&programme, date(2022, 4, 1));
    assert_eq!(facts.get("dependants"), Some(&Value::Integer(1)), "counted, not asked");
    let assessment = Assessment::new(&programme, facts, date(2022, 4, 1), SALT);
    assert_eq!(assessment.decision.outcome, Outcome::Offer);
    assert_eq!(assessment.decision.audience.as_deref(), Some("deserting_soldier"));
    assert!(assessment.replays(&programme));
    let case = CaseId::from_bytes([9; 16]);
    let offer = propose(case, &assessment, Verdict::Offer, "", &officer()).expect("may offer");
    let benefits: Vec<&str> =
        offer.content.grants.iter().map(|grant| grant.benefit.as_str()).collect();
    assert!(benefits.contains(&"bounty") && benefits.contains(&"family_asylum"), "{benefits:?}");
    let again = Offer::from_bytes(&offer.content.to_bytes()).expect("reads back");
    assert_eq!(again.digest(), offer.content.digest());
}

#[test]
fn members_are_counted_as_the_programme_asks() {
    let mut text = programme().sources()[0].text.clone();
    text.push_str(
        r#"
        [fact.children]
        kind = "integer"
        min = 0
        max = 20
        part = "family"
        counts = 'relation == "child" && year_of_birth > 2004'
        [member.relation]
        kind = "enum"
        choices = ["partner", "child", "parent", "sibling", "other"]
        [member.year_of_birth]
        kind = "integer"
        min = 1900
        max = 2100
        "#,
    );
    let counting = programme::load(&[SourceFile::new("programme.toml", text)]).expect("it loads");
    let member = |relation, born| Member { relation, name: String::new(), born };
    let mut application = soldier();
    for (household, expect) in [
        (vec![], Some(0)),
        (vec![member(Relation::Child, Some(2010)), member(Relation::Child, Some(1999))], Some(1)),
        (vec![member(Relation::Child, Some(2010)), member(Relation::Parent, None)], Some(1)),
        (vec![member(Relation::Child, Some(2010)), member(Relation::Child, None)], None),
    ] {
        let size = household.len();
        application.household = household;
        let facts = application.facts(&counting, date(2022, 4, 1));
        assert_eq!(facts.get("children"), expect.map(Value::Integer).as_ref());
        assert_eq!(facts.get("dependants"), Some(&Value::Integer(size as i64)));
        assert!(application.facts(&programme(), date(2022, 4, 1)).get("children").is_none());
    }
}

#[test]
fn answers_to_questions_that_are_no_longer_asked_do_not_count() {
    let programme = programme();
    let mut application = soldier();
    let teacher = Value::Enum("other_work".to_owned());
    application.facts.insert("occupation", teacher);
    let facts = application.facts(&programme, date(2022, 4, 1));
    assert_eq!(facts.get("rank"), None, "a teacher has no rank, whatever was typed before");
    let missing = application.incomplete(&programme);
    let field = Incomplete::Unanswered { fact: "skilled_field".to_owned() };
    assert_eq!(missing, [field]);
}

#[test]
fn fault_21_an_assessment_replays_only_with_the_programme_it_names() {
    let ours = programme();
    let assessment =
        Assessment::new(&ours, soldier().facts(&ours, date(2022, 4, 1)), date(2022, 4, 1), SALT);
    let mut text = ours.sources()[0].text.clone();
    text.push_str("\n# a remark changes the digest\n");
    let changed = SourceFile { name: "programme.toml".to_owned(), text };
    let changed = programme::load(&[changed]).expect("a remark is no problem");
    assert!(!assessment.replays(&changed));
    let again = Assessment::from_bytes(&assessment.to_bytes()).expect("reads back");
    assert!(again.replays(&ours));
}

#[test]
fn an_exclusion_waits_for_a_person_and_is_never_a_refusal_by_machine() {
    let programme = programme();
    let mut application = soldier();
    application.facts.insert("past_acts", Value::Enum("not_sure".to_owned()));
    let on = date(2022, 4, 1);
    let assessment =
        Assessment::new(&programme, application.facts(&programme, date(2022, 4, 1)), on, SALT);
    assert_eq!(assessment.decision.outcome, Outcome::HumanDecision);
    let case = CaseId::from_bytes([9; 16]);
    let refused = propose(case, &assessment, Verdict::Offer, "", &officer());
    assert!(matches!(refused, Err(Refusal::HumanDecisionNeeded { .. })), "{refused:?}");
    let cleared = assessment.grounds(&programme);
    assert_eq!(cleared, ["serious_crime".to_owned()].into());
    let silent = Finding { cleared: cleared.clone(), reason: " ".to_owned() };
    let silent = assessment.clone().with_finding(&programme, silent);
    assert!(silent.is_err(), "a finding has a reason");
    let finding = Finding { cleared, reason: "Interviewed; guarded a depot.".to_owned() };
    let cleared = assessment.with_finding(&programme, finding).expect("a reason");
    assert!(cleared.replays(&programme), "a finding is part of what replays");
    assert!(propose(case, &cleared, Verdict::Offer, "", &officer()).is_ok());
}

#[test]
fn a_refusal_says_why() {
    let programme = programme();
    let assessment = Assessment::new(
        &programme,
        soldier().facts(&programme, date(2022, 4, 1)),
        date(2022, 4, 1),
        SALT,
    );
    let case = CaseId::from_bytes([9; 16]);
    let silent = propose(case, &assessment, Verdict::Refusal, " ", &officer());
    assert!(matches!(silent, Err(Refusal::TextLength { .. })));
    let said = propose(case, &assessment, Verdict::Refusal, "Not now.", &officer());
    assert!(said.expect("a reason was given").content.grants.is_empty());
}

#[test]
fn the_form_digest_changes_with_the_questions_only() {
    let ours = programme();
    let amount = ours.sources()[0].text.replace("5000000.00", "4000000.00");
    let same = SourceFile { name: "programme.toml".to_owned(), text: amount };
    let same = programme::load(&[same]).expect("another amount is no problem");
    assert_eq!(form_digest(&ours), form_digest(&same));
    assert_ne!(ours.digest(), same.digest());
}

#[test]
fn fault_31_digests_in_the_clear_cannot_be_guessed_from_likely_facts() {
    let programme = programme();
    let assess = |salt| {
        let facts = soldier().facts(&programme, date(2022, 4, 1));
        Assessment::new(&programme, facts, date(2022, 4, 1), CaseId::from_bytes([salt; 16]))
    };
    let (one, other) = (assess(1), assess(2));
    assert_eq!(one.decision, other.decision);
    assert_ne!(one.digest(), other.digest(), "the same facts, another digest");
    let offer = |assessment: &Assessment| {
        let case = CaseId::from_bytes([9; 16]);
        propose(case, assessment, Verdict::Offer, "", &officer()).expect("may offer").content
    };
    // Even with the assessment's digest known, as it is from the journal.
    let mut guessed = offer(&other);
    guessed.assessment = one.digest();
    assert_ne!(offer(&one).digest(), guessed.digest());
}
