//! Where the rule behind each ground stands, regime by regime.
//!
//! Sources: Executive Order 14024 section 1 (US); Decision 2014/145/CFSP arts 1 and 2 with
//! Regulation (EU) No 269/2014 art. 3 as amended, Regulation (EU) 2023/1094 among others; SI
//! 2019/855 reg. 6 (UK). What is derived is told with the case that says why it is not enough.

use super::Ground;
use crate::ownership::Regime;

/// The rule, as lawyers cite it.
pub(super) const fn rule(ground: Ground, regime: Regime) -> &'static str {
    match ground {
        Ground::Listed => match regime {
            Regime::Us => "E.O. 14024, by listing",
            Regime::Eu => "Reg. (EU) 269/2014 art. 2 and Annex I",
            Regime::Uk => "SI 2019/855 reg. 5, by designation",
        },
        Ground::Ownership => regime.ownership_rule(),
        Ground::Control => regime.control_rule(),
        Ground::FamilyOfBusiness => "Reg. (EU) 2023/1094, from 5 June 2023",
        Ground::UnderTheFlag => "IOC recommendations of 2023: no flag, no anthem",
        Ground::Office => "the post, not its holder: GC T-714/20 on past office",
        Ground::Family => "GC T-212/22: a family tie alone is not enough",
        Ground::Association => "GC T-741/22: association needs a benefit shown",
        Ground::Succession => "a successor must itself be listed or owned",
        _ => match regime {
            Regime::Us => "E.O. 14024 s. 1(a)",
            Regime::Eu => "Decision 2014/145/CFSP arts 1-2, Reg. (EU) 269/2014 art. 3",
            Regime::Uk => "SI 2019/855 reg. 6",
        },
    }
}
