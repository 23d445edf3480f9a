//! Facts that are counted from the members of a household.

use jiff::civil::Date;

use crate::evaluate::World;
use crate::facts::Facts;
use crate::programme::{Derived, FactDef, Programme};
use crate::value::Value;

impl Facts {
    /// The facts of a person together with what is counted from the members of their household.
    ///
    /// A number is known only if it is certain: where the answer of one member is not known and
    /// matters, so is the number. What was said of a counted fact before counts for nothing.
    pub fn with_household(
        programme: &Programme,
        mut facts: Self,
        members: &[Self],
        on: Date,
    ) -> Self {
        for fact in programme.facts() {
            let number = match fact.derived {
                None => continue,
                Some(Derived::HouseholdSize) => Some(members.len()),
                Some(Derived::Members) => count(programme, fact, members, on),
            };
            match number.and_then(|number| i64::try_from(number).ok()) {
                Some(number) => facts.insert(fact.name.as_str(), Value::Integer(number)),
                None => {
                    facts.remove(&fact.name);
                }
            }
        }
        facts
    }
}

/// For how many members a rule holds, if that is certain.
fn count(programme: &Programme, fact: &FactDef, members: &[Facts], on: Date) -> Option<usize> {
    let counts = fact.counts.as_ref()?;
    let holds = |member| World::of_member(&programme.inner, member, on).evaluate(counts).truth();
    let answers: Option<Vec<bool>> = members.iter().map(holds).collect();
    Some(answers?.into_iter().filter(|holds| *holds).count())
}
