//! Whether there is money behind every benefit, and whether anybody gets it.

use super::{Day, Findings, Holds, somebody};
use crate::diagnostic::{Code, Diagnostic};
use crate::grant::stretches;
use crate::graph::value::Outcome;
use crate::graph::{Graph, Id, Op};
use crate::programme::Benefit;
use crate::solve::Verdict;
use crate::typed::Comparison;

pub(super) fn check(day: &Day<'_>, findings: &mut Findings<'_>, is_first: bool) {
    let mut graph = day.lowered.graph.clone();
    for (index, benefit) in day.policy.benefits.iter().enumerate() {
        let given = given(day, &mut graph, index);
        nobody_gets(day, findings, (is_first, benefit, given), &graph);
        for giver in 0..day.lowered.benefits[index].givers.len() {
            budget(day, findings, (index, giver, given), &mut graph);
        }
    }
}

/// Whether a person is placed in one of a benefit's audiences.
pub(super) fn placed(day: &Day<'_>, graph: &mut Graph, benefit: &Benefit) -> Id {
    let audiences = day.policy.audiences.iter().zip(&day.placing.placed);
    let placed = audiences.filter(|(audience, _)| benefit.audiences.contains(&audience.name));
    graph.any(placed.map(|(_, id)| *id).collect())
}

/// Whether a person gets a benefit, as far as its audiences and its own rule say.
pub(super) fn given(day: &Day<'_>, graph: &mut Graph, benefit: usize) -> Id {
    let placed = placed(day, graph, &day.policy.benefits[benefit]);
    let when = graph.is(Outcome::Yes, day.lowered.benefits[benefit].when);
    graph.all(vec![placed, when])
}

fn nobody_gets(
    day: &Day<'_>,
    findings: &mut Findings<'_>,
    (is_first, benefit, given): (bool, &Benefit, Id),
    graph: &Graph,
) {
    let name = benefit.name.as_str();
    if !findings.still(is_first, Code::NobodyGets, name) {
        return;
    }
    let closed = benefit.from.is_some_and(|from| day.on < from)
        || benefit.until.is_some_and(|until| until < day.on);
    let holds = if closed { Holds::Yes } else { Holds::nobody(&somebody(day, graph, given)) };
    findings.lasting(is_first, holds, (Code::NobodyGets, name), |policy| {
        let message = format!("nobody can get the benefit `{name}`");
        let problem = Diagnostic::warning(Code::NobodyGets, message);
        let problem = problem.at(&policy.origin.place(name), "");
        problem.help("its `when` is false for everybody in its audiences; change one of them")
    });
}

/// Whether a partner's whole budget could pay what one person gets of it.
fn budget(
    day: &Day<'_>,
    findings: &mut Findings<'_>,
    (index, giver, given): (usize, usize, Id),
    graph: &mut Graph,
) {
    let benefit = &day.policy.benefits[index];
    let giver = &day.lowered.benefits[index].givers[giver];
    if giver.amounts.is_empty() {
        return;
    }
    let partner = &day.policy.partners[giver.partner];
    let mut total = graph.number(0);
    for (amount, stretch) in giver.amounts.iter().zip(stretches(benefit)) {
        let times = graph.number(stretch.instalments().into());
        let part = graph.add(Op::Multiply(*amount, times));
        total = graph.add(Op::Add(total, part));
    }
    let takes_part = graph.is(Outcome::Yes, giver.takes_part);
    let budget = graph.number(partner.budget.minor);
    let over = graph.add(Op::Compare(Comparison::Greater, total, budget));
    let over = graph.all(vec![given, takes_part, over]);
    let name = benefit.name.as_str();
    let verdict = somebody(day, graph, over);
    let Verdict::Person(numbers) = verdict else {
        if verdict == Verdict::GaveUp {
            findings.undecided(name);
        }
        return;
    };
    let zero = graph.number(0);
    let some = graph.add(Op::Compare(Comparison::Greater, total, zero));
    let within = graph.add(Op::Compare(Comparison::LessOrEqual, total, budget));
    let payable = graph.all(vec![given, takes_part, some, within]);
    let (about, partner) = (format!("{name} {}", partner.name), &partner.name);
    if somebody(day, graph, payable) == Verdict::Nobody {
        findings.shown(Code::NoMoney, &about, |policy| {
            let message = format!("`{partner}` could not pay `{name}` to anybody");
            let problem = Diagnostic::error(Code::NoMoney, message);
            let problem = problem.at(&policy.origin.place(name), "");
            let problem = problem.at(&policy.origin.place(partner), "its budget");
            let help = "one person's benefit is more than the whole budget";
            problem.help(help).shown_by(day.on, day.facts(&numbers))
        });
    } else {
        findings.shown(Code::MoneyForFew, &about, |policy| {
            let message = format!("`{partner}` could not pay `{name}` to everybody it is for");
            let problem = Diagnostic::warning(Code::MoneyForFew, message);
            let problem = problem.at(&policy.origin.place(name), "");
            let problem = problem.at(&policy.origin.place(partner), "its budget");
            let help = "this person's benefit alone is more than the whole budget";
            problem.help(help).shown_by(day.on, day.facts(&numbers))
        });
    }
}
