//! Gives every expression its type, or says why it has none.

use std::collections::BTreeSet;
use std::ops::Range;

use super::names::{Item, Names, Scope};
use crate::diagnostic::{Code, Diagnostic};
use crate::exchange::Exchange;
use crate::expression::{Binary, Expr, ExprKind};
use crate::money::Currency;
use crate::nearest::nearest;
use crate::read::{DraftRule, Written};
use crate::typed::{Comparison, Operation, Scalar, Typed};
use crate::value::FactKind;

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Bool,
    Integer,
    Date,
    /// One of the choices of a fact, by its index.
    Choice(usize),
    Money(Currency),
}

/// What is known while typing.
pub(crate) struct Typer<'a> {
    pub(crate) names: &'a Names,
    /// Of whom the expression speaks that is being typed.
    pub(crate) scope: Scope,
    /// How many of the facts are the applicant's own; later ones and those of members follow.
    pub(crate) own: usize,
    /// How many facts come before those of members.
    pub(crate) before_members: usize,
    /// Facts by name and kind; none where it could not be read, which is reported already.
    pub(crate) facts: Vec<(&'a str, Option<&'a FactKind>)>,
    pub(crate) parameters: Vec<Option<Type>>,
    /// Types of the rules before this one; none where a rule failed, which is reported already.
    pub(crate) rules: Vec<Option<Type>>,
    pub(crate) exchanges: &'a [Exchange],
    /// Names that some expression used.
    pub(crate) used: BTreeSet<String>,
    pub(crate) problems: &'a mut Vec<Diagnostic>,
}

/// A typed expression, or nothing where a problem was reported.
pub(super) type Found = Option<(Typed, Type)>;

