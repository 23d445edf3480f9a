# The programme's own words, in English. Written for someone young, tired and afraid:
# short sentences, nothing promised that the programme file does not grant.

programme-title = A Million Little Carrots
programme-summary = If you leave the war, or leave those who wage it, there is a way out for you and your family. This page says exactly what is offered, to whom, and why.

## The pages of the form

part-you = You
part-work = Your work
part-service = Your service
part-office = Your post
part-skills = What you can do
part-family = Your family
part-past = What lies behind you

## The questions

fact-born = When were you born?
fact-born-hint = Day, month and year. If you are not yet eighteen, a person, never a machine, looks after your case first.
fact-location = Where are you now?
fact-location-hint = Choose what comes closest. Never write an address or the name of your unit here.
fact-location-in-russia = In Russia
fact-location-at-the-front = At the front, or in occupied territory
fact-location-elsewhere = In another country, where I do not feel safe
fact-location-safe-country = In a country where I am safe
fact-occupation = What do you do?
fact-occupation-hint = Your work or service today, or the last one you left.
fact-occupation-soldier = I am in the armed forces, as a volunteer, conscript or mobilised
fact-occupation-security-service = I serve in the police, the guard or a security service
fact-occupation-diplomat = I am a diplomat
fact-occupation-official = I work for the government
fact-occupation-journalist = I am a journalist
fact-occupation-artist-or-athlete = I am an artist, a performer or an athlete
fact-occupation-specialist = I work in science, technology or medicine
fact-occupation-other-work = Something else, or I have no work
fact-known-to-public = Do many people know your name or your face?
fact-known-to-public-hint = For example from television, newspapers, films, concerts, sport or the internet.
fact-rank = What is your rank?
fact-rank-hint = Your rank today, or the last one you had.
fact-rank-enlisted = Private, corporal, sergeant or warrant officer
fact-rank-officer = Officer, from junior lieutenant to captain
fact-rank-senior-officer = Senior officer, from major to colonel
fact-rank-general = General or admiral
fact-will-lay-down-arms = Will you lay down your arms?
fact-will-lay-down-arms-hint = You need not do it today. Saying yes here binds you to nothing. Wait for a safe moment.
fact-will-lay-down-arms-already = I already have
fact-will-lay-down-arms-yes = Yes, if there is a safe way
fact-will-lay-down-arms-no = No
fact-prisoner-of-war = Are you a prisoner of war?
fact-prisoner-of-war-hint = Then the Geneva Conventions protect you. A person decides with you, and you lose none of your rights.
fact-office-level = How high is your post?
fact-office-level-hint = Senior means, for example, minister, deputy minister, governor, member of parliament, judge of a high court, or head of a department or a state company.
fact-office-level-senior = Senior
fact-office-level-other-level = Not senior
fact-leaves-post = Will you leave your post?
fact-leaves-post-hint = You need not leave today. Saying yes here binds you to nothing.
fact-leaves-post-already = I already have
fact-leaves-post-yes = Yes
fact-leaves-post-no = No
fact-skilled-field = In which field do you have training or experience?
fact-skilled-field-hint = A diploma helps, but experience counts too.
fact-skilled-field-science = Science or research
fact-skilled-field-engineering = Engineering or technology
fact-skilled-field-computing = Computing
fact-skilled-field-medicine = Medicine or nursing
fact-skilled-field-no-such-field = None of these
fact-years-in-field = How many years have you worked in it?
fact-years-in-field-hint = You may leave this empty. It changes nothing about the offer; it helps us find you work.
fact-dependants = Family members who would come with you
fact-dependants-hint = Counted from the people you name. Your husband, wife or partner, your children, and others who live on your support.
fact-family-in-danger = Could your family be punished for what you do?
fact-family-in-danger-hint = You may leave this empty. If you say yes, we plan their way out together with yours.
fact-past-acts = Did you take part in harm to civilians, prisoners or the wounded?
fact-past-acts-hint = Everybody is asked this. Being in the army is not what is meant. If you are not sure, say so: a person will talk with you before anything is decided.
fact-past-acts-no = No
fact-past-acts-not-sure = I am not sure, and would rather talk about it
fact-past-acts-yes = Yes

