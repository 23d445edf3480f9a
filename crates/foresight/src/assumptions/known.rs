//! The assumptions every forecast makes, whatever its programme and population are.

macro_rules! known {
    ($($name:ident $text:literal $least:literal $most:literal $meaning:literal)*) => {
        /// An assumption of the model itself. Logits are natural logarithms of odds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Known { $(#[doc = $meaning] $name,)* }

        impl Known {
            /// All, in the order of their values.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in a file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The least and the most it can be.
            pub fn bounds(self) -> (f64, f64) {
                match self { $(Self::$name => ($least, $most),)* }
            }

            /// What it says, with its unit.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

known! {
    Reach "reach" 0.0 5.0
        "how often a week somebody hears of the offer through media, times the group's own reach"
    WordOfMouth "word_of_mouth" 0.0 5.0
        "how often a week somebody hears of it from people who know, once all of a group know"
    Tell "tell" 0.0 5.0
        "how often somebody hears of it from each contact who has left"
    Wish "wish" -5.0 5.0
        "what is added to every group's wish to be out, in logits"
    Money "money" -3.0 3.0
        "how the odds of accepting answer to money: logits for each logarithm of income"
    Fear "fear" 0.0 10.0
        "by what the risk that each group sees is multiplied"
    OwnWay "own_way" 0.0 20.0
        "how much harder it is to leave without the programme, in logits"
    CompanyFear "company_fear" -1.0 1.0
        "by what share perceived risk falls if all of one's company have left; negative if it rises"
    CompanyWish "company_wish" -10.0 10.0
        "what is added to the wish if all of one's company have left, in logits; negative deters"
    Trust "trust" 0.0 1.0
        "how far the offer is believed at the start"
    TestimonyShare "testimony_share" 0.0 1.0
        "share of the settled who give a testimony where it is their choice"
    TestimonyFear "testimony_fear" 0.0 10.0
        "what having to testify takes from the wish, in logits; doubled with family at home"
    BoughtCredibility "bought_credibility" 0.0 1.0
        "what a testimony that was a condition counts beside a free one"
    TestimonyTrust "testimony_trust" -1.0 1.0
        "trust gained once testimonies are very many; negative if they are taken for propaganda"
    TestimonyReach "testimony_reach" -1.0 10.0
        "by what share reach grows once testimonies are very many"
    TestimonyHalf "testimony_half" 1.0 10000000.0
        "how many free testimonies have half of that effect"
    RefusalTrust "refusal_trust" 0.0 1.0
        "trust lost if all who came were refused"
    UnfairTrust "unfair_trust" 0.0 1.0
        "trust lost if all measures hit people without a ground"
    UnfairShare "unfair_share" 0.0 1.0
        "share of measures that hit people without a ground"
    Opportunity "opportunity" 0.0 20.0
        "by what every group's weekly chance of a safe moment is multiplied"
    Danger "danger" 0.0 20.0
        "by what the odds of being caught or killed on the way are multiplied"
    CompanySafety "company_safety" -1.0 1.0
        "by what share the chance of being caught falls if all of one's company have left"
    Admitted "admitted" -5.0 5.0
        "what is added to every group's chance of being admitted, in logits"
    Capacity "capacity" 0.0 10000000.0
        "how many people a week receiving states can take in, families counted"
    AsylumCost "asylum_cost" 0.0 1000000.0
        "what reception costs for each person in the first year, in USD"
    RefusalCost "refusal_cost" 0.0 1000000.0
        "what handling a refused application costs, in USD"
    Genuine "genuine" 0.01 1.0
        "share of the settled whose claim is what it says"
    Worth "value_of_departure" 0.0 100000000.0
        "what one soldier less is worth beside other ways of spending, in USD"
}
