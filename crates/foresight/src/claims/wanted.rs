//! The figures that the claims are worked out from, whatever file they come from.

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One value.
    One,
    /// One value, or from a low one to a high one.
    Range,
    /// Dated values.
    Series,
}

macro_rules! wanted {
    ($($name:ident $text:literal $form:ident $need:ident $unit:literal $least:literal $most:literal
       $meaning:literal)*) => {
        /// A figure that a claim is worked out from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Wanted { $(#[doc = $meaning] $name,)* }

        impl Wanted {
            /// All, in the order in which they are kept.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in a file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How it is written.
            pub fn form(self) -> Form {
                match self { $(Self::$name => Form::$form,)* }
            }

            /// Whether a file may leave it out, as nobody has measured it.
            pub fn may_be_absent(self) -> bool {
                match self { $(Self::$name => $need,)* }
            }

            /// The unit it is given in.
            pub fn unit(self) -> &'static str {
                match self { $(Self::$name => $unit,)* }
            }

            /// The least and the most it can be.
            pub fn bounds(self) -> (f64, f64) {
                match self { $(Self::$name => ($least, $most),)* }
            }

            /// What it says.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)* }
            }
        }
    };
}

// Whatever something is divided by has a least value above 0.
wanted! {
    Offer "offer" One false "RUB" 1.0 1e12
        "what is offered to a soldier who lays down arms"
    OfferInDollars "offer_in_dollars_claimed" One false "USD" 1.0 1e12
        "what that is said to be in dollars"
    RoublesPerDollar "roubles_per_dollar" Series false "RUB per USD" 0.01 1e6
        "quotes of the rouble"
    TimesClaimed "times_death_payment_claimed" One false "times" 0.001 1e9
        "how many times the payment to families of the dead the offer is said to be"
    DeathPaymentReported "death_payment_reported" One false "RUB" 1.0 1e12
        "the first payment to families of the dead that was reported"
    DeathPayment "death_payment" One false "RUB" 1.0 1e12
        "the payment to families of the dead that was announced"
    DeathPaymentDecree "death_payment_decree" One false "RUB" 0.0 1e12
        "what a decree added to it"
    DearOffer "dear_offer_claimed" One false "USD" 1.0 1e12
        "the dearest offer that is said to be cheap"
    AsylumCost "asylum_cost" Range false "EUR" 0.0 1e9
        "what asylum costs a head in the first year"
    AidPerCasualty "aid_per_casualty_claimed" Range false "EUR" 1.0 1e12
        "aid to Ukraine for each casualty claimed"
    DollarsPerEuro "dollars_per_euro" One false "USD per EUR" 0.01 100.0
        "dollars for a euro"
    AidAllocated "aid_allocated" One false "EUR" 1.0 1e15
        "all aid to Ukraine"
    AidMonths "aid_months" One false "months" 1.0 1200.0
        "in how many months"
    Force "force" One false "people" 1.0 1e9
        "the force assigned to the invasion"
    DeployedClaimed "deployed_claimed" One false "share" 0.0 1.0
        "the share of it that is said to be deployed"
    DeployedReported "deployed_reported" Range false "share" 0.0 1.0
        "the share of it that was reported deployed"
    EffectOfDepartures "effect_of_departures" Range true "times" 0.0 1e6
        "how many times its own share of people a unit loses in strength when some leave"
    SupportDirect "support_asked_directly" One false "share" 0.0 1.0
        "share who support the war when asked directly"
    SupportIndirect "support_asked_indirectly" One false "share" 0.0 1.0
        "share who support it when asked so that nobody can know"
    PeopleAsked "people_asked" One false "people" 2.0 1e9
        "how many people were asked"
    EffectOfTestimonies "effect_of_testimonies" Range true "share" -1.0 1.0
        "by how much support, asked indirectly, falls once thousands of testimonies are shared"
    ScientistsClaimed "scientists_claimed" One false "signatures" 1.0 1e9
        "how many scientists are said to have signed a letter"
    ScientistsSigned "scientists_signed" Range false "signatures" 0.0 1e9
        "how many were counted"
    PetitionClaimed "petition_claimed" One false "signatures" 1.0 1e9
        "how many signatures a petition is said to have"
    PetitionSigned "petition_signed" Range false "signatures" 0.0 1e9
        "how many were counted"
    Detentions "detentions" Series false "detentions" 0.0 1e9
        "detentions at protests, by day"
    GermanyApplied "germany_applied" One false "applications" 1.0 1e9
        "applications for asylum that one receiving state counted"
    GermanyGranted "germany_granted" One false "applications" 0.0 1e9
        "how many of them it granted"
}
