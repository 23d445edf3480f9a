//! The shipped measures: every one comes out as the authors say, for the reasons they give.

use screening::{
    Checked, Dossier, Finding, Flag, Ground, Regime, Trait, Verdict, check, read_measures,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../programmes/million-carrots/");

fn shipped() -> (Checked, Dossier) {
    let read = |name: &str| std::fs::read_to_string(format!("{FOLDER}{name}")).expect(name);
    let measures = read_measures(&read("measures.toml")).expect("no problem");
    let dossier = Dossier::read(&read("measures.ftm.json"));
    (check(&measures, &dossier, &Regime::ALL, None), dossier)
}

fn of<'a>(checked: &'a Checked, name: &str) -> &'a Finding {
    checked.findings.iter().find(|finding| finding.measure == name).expect(name)
}

#[test]
fn every_measure_comes_out_as_the_file_expects() {
    let (checked, dossier) = shipped();
    assert!(dossier.unread.is_empty() && dossier.problems.is_empty(), "{:?}", dossier.problems);
    for finding in &checked.findings {
        assert!(finding.as_expected.is_some(), "{} expects nothing", finding.measure);
        for target in &finding.targets {
            for judged in &target.regimes {
                let at = format!("{}: {} ({})", finding.measure, target.id, judged.regime);
                assert_eq!(Some(judged.verdict), judged.expected, "{at}");
            }
        }
        assert!(finding.holds(), "{}", finding.measure);
    }
}

#[test]
fn what_the_authors_call_right_is_fair_and_what_they_call_wrong_is_not() {
    let (checked, _) = shipped();
    let count = |right: bool| {
        let of = checked.findings.iter().filter(|f| f.authors_right == Some(right));
        of.inspect(|f| assert_eq!(f.is_fair(), right, "{}", f.measure)).count()
    };
    assert!(count(true) >= 6 && count(false) >= 7);
}

#[test]
fn the_reasons_are_those_the_authors_give() {
    let (checked, _) = shipped();
    // Right, for a ground that is shown: the stated one.
    let stated = ["state_companies", "decision_makers", "teams_under_the_flag"];
    for name in [&stated[..2], &["parade_cancelled"]].concat() {
        let all = of(&checked, name).targets.iter().flat_map(|target| &target.regimes);
        // A general decides, and holds no office.
        let general = Ground::Decides;
        let shown = |j: &screening::Judged| {
            j.stated_ground_shown || j.grounds.iter().any(|shown| shown.ground == general)
        };
        assert!(all.into_iter().all(shown), "{name}");
    }
    let team = of(&checked, "teams_under_the_flag");
    assert!(team.targets[0].regimes.iter().all(|judged| judged.stated_ground_shown));
    // One is a member; another was until some day of the year before.
    assert_eq!((team.collateral.total.low, team.collateral.total.high), (1, 1));
    // Wrong, and why.
    let flagged = [
        ("cancelled_concert", Flag::StatesAsGround(Trait::Nationality)),
        ("cancelled_talk", Flag::StatesNoGround),
        ("litmus_test", Flag::LitmusTest),
        ("individual_athletes", Flag::StatesAsGround(Trait::Nationality)),
        ("closed_accounts", Flag::ChoosesBy(Trait::Residence)),
        ("students_sent_home", Flag::ChoosesBy(Trait::Nationality)),
        ("visa_ban_for_all", Flag::ChoosesBy(Trait::Nationality)),
    ];
    for (name, flag) in flagged {
        let finding = of(&checked, name);
        assert!(finding.flags.contains(&flag), "{name}: {:?}", finding.flags);
        assert!(finding.without_ground.low > 0, "{name}");
    }
}

#[test]
fn an_innocent_share_and_those_who_work_there_are_counted() {
    let (checked, _) = shipped();
    let works = &of(&checked, "state_companies").collateral;
    let fund = works.shares.iter().find(|stake| stake.name == "Pension Fund of the Valley");
    assert_eq!(fund.expect("the fund").share.to_string(), "49.77 %");
    // The fund, the teller and the pensioner; and nobody knows how many customers abroad.
    assert_eq!((works.total.low, works.total.high), (3, 20_003));
    let steel = &of(&checked, "oligarch_property").collateral;
    // The smelter began in 2022, on a day nobody wrote down; the pensioner owns up to 1 %.
    assert_eq!((steel.total.low, steel.total.high), (1, 2));
}

#[test]
fn the_regimes_disagree_where_the_file_shows_that_they_do() {
    let (checked, _) = shipped();
    let verdicts = |name: &str| {
        let target = &of(&checked, name).targets[0];
        target.regimes.iter().map(|judged| judged.verdict).collect::<Vec<_>>()
    };
    let reached = Verdict::ReachedByOwnershipOrControl;
    let none = Verdict::InsufficientEvidence;
    assert_eq!(verdicts("half_owned_company"), [reached, none, none]);
    let derived = Verdict::DerivedOnly;
    assert_eq!(verdicts("family_later"), [derived, Verdict::GroundsShown, derived]);
    let half = of(&checked, "half_owned_company");
    assert_eq!((half.without_ground.low, half.without_ground.high), (0, 1));
}
