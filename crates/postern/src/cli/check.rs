//! `postern check`: is this programme sound, and if not, where and why?

use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use programme::{Checked, Code, Diagnostic, Programme, Severity, SourceFile};
use serde_json::{Value, json};

use super::policy::{self, PolicyArgs};

/// Arguments of `check`.
#[derive(Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    policy: PolicyArgs,
    /// Check for this day instead of today: values past their review on it are told.
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<Date>,
    /// Print JSON for machines.
    #[arg(long)]
    json: bool,
    /// Explain one code, such as P0103, and do nothing else.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

/// Checks a programme.
pub(super) fn run(args: &CheckArgs) -> ExitCode {
    if let Some(code) = &args.explain {
        return explain(code);
    }
    let sources = match args.policy.read() {
        Ok(sources) => sources,
        Err(error) => return super::could_not(&error),
    };
    let checked = programme::check(&sources, args.on.unwrap_or_else(policy::today));
    let problems = &checked.problems[..];
    let printed = if args.json {
        policy::print(&format!("{}\n", as_json(&checked, &sources)))
    } else {
        eprint!("{}", policy::shown(problems, &sources));
        match &checked.programme {
            Some(programme) => policy::print(&summary(programme, problems)),
            None => {
                eprintln!("\n{}", count(problems));
                ExitCode::SUCCESS
            }
        }
    };
    if checked.is_sound() { printed } else { ExitCode::from(1) }
}

fn explain(number: &str) -> ExitCode {
    match Code::ALL.iter().find(|code| code.number().eq_ignore_ascii_case(number)) {
        Some(code) => {
            policy::print(&format!("{code}: {}\n\n{}\n", code.title(), code.explanation()))
        }
        None => {
            let known: Vec<&str> = Code::ALL.iter().map(|code| code.number()).collect();
            eprintln!("postern: there is no code {number}; known codes: {}", known.join(" "));
            ExitCode::from(2)
        }
    }
}

fn count(problems: &[Diagnostic]) -> String {
    let of = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
}

/// What the programme holds, as one aligned table.
fn summary(programme: &Programme, problems: &[Diagnostic]) -> String {
    let until = programme.effective_until().map(|day| format!(" to {day}")).unwrap_or_default();
    let budgets = programme.partners().iter().map(|p| format!("{} ({})", p.name, p.budget));
    let names = |list: &mut dyn Iterator<Item = &str>| list.collect::<Vec<_>>().join(", ");
    let rows = [
        ("version", programme.version().to_owned()),
        ("decides", format!("from {}{until}", programme.effective_from())),
        ("digest", programme.digest().to_string()),
        ("asks", format!("{} facts on {} pages", programme.facts().len(), programme.parts().len())),
        ("audiences", names(&mut programme.audiences().iter().map(|a| a.name.as_str()))),
        ("benefits", names(&mut programme.benefits().iter().map(|b| b.name.as_str()))),
        ("partners", budgets.collect::<Vec<_>>().join(", ")),
        ("people decide", people_decide(programme)),
        ("problems", count(problems)),
    ];
    let mut out = format!("{}\n", programme.title());
    for (name, value) in rows {
        out.push_str(&format!("  {name:<14} {value}\n"));
    }
    out
}

fn people_decide(programme: &Programme) -> String {
    let grounds = programme.exclusions().iter().chain(programme.referrals());
    grounds.map(|ground| ground.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn as_json(checked: &Checked, sources: &[SourceFile]) -> Value {
    let about = checked.programme.as_ref().map(|programme| {
        json!({
            "name": programme.name(),
            "title": programme.title(),
            "version": programme.version(),
            "effective_from": programme.effective_from().to_string(),
            "digest": programme.digest().to_string(),
        })
    });
    let problems: Vec<Value> = checked.problems.iter().map(|p| problem_json(p, sources)).collect();
    json!({ "sound": checked.is_sound(), "programme": about, "problems": problems })
}

fn problem_json(problem: &Diagnostic, sources: &[SourceFile]) -> Value {
    let labels = problem.labels.iter().map(|label| {
        let source = sources.iter().find(|source| source.name == label.file);
        let before = source.and_then(|source| source.text.get(..label.span.start)).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        json!({
            "file": label.file,
            "line": before.matches('\n').count() + 1,
            "column": before[line_start..].chars().count() + 1,
            "span": [label.span.start, label.span.end],
            "text": label.text,
        })
    });
    json!({
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "labels": labels.collect::<Vec<_>>(),
        "help": problem.help,
        "witness": problem.witness,
        "explanation": problem.code.explanation(),
    })
}