## Whom the offers are for

audience-deserting-soldier = Soldiers who lay down their arms
audience-deserting-soldier-text = If you stop fighting and lay down your arms, you are offered safe passage, asylum for yourself and your family, and money to begin again.
audience-senior-officer = Senior officers who lay down their arms
audience-senior-officer-text = If you hold the rank of major or above and lay down your arms, you are offered, besides all that soldiers are offered, a path to citizenship and a monthly income for two years.
audience-diplomat = Diplomats who resign
audience-diplomat-text = If you resign rather than speak for this war, you are offered a path to citizenship, a monthly income for two years, and protection for your family.
audience-senior-official = Senior officials who resign
audience-senior-official-text = If you leave a senior post of the state, you are offered a path to citizenship, a larger monthly income for two years, and protection for your family.
audience-notable-journalist = Well-known journalists
audience-notable-journalist-text = If people know you as a journalist, you are offered a path to citizenship, a larger monthly income for two years, and protection for your family.
audience-celebrity = Well-known artists and athletes
audience-celebrity-text = If people know you from stage, screen or sport, you are offered a path to citizenship, a larger monthly income for two years, and protection for your family.
audience-skilled = People with scientific, technical or medical skills
audience-skilled-text = If you have learned a profession that people need everywhere, you are offered a visa to work in it, and an open door to live where you work.
audience-ordinary = Everybody else who wants to leave
audience-ordinary-text = If you simply want to live elsewhere, you are offered an open door: a permit to live and work. No money is paid for it, and nothing is asked of you but to come in peace.

## What is offered

benefit-safe-passage = Safe passage
benefit-safe-passage-text = A way out agreed with you beforehand, with a pass that tells soldiers on the other side not to shoot.
benefit-asylum = Asylum
benefit-asylum-text = Protection in one of the partner states, for good. Nobody sends you back.
benefit-family-asylum = Asylum for your family
benefit-family-asylum-text = The family members you name are protected as you are, even if they come later.
benefit-bounty = Bounty
benefit-bounty-text = One payment for laying down your arms. Ukraine offered it; an allied fund matches it with the same sum.
benefit-family-support = Support for your family
benefit-family-support-text = A sum every month of the first year for each family member who comes with you.
benefit-citizenship-path = Path to citizenship
benefit-citizenship-path-text = You may live in a partner state from the first day, and its law opens the way to citizenship.
benefit-stipend = Stipend
benefit-stipend-text = A monthly income for two years, so that you can resign without fear of how to live.
benefit-larger-stipend = Larger stipend
benefit-larger-stipend-text = A larger monthly income for two years, because you give up more and are in greater danger.
benefit-work-visa = Visa to work
benefit-work-visa-text = You may work in your profession in a partner state, and change your employer freely.
benefit-open-door = Open door
benefit-open-door-text = A permit to live and work in a partner state.

## Amounts and limits set by the programme

parameter-bounty-amount = Bounty
parameter-stipend-amount = Stipend, each month
parameter-larger-stipend-amount = Larger stipend, each month
parameter-family-support-amount = Support for each family member, each month
parameter-adult-age = Age from which a person counts as adult

## Who offers and pays

partner-ukraine = Ukraine
partner-ukraine-text = Ukraine made its offer to soldiers on 28 February 2022. The budget shown here is a scenario.
partner-allied-matching-fund = Allied Matching Fund
partner-allied-matching-fund-text = A fund of allied states that matches Ukraine's bounty. A scenario: no state has promised this money.
partner-european-refuge-fund = European Refuge Fund
partner-european-refuge-fund-text = A common fund for stipends and families. A scenario: no state has promised this money.
partner-coalition-states = Coalition states
partner-coalition-states-text = The states that take people in, each with its own desk. A scenario: no state has promised this yet.

## What goes with an offer

condition-arms-handed-over = You hand over your weapon, or leave it behind, in the way agreed with you.
condition-post-left = You leave your post before the first payment.
condition-identity-checked = On arrival we check who you are. Until then nobody needs your papers.

