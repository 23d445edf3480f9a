//! Values that were to be looked at again.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::programme::Policy;

/// Values in force on a day whose day of review is past.
pub(super) fn past_review(policy: &Policy, on: Date) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for parameter in &policy.parameters {
        let Some(value) = parameter.on(on) else { continue };
        if let Some(review) = value.review.filter(|review| *review < on) {
            let message = format!("`{}` was to be looked at again by {review}", parameter.name);
            let problem = Diagnostic::warning(Code::PastReview, message);
            let problem = problem.at(&policy.origin.place(&parameter.name), "");
            let help = "see whether the value still holds; then give a later day of review, or a \
                        new value from a new day";
            problems.push(problem.help(help));
        }
    }
    problems
}