impl Typer<'_> {
    /// Types an expression that must come to yes or no.
    pub(crate) fn truth(&mut self, written: &Written) -> Option<Typed> {
        let (typed, kind) = self.expr(written, &written.expr)?;
        if kind == Type::Bool {
            return Some(typed);
        }
        let message = format!("this must come to true or false, not {}", self.describe(kind));
        self.report(Code::TypeMismatch, message, written, &written.expr.span, None);
        None
    }

    /// Types an expression that must come to an amount.
    pub(crate) fn amount(&mut self, written: &Written) -> Option<(Typed, Currency)> {
        match self.expr(written, &written.expr)? {
            (typed, Type::Money(currency)) => Some((typed, currency)),
            (_, kind) => {
                let message = format!("this must come to an amount, not {}", self.describe(kind));
                self.report(Code::TypeMismatch, message, written, &written.expr.span, None);
                None
            }
        }
    }

    /// Types an expression that must come to an amount of one currency.
    pub(crate) fn amount_in(&mut self, written: &Written, currency: Currency) -> Option<Typed> {
        self.expected(written, &written.expr, Type::Money(currency))
    }

    /// Types an expression of any type.
    pub(crate) fn any(&mut self, written: &Written) -> Found {
        self.expr(written, &written.expr)
    }

    /// A rule may come to anything but a choice, which has no meaning away from its fact.
    pub(crate) fn can_be_named(&mut self, kind: Type, rule: &DraftRule) -> bool {
        let Type::Choice(fact) = kind else { return true };
        let message = format!("the rule only repeats the fact `{}`", self.facts[fact].0);
        let place = &rule.key.place;
        let problem = Diagnostic::error(Code::TypeMismatch, message).at(place, "");
        self.problems.push(problem.help("compare it, or use the fact itself"));
        false
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        message: String,
        written: &Written,
        span: &Range<usize>,
        help: Option<String>,
    ) {
        let mut problem = Diagnostic::error(code, message).at(&written.at(span.clone()), "");
        problem.help = help;
        self.problems.push(problem);
    }

    pub(super) fn describe(&self, kind: Type) -> String {
        match kind {
            Type::Bool => "true or false".to_owned(),
            Type::Integer => "a whole number".to_owned(),
            Type::Date => "a day".to_owned(),
            Type::Choice(fact) => format!("a choice of `{}`", self.facts[fact].0),
            Type::Money(currency) => format!("an amount in {currency}"),
        }
    }

    pub(super) fn expr(&mut self, written: &Written, expr: &Expr) -> Found {
        match &expr.kind {
            ExprKind::Bool(answer) => Some((Typed::Const(Scalar::Bool(*answer)), Type::Bool)),
            ExprKind::Integer(n) => Some((Typed::Const(Scalar::Integer(*n)), Type::Integer)),
            ExprKind::Text(text) => {
                let message = format!("the text `{}` can only be compared", text.escape_debug());
                let help = Some("compare a fact with it: occupation == \"soldier\"".to_owned());
                self.report(Code::TypeMismatch, message, written, &expr.span, help);
                None
            }
            ExprKind::Name(name) => self.name(written, expr, name),
            ExprKind::Not(one) => {
                let one = self.boolean(written, one)?;
                Some((Typed::Not(Box::new(one)), Type::Bool))
            }
            ExprKind::Negate(one) => {
                let zero = Box::new(Typed::Const(Scalar::Integer(0)));
                let one = self.expected(written, one, Type::Integer)?;
                let kind = Operation::Subtract;
                Some((Typed::Arithmetic(kind, zero, Box::new(one)), Type::Integer))
            }
            ExprKind::All(list) => Some((Typed::All(self.booleans(written, list)?), Type::Bool)),
            ExprKind::Any(list) => Some((Typed::Any(self.booleans(written, list)?), Type::Bool)),
            ExprKind::Binary(operator, one, other) => {
                self.binary(written, expr, *operator, one, other)
            }
            ExprKind::In(one, list) => self.within(written, one, list),
            ExprKind::If(condition, one, other) => {
                let condition = self.boolean(written, condition);
                let one = self.expr(written, one);
                let (other_typed, other_kind) = self.expr(written, other)?;
                let (one, kind) = one?;
                if kind != other_kind {
                    let (a, b) = (self.describe(kind), self.describe(other_kind));
                    let message = format!("one side is {a}, the other {b}");
                    self.report(Code::TypeMismatch, message, written, &expr.span, None);
                    return None;
                }
                let parts = (Box::new(condition?), Box::new(one), Box::new(other_typed));
                Some((Typed::If(parts.0, parts.1, parts.2), kind))
            }
            ExprKind::Call(name, arguments) => self.call(written, expr, name, arguments),
        }
    }

    fn name(&mut self, written: &Written, expr: &Expr, name: &str) -> Found {
        if name == "today" {
            return Some((Typed::Today, Type::Date));
        }
        self.used.insert(name.to_owned());
        match (self.names.get(name), self.scope) {
            (Some(Item::Fact(fact)), Scope::Person | Scope::Standing) => {
                Some((Typed::Fact(fact), self.fact_type(fact)?))
            }
            (Some(Item::Later(later)), Scope::Standing) => {
                let fact = self.own + later;
                Some((Typed::Fact(fact), self.fact_type(fact)?))
            }
            (Some(Item::Member(member)), Scope::Member) => {
                Some((Typed::Fact(member), self.fact_type(self.before_members + member)?))
            }
            (Some(Item::Parameter(index)), _) => {
                Some((Typed::Parameter(index), self.parameters.get(index).copied().flatten()?))
            }
            // A rule that is not there yet depends on itself or failed: both are reported.
            (Some(Item::Rule(index)), Scope::Person | Scope::Standing) => {
                Some((Typed::Rule(index), self.rules.get(index).copied().flatten()?))
            }
            (found, scope) => self.unusable(written, expr, name, found, scope),
        }
    }

    /// Says why a name cannot stand here.
    fn unusable(
        &mut self,
        written: &Written,
        expr: &Expr,
        name: &str,
        found: Option<Item>,
        scope: Scope,
    ) -> Found {
        let (message, help) = match found {
            None => {
                let near = nearest(name, self.names.usable(scope));
                let help = near.map(|near| format!("did you mean `{near}`?"));
                (format!("there is no fact, parameter or rule `{name}`"), help)
            }
            Some(Item::Other(what)) => {
                let message = format!("`{name}` is {what}, which an expression cannot use");
                (message, Some("name the shared part under [rule] and use that".to_owned()))
            }
            Some(Item::Member(_)) => {
                let message = format!("`{name}` is known of each member of the household apart");
                let help = "count members under [fact.name]: counts = '..', and use that fact";
                (message, Some(help.to_owned()))
            }
            Some(Item::Later(_)) => {
                let message = format!("`{name}` becomes known only after an offer");
                (message, Some("use it under [condition.name]: holds_if = '..'".to_owned()))
            }
            Some(_) => {
                let message = format!("`{name}` is about the applicant, not about a member");
                let help = "`counts` may use facts under [member], parameters and today";
                (message, Some(help.to_owned()))
            }
        };
        self.report(Code::UnknownName, message, written, &expr.span, help);
        None
    }

    fn fact_type(&self, fact: usize) -> Option<Type> {
        Some(match self.facts[fact].1? {
            FactKind::Bool => Type::Bool,
            FactKind::Enum(_) => Type::Choice(fact),
            FactKind::Integer { .. } => Type::Integer,
            FactKind::Date { .. } => Type::Date,
            FactKind::Money { currency, .. } => Type::Money(*currency),
        })
    }

    fn boolean(&mut self, written: &Written, expr: &Expr) -> Option<Typed> {
        self.expected(written, expr, Type::Bool)
    }

    /// Types all, so that every mistake is found, and gives them only if all are right.
    fn booleans(&mut self, written: &Written, list: &[Expr]) -> Option<Vec<Typed>> {
        let typed: Vec<_> = list.iter().map(|expr| self.boolean(written, expr)).collect();
        typed.into_iter().collect()
    }

    pub(super) fn expected(
        &mut self,
        written: &Written,
        expr: &Expr,
        expected: Type,
    ) -> Option<Typed> {
        if let (Type::Choice(fact), ExprKind::Text(text)) = (expected, &expr.kind) {
            return self.choice(written, expr, fact, text);
        }
        let (typed, kind) = self.expr(written, expr)?;
        let same_choices = match (kind, expected) {
            (Type::Choice(a), Type::Choice(b)) => self.facts[a].1 == self.facts[b].1,
            _ => false,
        };
        if kind == expected || same_choices {
            return Some(typed);
        }
        let message =
            format!("expected {}, found {}", self.describe(expected), self.describe(kind));
        let money = matches!((kind, expected), (Type::Money(_), Type::Money(_)));
        let help = money.then(|| "use convert(amount, \"USD\") with the currency".to_owned());
        self.report(Code::TypeMismatch, message, written, &expr.span, help);
        None
    }

    fn choice(&mut self, written: &Written, expr: &Expr, fact: usize, text: &str) -> Option<Typed> {
        let Some(FactKind::Enum(choices)) = self.facts[fact].1 else { return None };
        if let Some(index) = choices.iter().position(|choice| choice == text) {
            return u16::try_from(index).ok().map(|index| Typed::Const(Scalar::Choice(index)));
        }
        let message = format!("`{}` has no choice `{}`", self.facts[fact].0, text.escape_debug());
        let help = match nearest(text, choices.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("its choices: {}", choices.join(", ")),
        };
        self.report(Code::NoSuchChoice, message, written, &expr.span, Some(help));
        None
    }

    fn binary(
        &mut self,
        written: &Written,
        expr: &Expr,
        operator: Binary,
        one: &Expr,
        other: &Expr,
    ) -> Found {
        let comparison = match operator {
            Binary::Add => return self.arithmetic(written, Operation::Add, one, other),
            Binary::Subtract => return self.arithmetic(written, Operation::Subtract, one, other),
            Binary::Multiply => return self.product(written, expr, one, other),
            Binary::Divide => return self.quotient(written, one, other),
            Binary::Equal => Comparison::Equal,
            Binary::NotEqual => Comparison::NotEqual,
            Binary::Less => Comparison::Less,
            Binary::LessOrEqual => Comparison::LessOrEqual,
            Binary::Greater => Comparison::Greater,
            Binary::GreaterOrEqual => Comparison::GreaterOrEqual,
        };
        // A text takes its meaning from the other side, so that side is read first.
        let (first, second) =
            if matches!(one.kind, ExprKind::Text(_)) { (other, one) } else { (one, other) };
        let (typed, kind) = self.expr(written, first)?;
        let second = self.expected(written, second, kind)?;
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if ordered && matches!(kind, Type::Bool | Type::Choice(_)) {
            let message = format!("{} has no order", self.describe(kind));
            let help = Some("list what is meant: rank in [\"major\", \"colonel\"]".to_owned());
            self.report(Code::TypeMismatch, message, written, &expr.span, help);
            return None;
        }
        let swapped = matches!(one.kind, ExprKind::Text(_));
        let (one, other) = if swapped { (second, typed) } else { (typed, second) };
        Some((Typed::Compare(comparison, Box::new(one), Box::new(other)), Type::Bool))
    }

    fn arithmetic(
        &mut self,
        written: &Written,
        operation: Operation,
        one: &Expr,
        other: &Expr,
    ) -> Found {
        let (typed, kind) = self.expr(written, one)?;
        if !matches!(kind, Type::Integer | Type::Money(_)) {
            let message = format!("{} cannot be added up", self.describe(kind));
            self.report(Code::TypeMismatch, message, written, &one.span, None);
            return None;
        }
        let other = self.expected(written, other, kind)?;
        Some((Typed::Arithmetic(operation, Box::new(typed), Box::new(other)), kind))
    }

    fn product(&mut self, written: &Written, expr: &Expr, one: &Expr, other: &Expr) -> Found {
        let (one, kind) = self.expr(written, one)?;
        let (other, other_kind) = self.expr(written, other)?;
        let result = match (kind, other_kind) {
            (Type::Integer, Type::Integer) => Type::Integer,
            (Type::Money(currency), Type::Integer) | (Type::Integer, Type::Money(currency)) => {
                Type::Money(currency)
            }
            _ => {
                let (a, b) = (self.describe(kind), self.describe(other_kind));
                let message = format!("{a} cannot be multiplied by {b}");
                self.report(Code::TypeMismatch, message, written, &expr.span, None);
                return None;
            }
        };
        Some((Typed::Arithmetic(Operation::Multiply, Box::new(one), Box::new(other)), result))
    }

    /// Only a number written out divides, so that no quotient can fail.
    fn quotient(&mut self, written: &Written, one: &Expr, other: &Expr) -> Found {
        let (typed, kind) = self.expr(written, one)?;
        if !matches!(kind, Type::Integer | Type::Money(_)) {
            let message = format!("{} cannot be divided", self.describe(kind));
            self.report(Code::TypeMismatch, message, written, &one.span, None);
            return None;
        }
        let message = match other.kind {
            ExprKind::Integer(0) => "nothing can be divided by 0",
            ExprKind::Integer(by) => return Some((Typed::Divide(Box::new(typed), by), kind)),
            _ => "what divides must be a number written out",
        };
        let help = "divide by a whole number written out; put the amount into a parameter";
        self.report(
            Code::Division,
            message.to_owned(),
            written,
            &other.span,
            Some(help.to_owned()),
        );
        None
    }

    fn within(&mut self, written: &Written, one: &Expr, list: &[Expr]) -> Found {
        let (typed, kind) = self.expr(written, one)?;
        let mut values = Vec::new();
        for item in list {
            match self.expected(written, item, kind)? {
                Typed::Const(value) => values.push(value),
                _ => {
                    let message = "a list holds only values written out".to_owned();
                    self.report(Code::TypeMismatch, message, written, &item.span, None);
                    return None;
                }
            }
        }
        Some((Typed::In(Box::new(typed), values), Type::Bool))
    }
}
