# The check of measures, on the public page and at the desk. Grounds, verdicts and notes are the
# words of the command line.

measures-title = Measures and whom they hit
measures-lead = Measures should hit those who wage the war, and nobody for a passport. Here every measure is looked at, target by target.
measures-rule = Nationality, origin, religion, language or the place where somebody lives is never a ground. “No grounds shown” does not mean innocent: it means that nothing was shown.
measures-source = Source:
measures-none = There is no file of measures beside this programme.
measures-sum = { $measures } measures, { $hit } targets: { $without } without a ground.
measure-what = { $kind }, { $date }, by
measure-stated = What the issuer gives as the reason: { $ground }.
measure-stated-none = nothing that the rules know
measure-stated-silence = that somebody has not spoken out
measure-stated-listed = that it is on the regime's list
measure-stated-state = that it is the state or a body of it
measure-stated-senior-office = that it holds a senior post of the state
measure-stated-decides = that it takes part in decisions on the war or carries them out
measure-stated-supports = that it supports those who decide on the war
measure-stated-benefits = that it benefits from those who decide or from the government
measure-stated-business = that it is a leading businessperson or in a sector of substantial revenue
measure-stated-military = that it serves or supplies the forces that fight
measure-stated-circumvents = that it helps others around measures
measure-stated-family-of-business = that it is immediate family of a leading businessperson and benefits from that
measure-stated-acting-for = that it acts in the name of somebody with a ground
measure-stated-ownership = that those with a ground own it
measure-stated-control = that somebody with a ground controls it
measure-stated-office = that it holds a post of the state
measure-stated-under-the-flag = that it appears under the flag of the state
measure-stated-family = that it is family of somebody with a ground
measure-stated-association = that it is linked to somebody with a ground
measure-stated-succession = that it succeeded one with a ground
measure-authors-right = The authors call it right:
measure-authors-wrong = The authors call it wrong:
measure-target = Target
measure-targets = Whom it hits
measure-others = Who else is hit
measure-reasons = Reasons and rules
measure-no-reasons = Nothing is known of them beside what the measure itself says.
measures-all = All measures
measure-more = { $count ->
    [one] { $count } more target is in the file.
   *[other] { $count } more targets are in the file.
}
measure-without = Without a ground: { $without } of { $hit }
measure-range = { $low } to { $high }
measure-possibly = possibly: { $text }
measure-share = { $percent } %
measure-shares = { $low } to { $high } %
measure-share-unknown = an unknown share
measure-enough-half = 50 % or more
measure-enough-more = more than 50 %

measure-regime-us = US
measure-regime-eu = EU
measure-regime-uk = UK

measure-kind-freeze = freeze of property
measure-kind-trade-ban = ban on trade
measure-kind-closed-account = closed account
measure-kind-visa-ban = visa ban
measure-kind-team-ban = ban of a team
measure-kind-athlete-ban = ban of an athlete
measure-kind-accreditation = withdrawn accreditation
measure-kind-cancellation = cancellation
measure-kind-expulsion = expulsion
measure-kind-litmus-test = test of loyalty

measure-trait-nationality = nationality
measure-trait-citizenship = citizenship
measure-trait-ethnicity = ethnicity
measure-trait-religion = religion
measure-trait-language = language
measure-trait-birthplace = birthplace
measure-trait-residence = residence

measure-flag-litmus = asks people to denounce in public: a litmus test
measure-flag-chooses = chooses its targets by { $trait }
measure-flag-states = gives { $trait } as its ground, which is none
measure-flag-no-ground = gives no ground that the rules know
measure-flag-nobody = hits nobody in the file of entities

measure-verdict-insufficient-evidence = no grounds shown
measure-verdict-nationality-only = nationality only
measure-verdict-derived-only = derived only
measure-verdict-official-capacity-only = official capacity only
measure-verdict-reached-by-ownership-or-control = reached by ownership or control
measure-verdict-grounds-shown = grounds shown

measure-ground-listed = is on the regime's list
measure-ground-state = is the state or a body of it
measure-ground-senior-office = holds a senior post of the state
measure-ground-decides = takes part in decisions on the war or carries them out
measure-ground-supports = supports those who decide on the war
measure-ground-benefits = benefits from those who decide or from the government
measure-ground-business = is a leading businessperson or in a sector of substantial revenue
measure-ground-military = serves or supplies the forces that fight
measure-ground-circumvents = helps others around measures
measure-ground-family-of-business = is immediate family of a leading businessperson and benefits from that
measure-ground-acting-for = acts in the name of somebody with a ground
measure-ground-ownership = is owned by those with a ground
measure-ground-control = is controlled by somebody with a ground
measure-ground-office = holds a post of the state: the post may be hit, not the person
measure-ground-under-the-flag = appears under the flag of the state: the team, not its people
measure-ground-family = is family of somebody with a ground, which alone is none
measure-ground-association = is linked to somebody with a ground, which alone is none
measure-ground-succession = succeeded one with a ground, which alone is none

measure-fact = stated of { $from }
measure-tie-ownership = { $from } owns { $share } of { $to }
measure-tie-directorship = { $from } is a director of { $to }
measure-tie-membership = { $from } is a member of { $to }
measure-tie-employment = { $from } works for { $to }
measure-tie-representation = { $from } acts for { $to }
measure-tie-occupancy = { $from } holds the post { $to }
measure-tie-family = { $from } is family of { $to }
measure-tie-associate = { $from } is an associate of { $to }
measure-tie-link = { $from } is linked to { $to }
measure-tie-succession = { $from } was succeeded by { $to }
measure-tie-organiser = { $from } organises { $to }
measure-tie-involved = { $from } takes part in { $to }
measure-tie-part = { $from } is a part of { $to }
measure-tie-post-of = { $from } is a post of { $to }
measure-when-unknown = no date known
measure-when-since = since { $date }
measure-when-until = until { $date }
measure-when-between = from { $from } until { $to }

measure-note-past-office = held the post { $other } until { $date }, and no longer ({ $id })
measure-note-tie-over = what tied it to { $other } ended on { $date } at the latest ({ $id })
measure-note-family-not-yet = is family of { $other }; that is a ground in the EU from { $date } ({ $id })
measure-note-below = those with a ground own { $share } of it; the rule asks for { $enough }
measure-note-caution = { $other } controls it: a reason for caution, no block ({ $id })
measure-note-rebutted = that { $other } controls it was presumed and rebutted ({ $id })
measure-note-led = { $other } leads it; to lead is not presumed to be control ({ $id })
measure-note-employed = works for { $other }, which is no ground ({ $id })
measure-note-member = is a member of { $other } and may compete without its flag ({ $id })
measure-note-benefit-not-shown = is family of { $other }; in the EU that is a ground only for somebody who benefits from it, which is not shown ({ $id })
measure-note-tie-withdrawn = what tied it to { $other } is ended, withdrawn or refuted ({ $id })
measure-note-withdrawn = what was stated of it is ended, withdrawn or refuted ({ $id })
measure-note-listed-elsewhere = is on a list of another authority ({ $other }), which is no ground ({ $id })
measure-note-owner-not-listed = { $other }, through whom it is reached, is not shown to be on the regime's list itself; the rule speaks of those who are
measure-note-exposed = is politically exposed: calls for due diligence, is no ground

measure-beside = Also hit, without a ground: { $count }
measure-who-employees = employees: { $count }
measure-who-members = members: { $count }
measure-who-co-owners = co-owners: { $count }
measure-who-customers = customers: { $count }
measure-who-participants = participants: { $count }
measure-stake = { $name } holds { $share } of { $of }
