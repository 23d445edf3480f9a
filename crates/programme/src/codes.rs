//! The index of all diagnostic codes, each with a paragraph that explains it.
//!
//! Codes never change their meaning: officers search for them, and worked cases name them.

use std::fmt;

macro_rules! codes {
    ($($name:ident $number:literal $title:literal $explanation:literal)*) => {
        /// A kind of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $title] $name,)* }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The number, such as `P0103`.
            pub fn number(self) -> &'static str {
                match self { $(Self::$name => $number,)* }
            }

            /// What it is about, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// One paragraph: why it is a problem and what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)* }
            }
        }
    };
}

codes! {
    NotToml "P0001" "Not a TOML file"
        "The text is not valid TOML, so nothing in it could be read. The place shown is where \
         reading stopped; the mistake is there or just before it, often a missing quotation mark \
         or bracket."
    TooLarge "P0002" "Too large"
        "A programme is read by people. Files, lists, names and expressions have limits, so that \
         no file can make the office slow. Split what is long into named rules."
    NoProgramme "P0003" "No programme"
        "At least one file is needed, and the first one must be the programme itself."
    UnknownKey "P0101" "Unknown key"
        "The language has no such key here. Unknown keys are refused and not ignored, because a \
         mistyped key would silently change who is offered what."
    MissingKey "P0102" "Missing key"
        "Something this item cannot do without is not there. A source is such a thing: every \
         rule, amount and rate says where it comes from."
    WrongType "P0103" "Wrong type"
        "The key is known, but its value is of another type than expected, such as a number \
         where a text belongs."
    UnknownWord "P0104" "Unknown word"
        "The value must be one of a few known words, and this is none of them."
    BadName "P0105" "Bad name"
        "Names are small Latin letters, digits and underscores, begin with a letter and have at \
         most 40 characters: they appear in addresses, files and translations."
    DuplicateName "P0106" "Name used twice"
        "Facts, also those of members and later ones, parameters, rules, audiences, exceptions, \
         exclusions, referrals, kinds of people left outside, benefits, steps, partners, exchanges \
         and guarantees share one set of names, so that a reason can name any of them without \
         doubt."
    BadAmount "P0107" "Bad amount, number or day"
        "Amounts and rates are texts of plain digits with at most one point, such as \
         \"5000000.00\", so that no fraction is lost. Days are written 2022-02-28."
    EmptyList "P0108" "Empty list"
        "A list that must name something names nothing."
    UnknownName "P0201" "Unknown name"
        "An expression may use facts, parameters and named rules of this programme, and `today`. \
         What is known only of a member of the household may stand only under `counts`, what \
         becomes known only after an offer only under `holds_if`."
    TypeMismatch "P0202" "Types do not fit"
        "Both sides of a comparison must be of one type, rules must come to yes or no, and money \
         of two currencies must be converted before it meets."
    NoSuchChoice "P0203" "No such choice"
        "A fact with choices is compared with a word that is none of them. Such a comparison \
         could never be true, so it is a mistake."
    Syntax "P0204" "Expression cannot be read"
        "Expressions use && || ! == != < <= > >= + - * / in [..] and a ? b : c, with names, whole \
         numbers, \"texts\", true and false; // begins a comment. Numbers with a point and the \
         rest of a division (%) are not part of the language."
    TooDeep "P0205" "Expression too long or too deep"
        "Expressions are limited in length and depth, so that they can be read and always end. \
         Give parts of it names under [rule]."
    Circular "P0206" "Circular rules"
        "A rule depends on itself, so it has no answer. Rules may only use rules that do not use \
         them in turn."
    BadCall "P0207" "Wrong use of a function"
        "The functions are date(\"2022-02-28\"), convert(amount, \"USD\"), years_since(day), \
         months_since(day), days_since(day), years_between(from, to), months_between(from, to), \
         days_between(from, to), math.least(a, b, ..) and math.greatest(a, b, ..), each with \
         exactly these arguments; the last two take two or more."
    Division "P0208" "Division by something else than a number"
        "Whole numbers and amounts are divided by a whole number that is written out and is not \
         0, so that no decision can fail for want of a quotient. The rest is dropped, towards \
         zero."
    Testimony "P0301" "Depends on testimony"
        "A testimony is voluntary, and nobody may gain or lose by giving, refusing or withdrawing \
         it. So no fact, rule, condition or benefit of a programme may refer to one."
    NoExchange "P0302" "No exchange rate"
        "A benefit is set in one currency and paid by a partner whose budget is in another, or an \
         amount is converted, but the programme has no rate between the two."
    NotYetValued "P0303" "No value on the first day"
        "A parameter or rate must have a value from the first day on which the programme decides, \
         or decisions of that day would have no answer."
    OutOfOrder "P0304" "Not in order of time"
        "Dated values are listed from the oldest to the newest, each day once, so that a reader \
         sees at once which one holds."
    UnknownReference "P0305" "Refers to nothing"
        "The item names a part, audience, partner, condition, benefit or fact that the programme \
         does not have."
    CircularPreference "P0306" "Circular preference"
        "One audience is preferred over another that is, perhaps by way of others, preferred over \
         the first. Then neither is preferred."
    SameRule "P0307" "Two audiences with one rule"
        "Two audiences have the same rule and neither is preferred, so everybody in one is in \
         both and no decision could ever be made for them. Say which one is preferred."
    UnusedItem "P0308" "Never used"
        "The item is defined but nothing refers to it. It may be left over, or a rule may have \
         been forgotten."
    EmptyBounds "P0309" "Nothing lies between these bounds"
        "The least value allowed is above the greatest, so no answer would be accepted, or the \
         last day lies before the first, so no day is left."
    AskedTooEarly "P0310" "Asked before it is known"
        "A question is shown or hidden by facts that are asked only after it. Move it behind \
         them."
    NothingOffered "P0311" "Nothing is offered"
        "No benefit is for this audience, so everybody in it would be told that there is nothing \
         for them."
    CannotBePaid "P0312" "Terms that do not fit"
        "A benefit in money has an end: it is given once, monthly, quarterly or yearly, and its \
         steps begin while it is given. Only money has bounds, steps and partners that add to it, \
         and a partner that gives the whole adds nothing to it."
    AskedByDay "P0313" "A question that hangs on the day"
        "Whether a question is put may depend on other answers, never on the day: a form that is \
         filled in over some days would change under the applicant's hands, and an old case could \
         not be read beside its questions."
    EmptyAudience "P0401" "Nobody can be in this audience"
        "Whatever a person answers, the rule of this audience is false or an exception holds. \
         So its benefits are promised to nobody. All answers were tried."
    Overlap "P0402" "Somebody can be in two audiences"
        "A person who answers as shown belongs to both audiences, and neither is preferred. Which \
         offer they get must not depend on the order of the file or on who decides, so say which \
         audience is preferred, or make the rules exclude each other."
    Gap "P0403" "Some people are in no audience"
        "A person who answers as shown is in no audience by its rule, and no ground for a human \
         decision and no [outside] speaks of them. They would be told that there is nothing for \
         them, and nobody decided that this is meant."
    NeverMatters "P0404" "Never matters"
        "A rule, a part of one or an exception that changes nothing for anybody: the decision \
         would be the same without it. Often a mistyped word, or something that another rule \
         already says. Whoever reads the file would believe that it protects or restricts \
         somebody."
    NobodyGets "P0405" "Nobody can get this benefit"
        "In its audiences, the rule of this benefit is false for everybody on every day, so it is \
         promised and never granted."
    NoMoney "P0406" "No money behind a benefit"
        "What one person gets of this benefit is always more than the whole budget of the \
         partner that is to pay it. The office would refuse every such offer."
    MoneyForFew "P0407" "Not enough money for some"
        "For a person who answers as shown, this benefit alone is more than the whole budget of \
         the partner that is to pay it. Others can be paid. Bound the amount with `at_most`, or \
         give the partner a larger budget."
    GuaranteeBroken "P0408" "A promise that is not kept"
        "The file promises that a benefit never falls when a need rises. The person shown would \
         get less of it if that one fact were one higher and everything else the same."
    NeverAsked "P0409" "Hangs on a question that is not put"
        "A person who answers as shown is not asked what this rule needs to know, so no answer of \
         theirs can settle it and a human must always decide. A rule should first test what makes \
         the question be put."
    PastReview "P0410" "Past its review"
        "A value says when it is to be looked at again, and that day is past. It still holds, and \
         it may no longer be right."
    Undecided "P0411" "Could not be decided"
        "Whether something is wrong here could not be found out in reasonable time, because \
         facts with very many values are compared with each other or multiplied. Nothing is \
         wrong for certain; nothing is proved either."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn numbers_are_unique_and_in_order() {
        let numbers: Vec<&str> = Code::ALL.iter().map(|code| code.number()).collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(numbers, sorted);
    }
}