## Where people always decide

exclusion-serious-crime = Serious crimes against others
exclusion-child = You are not yet eighteen
exclusion-captured-soldier = You are a prisoner of war
exclusion-security-background = You served in a security body

## The reasons, one for every rule

reason-in-force = The programme decides only on the days it is in force.
reason-no-audience = None of the offers is for what you told us. You can ask for review.
reason-either-way = The facts you left open change nothing here.
reason-deserting-soldier = This offer is for soldiers who lay down their arms.
reason-senior-officer = This offer is for officers from major upwards who lay down their arms.
reason-diplomat = This offer is for diplomats who resign.
reason-senior-official = This offer is for senior officials who resign.
reason-notable-journalist = This offer is for journalists whom many people know.
reason-celebrity = This offer is for artists and athletes whom many people know.
reason-skilled = This offer is for people with scientific, technical or medical skills.
reason-ordinary = The open door is for everybody who leaves the war and the service of the regime.
reason-keeps-arms = The open door is not for soldiers who go on fighting.
reason-keeps-office = The open door is not for those who stay in the service of the regime.
reason-lays-down-arms = What counts is that you lay down your arms, now or when it is safe.
reason-senior-rank = From the rank of major upwards, the offer for senior officers applies.
reason-leaves-office = What counts is that you leave your post, now or when it is safe.
reason-serves-the-state = Those who serve the state have offers of their own.
reason-skilled-work = Training or experience in science, engineering, computing or medicine counts.
reason-has-family = This is for those whose family comes with them.
reason-serious-crime = Where someone may have taken part in a serious crime, people decide, never a machine.
reason-child = For anyone under eighteen, people decide what is best for the child.
reason-captured-soldier = A prisoner of war keeps every right under the Geneva Conventions; people decide.
reason-security-background = Service in police, guard or security bodies is looked at by people.
reason-bounty-amount = The bounty as offered to soldiers.
reason-stipend-amount = The stipend set by this programme.
reason-larger-stipend-amount = The larger stipend set by this programme.
reason-family-support-amount = The monthly sum for each family member set by this programme.
reason-adult-age = The age from which a person counts as adult.
reason-usd-rub = The exchange rate on the day of the decision.
reason-safe-passage = Safe passage is for those who are not yet in a safe country.
reason-asylum = Asylum is part of the offer to soldiers who lay down their arms.
reason-family-asylum = Your family is protected together with you.
reason-bounty = The bounty is for laying down arms.
reason-family-support = Families receive help in their first year.
reason-citizenship-path = The path to citizenship is part of this offer.
reason-stipend = The stipend is part of the offer to diplomats.
reason-larger-stipend = The larger stipend is for those who give up most.
reason-work-visa = The visa to work is part of the offer to skilled people.
reason-open-door = The open door is for all who come in peace.

# Measures: titles, reasons, issuers and sources, as in measures.toml
measure-file-source = Ilya Somin, The Volokh Conspiracy (reason.com/volokh), 6 March 2022; all entities are made up
measure-title-state-companies = Companies of the state are frozen
measure-why-state-companies = Companies of the state are the state's own means.
measure-issuer-state-companies = an alliance of states
measure-source-state-companies = Somin, 6 March 2022: measures against companies of the state are right
measure-hits-state-companies-1 = account holders abroad
measure-title-half-owned-company = A company that the state owns by half is frozen
measure-issuer-half-owned-company = an alliance of states
measure-source-half-owned-company = made up, to show where the regimes disagree: half is enough in the United States, and was not in the EU before 3 July 2024 nor in the United Kingdom
measure-title-oligarch-property = An oligarch's property is frozen
measure-why-oligarch-property = Those who grew rich through the rulers hold them up; their property is a fair target.
measure-issuer-oligarch-property = an alliance of states
measure-source-oligarch-property = Somin, 6 March 2022: property of oligarchs is a right target
measure-title-decision-makers = Those who decided on the war may not enter
measure-why-decision-makers = Office and command are grounds for those who hold them.
measure-issuer-decision-makers = an alliance of states
measure-source-decision-makers = Somin, 6 March 2022: measures should hit the government and its officials
measure-title-propaganda = A studio of propaganda loses its licence
measure-why-propaganda = It speaks for the government and is run by it.
measure-issuer-propaganda = a regulator of an alliance state
measure-source-propaganda = Somin, 6 March 2022: measures should hit the government and what serves it
measure-title-teams-under-the-flag = Teams may not compete under the flag
measure-why-teams-under-the-flag = A team under the flag stands for the state; its people may still compete for themselves.
measure-issuer-teams-under-the-flag = an international federation
measure-source-teams-under-the-flag = Somin, 6 March 2022: teams under the flag; IOC recommendations of 2023 on individual neutral athletes
measure-title-parade-cancelled = A gala of the ministry is cancelled
measure-why-parade-cancelled = The ministry is the host: what is cancelled is the state's own show.
measure-issuer-parade-cancelled = a concert hall abroad
measure-source-parade-cancelled = Somin, 6 March 2022, by the same argument: the state is hit, and no artist for a passport
measure-title-cancelled-concert = A pianist's concert is cancelled
measure-why-cancelled-concert = The pianist is hit for a passport; no tie to the government is shown.
measure-issuer-cancelled-concert = a concert hall abroad
measure-source-cancelled-concert = Somin, 6 March 2022: cancelled concerts are wrong
measure-title-cancelled-talk = A novelist's talk is cancelled
measure-why-cancelled-talk = Nothing is said against the novelist but where the novelist comes from.
measure-issuer-cancelled-talk = a university abroad
measure-source-cancelled-talk = Somin, 6 March 2022: cancelled talks are wrong
measure-title-litmus-test = Artists abroad must denounce the war to perform
measure-why-litmus-test = Whoever has family at home cannot speak freely; silence is no ground.
measure-issuer-litmus-test = an opera house abroad
measure-source-litmus-test = Somin, 6 March 2022: a litmus test for everyone abroad is wrong
measure-title-individual-athletes = Athletes may not compete at all
measure-why-individual-athletes = Without flag and anthem they compete for themselves.
measure-issuer-individual-athletes = an international federation
measure-source-individual-athletes = Somin, 6 March 2022: teams under the flag, not individuals; IOC recommendations of 2023
measure-title-closed-accounts = Accounts of everybody who lives there are closed
measure-why-closed-accounts = They are cut off for where they live, opponents of the war among them.
measure-issuer-closed-accounts = a service abroad
measure-source-closed-accounts = by the authors' argument; such closures were reported by those who were hit
measure-title-students-sent-home = Students are sent home
measure-why-students-sent-home = Students hold no office; sending them home drives them into the state's arms.
measure-issuer-students-sent-home = a university abroad
measure-source-students-sent-home = Somin, 6 March 2022: the door should open to people, not close on them
measure-title-visa-ban-for-all = Nobody of that nationality gets a visa
measure-why-visa-ban-for-all = It keeps in those who would leave, and hits a few officials among many without a ground.
measure-issuer-visa-ban-for-all = an alliance state
measure-source-visa-ban-for-all = Somin, 6 March 2022: open the door to ordinary people
measure-title-family-and-friends = An oligarch's family and friends are frozen
measure-issuer-family-and-friends = an alliance of states
measure-source-family-and-friends = made up, after T-212/22 (8 March 2023) and T-741/22: a tie alone is not enough
measure-title-family-later = The same family, after Regulation (EU) 2023/1094
measure-issuer-family-later = an alliance of states
measure-source-family-later = made up: from 5 June 2023 the EU lists immediate family of leading businesspersons who benefit from them
measure-title-past-office = A former governor is frozen
measure-issuer-past-office = an alliance of states
measure-source-past-office = made up, after T-714/20: an office that ended is not held
measure-title-led-by-an-official = A club that a minister chairs is frozen
measure-issuer-led-by-an-official = an alliance of states
measure-source-led-by-an-official = made up, after the UK guidance of 2024 on public officials and control: to lead is not presumed to be control
