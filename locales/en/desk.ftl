# The desk: words for officers. Exact, short, and never a word more certain than the facts.

# Places
desk-nav-cases = Cases
desk-nav-ledger = Ledger
desk-nav-transfers = Transfers
desk-nav-testimonies = Testimonies
desk-nav-lists = Lists
desk-nav-statistics = Statistics
desk-nav-forecasts = Forecasts
desk-nav-measures = Measures
desk-nav-audit = Audit trail
desk-nav-staff = Staff
desk-queues-label = Queues
desk-pager-label = Pages
desk-pager-before = Previous page
desk-pager-after = Next page
desk-pager-where = page { $page } of { $pages }

# Common small words
desk-yes = yes
desk-no = no
desk-all = all
desk-total = Total
desk-not-given = not given
desk-unknown = not answered
desk-moment = { $day }, { $clock } UTC
desk-age-days = { $count ->
    [0] today
    [one] { $count } day
   *[other] { $count } days
}
desk-alarm = Alarm.
desk-warning = Mind
desk-not-now = Not now:
desk-who-may = May do it: { $people }.
desk-nobody-may = Nobody else here holds the role “{ $role }”.
desk-language-en = English
desk-language-ru = Russian
desk-language-uk = Ukrainian
desk-export = Download as a table (CSV)

# Signing in
desk-sheet-banner = The sign-in sheet of the first start still lies in the data folder. Whoever reads it can open every case. Give the officers what is theirs, keep a copy on paper, and delete the file.
desk-sign-in-title = Sign in to the desk
desk-sign-in-name = Name
desk-sign-in-passphrase = Passphrase
desk-sign-in-passphrase-hint = Six groups of five. Capitals, spaces and hyphens do not matter.
desk-sign-in-code = Code from your authenticator
desk-sign-in-code-hint = Six digits. Each code works once.
desk-sign-in-button = Sign in
desk-sign-in-wrong = Name, passphrase or code is wrong, or the code was used already. Wait for the next code and try again. After several wrong codes, wait some minutes.

# Problems
desk-problem-signed-out-title = Nobody is signed in
desk-problem-signed-out-text = Your session has ended, or it was ended from elsewhere. Nothing was done. Sign in and repeat it.
desk-problem-signed-out-link = Sign in
desk-problem-not-yours-title = This is not among your roles
desk-problem-not-yours-text = Your roles do not include this page or act. Nothing was done.
desk-problem-not-yours-link = See who holds which role
desk-problem-conflict-title = The case changed meanwhile
desk-problem-conflict-text = Nothing was done. Open the page again and look at it as it is now.
desk-problem-disk-full-title = The disk is full
desk-problem-disk-full-text = Nothing was stored. Tell whoever runs the machine; nothing can be received or decided until there is space.
desk-problem-unavailable-title = The store does not answer
desk-problem-unavailable-text = It is not certain whether your last act was stored. Open the page again in a minute; repeating the same form never does anything twice.
desk-problem-broken-body-title = This file does not open
desk-problem-broken-body-text = It is missing, damaged or not in its place. Nothing of it is shown. The rest of the case stays readable; tell whoever keeps the backups.
desk-problem-programme-lost-title = The programme of this case is missing
desk-problem-programme-lost-text = The case was filed under a programme whose text the store can no longer give back. Nothing can be decided without it. Restore it from a backup.
desk-problem-forecast-title = This is not possible now
desk-problem-forecast-text = The forecast is in another state than when its page was shown: it was stopped, finished or removed meanwhile. Nothing was done.
desk-problem-forecast-link = See all forecasts

# Refusals of the office's own rules
desk-refusal-wrong-stage = This is not possible at the stage “{ $stage }”.
desk-refusal-role = This needs the role “{ $role }”.
desk-refusal-same-officer = You proposed it yourself. Somebody else has to approve it.
desk-refusal-changed = It changed after it was shown to you. Look at it as it is now.
desk-refusal-closed = It is no longer open: it was decided or returned meanwhile.
desk-refusal-budget = The budget of { $partner } has { $left } left; { $needed } would be needed. Nothing was promised.
desk-refusal-nothing = The decision grants nothing, so there is nothing to offer.
desk-refusal-human = A person has to decide this first: { $rule }
desk-refusal-set-aside = This case is set aside: it is merged into another one of the same person.
desk-refusal-merged-already = One of the two cases is merged already. Undo that merge first.
desk-refusal-not-merged = These two cases are not merged.
desk-refusal-paid-already = Some of this was paid on the case merged into this one.
desk-refusal-text = Write something here, of at most { $limit } characters.
desk-refusal-money = The amounts do not add up. Nothing was stored.
desk-refusal-consent = The person did not consent to publication on the site.
desk-refusal-conflict = The case changed meanwhile and nothing was done. Look at it as it is now and repeat the act if it still fits.
desk-refusal-no-key = Your roles come without the key to cases.
desk-error-choose = Choose one.
desk-error-codename = This holds something that reads like a codename. Codenames are never written down in messages; take it out.
desk-error-designation = This is not the designation of this case.
desk-error-list-file = Choose a file with a list in it that can be read.
desk-error-list-name = Write a name of at most 100 characters, all of which can be seen, such as EU.
desk-error-list-named = This file was loaded before, as { $name }.
desk-error-list-fewer = See whether the file is whole. If it is right that so few are left, tick the box and choose the file again.
desk-error-forecast-scenario = Choose one of the scenarios; this one is not there.
desk-error-forecast-unreadable = This scenario cannot be read: { $message }
desk-error-forecast-number = Write a whole number from 1 to { $most }.
desk-error-forecast-size = Weeks times runs come to more than { $most }. Ask for fewer runs, or fewer weeks.
desk-error-forecast-seed = Write a whole number.
desk-error-forecast-full = { $most } forecasts are kept already. Remove one first.
desk-error-forecast-queue = { $most } forecasts wait already. Start this one when some are done.

# Stages, roles, outcomes
desk-stage-received = received
desk-stage-assessed = assessed
desk-stage-proposed = proposed
desk-stage-offered = offered
desk-stage-accepted = accepted
desk-stage-completed = completed
desk-stage-declined = declined
desk-stage-refused = refused
desk-stage-under-review = under review
desk-stage-withdrawn = withdrawn
desk-stage-erased = erased
desk-role-officer = case officer
desk-role-approver = approver
desk-role-paymaster = paymaster
desk-role-custodian = custodian
desk-role-auditor = auditor
desk-role-analyst = analyst
desk-outcome-offer = The rules offer
desk-outcome-no-offer = The rules offer nothing
desk-outcome-human-decision = A person has to decide
desk-outcome-needs-facts = More must be known

# Queue
desk-queue-all = All cases
desk-queue-title = Cases
desk-queue-title-stage = Cases: { $stage }
desk-queue-title-screening-outdated = Cases screened with superseded lists
desk-queue-title-screening-never = Cases not screened yet
desk-queue-screening-outdated = To screen again
desk-queue-screening-never = Not screened
desk-queue-empty = No case waits here.
desk-search-label = Designation, or part of it
desk-search-button = Search
desk-cases-count = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
desk-sort-label = first:
desk-sort-waiting = waiting longest
desk-sort-changed = changed last
desk-sort-received = received last
desk-unread = news
desk-column-case = Case
desk-column-stage = Stage
desk-column-received = Received
desk-column-waiting = Unchanged for

# Case: who and what
desk-received-on = Received { $day }
desk-accepted-on = accepted { $day }
desk-programme = programme
desk-to-acts = What can be done now
desk-no-key = Your roles come without the key to cases. You see the money and the journal; what the applicant wrote stays sealed.
desk-who-title = Who
desk-who-name = Name
desk-who-by = Written by
desk-who-language = Writes in
desk-who-household = Household
desk-household-none = nobody else
desk-born = born { $year }
desk-applied-by-person = the person themselves
desk-applied-by-relative = a relative
desk-applied-by-representative = a lawyer or helper
desk-applied-by-unknown = not said
desk-relation-partner = wife, husband or partner
desk-relation-child = child
desk-relation-parent = parent
desk-relation-sibling = brother or sister
desk-relation-other = depends on the applicant
desk-asks-title = What they answered
desk-own-words = In their own words

# Case: decision
desk-decision-title = Decision
desk-decision-none = The rules have not been applied yet.
desk-decided-on = Decided for { $day } with programme { $programme }; decision { $seal }
desk-conditions = Conditions
desk-schedule-once = once
desk-schedule-monthly = { $count ->
    [one] for { $count } month
   *[other] every month, { $count } times
}
desk-schedule-quarterly = { $count ->
    [one] for { $count } quarter
   *[other] every quarter, { $count } times
}
desk-schedule-yearly = { $count ->
    [one] for { $count } year
   *[other] every year, { $count } times
}
desk-schedule-once-later = { $count ->
    [one] once, after { $count } month
   *[other] once, after { $count } months
}
desk-schedule-permanent = for good
desk-schedule-from = { $schedule }, from month { $month }
desk-value-not-open = not open on this day
desk-value-not-given-now = not given on this day
desk-reasons = { $count ->
    [one] { $count } reason
   *[other] { $count } reasons
}
desk-refused-benefits = { $count ->
    [one] { $count } benefit not granted
   *[other] { $count } benefits not granted
}
desk-source = Source:
desk-missing-title = Still unknown
desk-finding-title = Finding:
desk-finding-clears = does not stand in the way: { $grounds }
desk-finding-bars = it stands in the way
desk-finding-label = What does not stand in the way?
desk-finding-hint = Tick only what you have looked into and found harmless. What stays unticked keeps standing in the way.
desk-finding-reason = Why: what you looked at and what you found
desk-proposal-offer = Proposed: an offer
desk-proposal-refusal = Proposed: a refusal
desk-proposed-by = Proposed by
desk-proposed-by-at = Proposed by { $officer }, { $at }
desk-seal = Mark
desk-proposal-note = Words to the applicant
desk-proposal-no-note = Nothing was added.
desk-verdict-label = What do you propose?
desk-verdict-offer = to offer what the rules grant
desk-verdict-refusal = to refuse
desk-note-label = Words to the applicant
desk-hint-note = The applicant reads this in the letter. A refusal needs a reason; an offer may stand alone. At most { $limit } characters.
desk-why-no-offer = An offer cannot be proposed. { $why }
desk-why-unreadable = The application cannot be read.
desk-why-no-decision = There is no decision that can be read.

# Case: screening
desk-screening-title = Screening
desk-screening-day = Last screened
desk-screening-compared = Compared
desk-screening-lists = With the lists
desk-screening-no-list = none: only with other cases
desk-screening-outdated = The lists are no longer the ones this case was screened with. Screen it again: only what is new will be asked.
desk-screening-hits = { $count ->
    [0] no possible match that nobody has judged
    [one] { $count } possible match to judge
   *[other] { $count } possible matches to judge
}
desk-screening-found = { $count ->
    [0] no possible match
    [one] { $count } possible match
   *[other] { $count } possible matches
}
desk-screening-left-off = { $count ->
    [one] { $count } more is not kept: judge these and screen again
   *[other] { $count } more are not kept: judge these and screen again
}
desk-screening-carried = { $count ->
    [one] { $count } match was judged before and carried over unchanged
   *[other] { $count } matches were judged before and carried over unchanged
}
desk-screening-earlier = { $count ->
    [one] { $count } earlier screening
   *[other] { $count } earlier screenings
}
desk-list-superseded = superseded
desk-band-no-match = no match
desk-band-insufficient-evidence = insufficient evidence
desk-band-review = look closely
desk-band-match = match
desk-band-meaning-no-match = The names differ, or something known rules it out.
desk-band-meaning-insufficient-evidence = The names agree, and nothing else is known that could tell namesakes apart. That is not a match.
desk-band-meaning-review = Some things agree and some do not, or what agrees is not enough. Look closely before you judge.
desk-band-meaning-match = The names agree, and something beside them does. It is still a question: you answer it.
desk-hit-similarity = names alike: { $percent } %
desk-hit-evidence = evidence that it is one person: { $bits } bits
desk-hit-points = Point by point: { $name }
desk-hit-applicant = Applicant
desk-hit-list = List
desk-hit-party = number
desk-hit-also = also
desk-hit-reasons = Why the list names this person
desk-hit-found = Judged:
desk-hit-same = the same person
desk-hit-other = somebody else
desk-hit-unclear = cannot tell yet
desk-hit-label = Your judgement
desk-hit-reason = Why: what agrees, and what contradicts
desk-point-about = What
desk-point-how = How
desk-point-silent = not said
desk-stance-agrees = Agrees
desk-stance-omitted = Not said on one side
desk-stance-contradicts = Contradicts
desk-about-given = Given name
desk-about-patronymic = Patronymic
desk-about-family = Family name
desk-about-part = Part of the name
desk-about-order = Order of the parts
desk-about-born = Date of birth
desk-about-place = Place of birth
desk-about-gender = Gender
desk-about-country = Country
desk-about-document = Paper or number
desk-about-legal-form = Legal form
desk-about-kind = What it is
desk-how-same = the same
desk-how-romanised = the same in another script or spelling
desk-how-kindred = the same name in a kindred language
desk-how-short-form = a short form of the name
desk-how-inflected = another form of the name, by gender or case
desk-how-initial = an initial that fits
desk-how-misspelt = a slip of the pen apart
desk-how-swapped = day and month changed places
desk-how-overlaps = fits, as far as both are known
desk-how-number-only = the same number, but another kind of paper or another country
desk-how-silent = one side says nothing
desk-how-other = something else
desk-warning-open-hits = a possible match of the screening has not been judged.
desk-warning-open-duplicates = another case may be the same person’s, and nobody has judged it.
desk-warning-newer-cases = more cases may name the same people, and they were not compared with this one.
desk-warning-not-screened = this case was not screened.
desk-warning-outdated = this case was screened with other lists than today’s.
desk-warning-no-list = No list has been loaded: the case is compared with other cases only.
desk-warning-paid-on-merged = What was paid on the case merged into this one is not paid again.
desk-why-no-name = The application gives no name.

# Case: other cases of the same people
desk-duplicates-title = Other cases of the same people
desk-duplicates-newer = { $count ->
    [one] { $count } more case may name the same people. Screen this case again to compare.
   *[other] { $count } more cases may name the same people. Screen this case again to compare.
}
desk-tie-applicants = Both applicants may be one person.
desk-tie-household = Somebody here may be of the household there.
desk-set-aside = set aside
desk-merge-kept = This case goes on for the same person’s other case, which is set aside:
desk-merge-set-aside = This case is set aside: nothing is offered or paid on it. The same person’s case that goes on:
desk-merge-alone = This case is set aside for another one that has been erased. Nothing is offered or paid on it until an officer says whose it is.
desk-succession-label = Whose this case is
desk-succession-same-person = the same person’s: it goes on in the erased one’s place, and what was paid there is not paid again
desk-succession-another-person = another person’s: the merge was a mistake, and what was paid there does not count
desk-duplicate-label = How the two cases belong together
desk-duplicate-different = different people
desk-duplicate-household = one household: linked, each with its own case
desk-duplicate-same-here = one person: this case goes on, { $designation } is set aside
desk-duplicate-same-there = one person: { $designation } goes on, this case is set aside
desk-duplicate-reason = Why
desk-duplicate-anew = Say otherwise
desk-kinship-household = One household with
desk-kinship-different = Different people than
desk-kinship-unmerged = No longer merged with
desk-kinship-merged-kept = One person; set aside for this case:
desk-kinship-merged-set-aside = One person; this case was set aside for

# Case: messages
desk-messages-title = Messages
desk-messages-none = No messages yet.
desk-messages-pager = Pages of messages
desk-messages-older = Older messages
desk-messages-newer = Newer messages
desk-message-label = Your answer
desk-sealed-by-client = sealed in their browser
desk-sealed-by-server = sealed by our portal as it arrived
desk-file-download = Download
desk-file-gone = gone
desk-file-number = File { $number }
desk-files-alone = Files that no readable message names.
desk-file-warning = Open files only on a machine kept apart for it. They come as they were sent.
desk-hint-characters = At most { $limit } characters.

# Case: money
desk-money-title = Money
desk-money-none = Nothing is promised or paid.
desk-payment-proposed = Proposed payment
desk-in-proposal = proposed
desk-due-now = Due now
desk-to-pay = To pay
desk-why-nothing-due = Nothing is due.
desk-why-due-later = Nothing is due before { $day }.
desk-transfers-count = { $count ->
    [one] { $count } transfer
   *[other] { $count } transfers
}
desk-transfer-all = all
desk-transfer-pending = promised
desk-transfer-posted = paid
desk-transfer-voided = released
desk-column-benefit = Benefit
desk-column-partner = Partner
desk-column-number = No.
desk-column-amount = Amount
desk-column-due = Due from
desk-column-state = State

# Case: journal
desk-journal-title = Journal
desk-journal-no-details = No details.
desk-actor-applicant = applicant
desk-actor-machine = the office's machine
desk-actor-nobody = unknown
desk-event-application-received = application received
desk-event-message-received = message received
desk-event-message-sent = message sent
desk-event-case-read = case opened and read
desk-event-assessed = rules applied
desk-event-screened = screened
desk-event-hit-resolved = possible match judged
desk-event-duplicate-judged = another case judged
desk-event-merged = merged with another case
desk-event-unmerged = merge undone
desk-event-offer-proposed = offer proposed
desk-event-refusal-proposed = refusal proposed
desk-event-proposal-returned = proposal returned
desk-event-offer-made = offer made
desk-event-refused = refused
desk-event-offer-accepted = offer accepted
desk-event-offer-declined = offer declined
desk-event-review-asked = review asked for
desk-event-payment-proposed = payment proposed
desk-event-payment-posted = paid
desk-event-payment-voided = promise released
desk-event-case-completed = everything paid
desk-event-withdrawn = withdrawn
desk-event-erasure-started = erasure begun
desk-event-erased = erased

# Alarms
desk-place-application = the application
desk-place-message = message { $number } from the applicant
desk-place-record = record { $number } of the office
desk-place-testimony = the testimony
desk-alarm-missing = The sealed file of { $place } is missing. The rest stays readable.
desk-alarm-corrupt = The sealed file of { $place } is not the one that was stored. Nothing of it is shown.
desk-alarm-misplaced = What lies in place of { $place } belongs elsewhere: it was swapped, repeated or relabelled. Nothing of it is shown.
desk-alarm-damaged = The sealed file of { $place } does not open: it is cut short or altered. Nothing of it is shown.
desk-alarm-unreadable = What { $place } holds cannot be read by this version.
desk-alarm-gap = Something is missing in its order: { $place }.
desk-alarm-journal = The journal of this case does not hold together: an entry is missing or was changed.
desk-alarm-replay = The last decision does not come out the same when it is decided again.
desk-alarm-assessment = The record of the last decision is missing or is not what was decided. Nothing can be proposed on it.
desk-alarm-proposal = The record of the proposal is missing or is not what was proposed. It cannot be approved; return it and propose again.
desk-alarm-payment = The proposed payment is not what was proposed. It cannot be paid; return it.
desk-alarm-books = The budget of { $partner } does not agree with its transfers.

# What can be done now
desk-now-title = What can be done now
desk-now-nothing = Nothing: it is not our turn.
desk-act-assess = Apply the rules
desk-act-assess-text = Decides for today with the programme under which the case was filed. Nothing is promised by it.
desk-act-assess-button = Apply the rules
desk-act-find = Record a finding
desk-act-find-text = The rules leave this to a person. Write down what you found; the rules are then applied again.
desk-act-find-button = Record the finding
desk-act-screen = Screen
desk-act-screen-text = Compares the applicant with the current lists and with other cases. A match is a question, never an answer.
desk-act-screen-button = Screen
desk-act-resolve-hit = Judge match
desk-act-resolve-hit-text = Compare both sides and say what you find.
desk-act-resolve-hit-button = Record the judgement
desk-act-judge-duplicate = Judge this case and
desk-act-judge-duplicate-text = Open both and compare. Setting a case aside takes nothing away and can be undone.
desk-act-judge-duplicate-button = Record the judgement
desk-act-succeed = Let this case go on
desk-act-succeed-text = The case it was set aside for is gone. This one goes on by itself, with all it holds.
desk-act-succeed-button = Let it go on
desk-act-unmerge = Undo the merge
desk-act-unmerge-text = Both cases go on by themselves again, with all they hold.
desk-act-unmerge-button = Undo the merge
desk-act-propose = Propose
desk-act-propose-text = Puts your proposal to a second officer. The applicant sees nothing of it until it is approved.
desk-act-propose-button = Propose
desk-act-approve = Approve
desk-act-approve-text = You approve exactly what is shown under “Decision”. The letter goes out and the money is reserved.
desk-act-approve-button = Approve
desk-act-return = Return
desk-act-return-text = Gives the proposal back to be thought over. Nothing is sent.
desk-act-return-button = Return the proposal
desk-act-message = Write to the applicant
desk-act-message-text = Only the applicant's codename opens it. Do not name people or places they have not named themselves.
desk-act-message-button = Send the message
desk-act-propose-payment = Propose payment
desk-act-propose-payment-text = Everything due until today, for a second paymaster to pay.
desk-act-propose-payment-button = Propose this payment
desk-act-pay = Pay
desk-act-pay-text = You pay exactly what was proposed: all of it or nothing, and only once.
desk-act-pay-button = Pay
desk-act-return-payment = Return the payment
desk-act-return-payment-text = Gives the proposed payment back. Nothing is paid.
desk-act-return-payment-button = Return the payment
desk-act-erase = Erase the case
desk-act-erase-text = Destroys the case's key and everything written in it, for good and in every backup. Only digests remain.
desk-act-erase-button = Erase for good
desk-erase-label = Type { $designation } to confirm
desk-act-publication-propose = Propose to publish
desk-act-publication-propose-text = You may shorten the words, never change what they mean. Take out whatever could give somebody away.
desk-act-publication-propose-button = Propose to publish
desk-act-publish = Publish
desk-act-publish-text = You publish exactly the words shown, for everyone.
desk-act-publish-button = Publish
desk-act-publication-return = Return
desk-act-publication-return-text = Gives the proposal back. Nothing is published.
desk-act-publication-return-button = Return the proposal
desk-act-stop = Stop publication
desk-act-stop-text = It will not be published, or no longer. The testimony itself stays sealed until the person takes it back.
desk-act-stop-button = Stop publication
desk-act-forecast-stop = Stop
desk-act-forecast-stop-text = The runs at hand are finished; what is done is kept and can be gone on with.
desk-act-forecast-stop-button = Stop
desk-act-forecast-go-on = Go on
desk-act-forecast-go-on-text = Makes the runs that are missing. Those that are done are not made again.
desk-act-forecast-go-on-button = Go on
desk-act-forecast-remove = Remove
desk-act-forecast-remove-text = Deletes this forecast with its report and its data. The same programme, assumptions and seed would give the same again.
desk-act-forecast-remove-button = Remove for good

# What was just done
desk-done-assessed = The rules were applied.
desk-done-found = The finding is recorded, and the rules were applied again.
desk-done-screened = The case was screened.
desk-done-resolved = The judgement is recorded.
desk-done-duplicate-judged = The judgement is recorded in both cases.
desk-done-merged = The cases are merged.
desk-done-succeeded = This case goes on.
desk-done-unmerged = The merge is undone.
desk-done-proposed = Proposed. A second officer has to approve it.
desk-done-made = The offer is made and the letter is on its way.
desk-done-refused = The refusal is made and the letter is on its way.
desk-done-returned = The proposal was returned.
desk-done-sent = The message is on its way.
desk-done-payment-proposed = The payment is proposed. A second paymaster has to pay it.
desk-done-paid = Paid.
desk-done-payment-returned = The payment was returned.
desk-done-erased = The case is erased.
desk-done-publication-proposed = Proposed. A second custodian has to publish it.
desk-done-published = Published.
desk-done-publication-returned = The proposal was returned.
desk-done-stopped = Publication is stopped.
desk-done-list-added = The list is loaded and in use.
desk-done-list-removed = The list is removed. Nobody is compared with it any more.
desk-done-forecast-stopped = The forecast stops after the runs at hand.
desk-done-forecast-resumed = The forecast goes on when its turn comes.
desk-done-forecast-removed = The forecast is removed.

# Ledger and transfers
desk-ledger-title = Ledger
desk-ledger-text = Every amount is promised, paid or released; promised and paid together never exceed a budget. Each number leads to its rows.
desk-budgets-title = Budgets
desk-budget-limit = Budget
desk-budget-left = Left
desk-ledger-lines = By partner and benefit
desk-ledger-empty = Nothing has been promised yet.
desk-column-transfers = Transfers
desk-transfers-title = Transfers
desk-transfers-of = Only those of { $partner }.
desk-transfers-all = Show all
desk-column-posted = Paid

# Testimonies
desk-testimonies-title = Testimonies
desk-testimonies-text = Given freely, apart from every case. Nothing here decides anything for anybody.
desk-testimonies-count = { $count ->
    [one] { $count } testimony
   *[other] { $count } testimonies
}
desk-column-testimony = Testimony
desk-column-video = Video
desk-testimony-all = all
desk-testimony-given = given
desk-testimony-proposed = proposed
desk-testimony-published = published
desk-testimony-stopped = stopped
desk-testimony-withdrawn = taken back
desk-testimony-title = Testimony
desk-testimony-apart = no way leads from here to a case
desk-testimony-byline = Named as
desk-testimony-unnamed = without a name
desk-testimony-language = Language
desk-testimony-consent = Consent
desk-testimony-words = Their words
desk-testimony-no-words = Only a video was given.
desk-testimony-video = Video
desk-use-site = text on our site
desk-use-media = quotation by the press
desk-use-research = research and teaching
desk-publication-proposed = Proposed for publication
desk-publication-text = Words to publish
desk-publication-video = Video
desk-publication-with-video = publish the video too, as it is
desk-publication-month = Month shown
desk-hint-shorten = At most { $limit } characters.
desk-why-unreadable-testimony = The testimony cannot be read.

# Audit trail
desk-audit-title = Audit trail
desk-audit-text = Who signed in, who took something out, who changed the staff or the lists. Acts on cases stand in their journals.
desk-audit-check = Check the whole chain
desk-audit-holds = The chain holds: nothing is missing and nothing was changed.
desk-audit-gap = The chain is broken: entry { $number } is missing.
desk-audit-changed = The chain is broken: entry { $number } was changed or does not follow the one before it.
desk-audit-shortened = The chain is broken: entries are missing at its end.
desk-audit-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
desk-column-when = When
desk-column-who = Who
desk-column-act = Act
desk-column-subject = To what
desk-column-hash = Hash
desk-audit-act-sign-in = signed in
desk-audit-act-sign-in-failed = sign-in failed
desk-audit-act-sign-out = signed out
desk-audit-act-sign-out-everywhere = signed out everywhere
desk-audit-act-export = table downloaded
desk-audit-act-list-loaded = list loaded
desk-audit-act-list-loaded-fewer = list loaded that holds less than half of the one before
desk-audit-act-list-removed = list removed
desk-audit-act-case-compared = case opened to compare
desk-audit-act-testimony-read = testimony read
desk-audit-act-initialised = office set up
desk-audit-act-programme-set = programme put in force
desk-audit-act-forecast-started = forecast started
desk-audit-act-forecast-stopped = forecast stopped
desk-audit-act-forecast-resumed = forecast gone on with
desk-audit-act-forecast-removed = forecast removed

# Statistics
desk-statistics-title = Statistics
desk-statistics-text = The exact column is for the office only. The public column is what everybody sees: whole weeks, in steps of at least ten people.
desk-statistics-none = Nothing counted yet.
desk-metric-applications = Applications
desk-metric-decisions = Decisions
desk-metric-offers = Offers
desk-metric-acceptances = Acceptances
desk-metric-paid = Payments
desk-column-group = Group
desk-column-exact = Exact
desk-column-public = Public
desk-at-least = at least { $count }
desk-withheld = withheld

# Forecasts
desk-forecasts-title = Forecasts
desk-forecasts-text = What the programme would bring about in a made-up population: who would leave, when, and at what cost, with how unsure that is. No applicant is in it, and nothing here touches a case.
desk-forecasts-no-folder = This office keeps no data folder, so there is no place for forecasts. Start it with --data.
desk-forecasts-no-assumptions = The programme has no forecast.toml, so nothing can be forecast yet.
desk-forecasts-how-to = A forecast needs a file of assumptions beside programme.toml: who lives in the country, what offers are worth to them, what they fear, each as a range with its source. Copy forecast.toml from programmes/million-carrots, change its ranges, and try it with “postern forecast FOLDER --runs 4”.
desk-forecasts-runs = What was forecast
desk-forecasts-none = Nothing yet.
desk-forecasts-back = All forecasts
desk-forecast-plain = The programme as it is
desk-forecast-started = Started { $moment } by { $officer }
desk-forecast-people-count = { $people } people
desk-forecast-weeks-count = { $count ->
    [one] { $number } week
   *[other] { $number } weeks
}
desk-forecast-runs-count = { $count ->
    [one] { $number } run
   *[other] { $number } runs
}
desk-forecast-seed-count = seed { $seed }
desk-forecast-state-waiting = waits for its turn
desk-forecast-state-preparing = making the people and deciding what each is offered
desk-forecast-state-running = { $done } of { $total } runs
desk-forecast-state-writing = writing the report
desk-forecast-state-done = done
desk-forecast-state-stopped = stopped after { $done } of { $total } runs
desk-forecast-state-failed = cannot be made
desk-forecast-rate = { $count ->
    [one] { $number } run a minute
   *[other] { $number } runs a minute
}
desk-forecast-left-seconds = { $count ->
    [one] about { $number } second left
   *[other] about { $number } seconds left
}
desk-forecast-left-minutes = { $count ->
    [one] about { $number } minute left
   *[other] about { $number } minutes left
}
desk-forecast-left-hours = { $count ->
    [one] about { $number } hour left
   *[other] about { $number } hours left
}
desk-forecast-stopping = Stops after the runs at hand.
desk-forecast-watching = This page loads itself again. That alone does not keep you signed in; the forecast goes on without you.
desk-forecast-english = The report is written in English.
desk-forecast-files = Report and data
desk-forecast-report = Read the whole report
desk-forecast-file-report = the report as one page
desk-forecast-file-json = all results, for machines
desk-forecast-file-runs = every run, week and group, as a table
desk-forecast-file-values = what each run assumed and came to, as a table
desk-forecast-begin = Start a forecast
desk-forecast-scenario = Scenario
desk-forecast-scenario-hint = Scenarios lie beside the programme, in its folder “scenarios”.
desk-forecast-scenario-wrong = A scenario cannot be read:
desk-forecast-people = Made-up people
desk-forecast-people-hint = More people show small groups better and take longer.
desk-forecast-weeks = Weeks
desk-forecast-weeks-hint = How far to look ahead, up to { $most }.
desk-forecast-runs = Runs
desk-forecast-runs-hint = Each draws everything that is not known anew. Up to { $most }; 200 give a fair picture.
desk-forecast-seed = Seed
desk-forecast-seed-hint = The same seed gives the same draws. Keep it to compare scenarios.
desk-forecast-button = Start the forecast
desk-comparison-title = Compare two
desk-comparison-text = Only forecasts with the same people, weeks, runs and seed can be compared run by run.
desk-comparison-first = First
desk-comparison-second = Second
desk-comparison-button = Compare
desk-comparison-heading = Two forecasts compared
desk-comparison-cannot = These two cannot be compared run by run:
desk-comparison-unlike-same = both are the same forecast
desk-comparison-unlike-seed = their seeds differ, so their draws do too
desk-comparison-unlike-people = they have different numbers of people
desk-comparison-unlike-weeks = they look ahead by different numbers of weeks
desk-comparison-unlike-runs = they have different numbers of runs
desk-comparison-unlike-table = their people were made from different tables
desk-comparison-unlike-model = they were made by different versions of the model
desk-comparison-assumptions = The file of assumptions was changed between the two. What differs may come from that, and not from the scenarios.
desk-comparison-read = Medians, and in brackets between what 90 % of runs lie. The difference is the second less the first in each run: draws are equal, so chance falls out of it.
desk-column-figure = Figure
desk-column-difference = Difference
desk-column-more = More in
desk-column-less = Less in
desk-figure-departures = Left with the offer
desk-figure-additional = Would not have left otherwise
desk-figure-settled = Admitted, promise kept
desk-figure-moved = Admitted with their families
desk-figure-lost = More caught or killed on the way
desk-figure-cost-usd = Cost
desk-figure-cost-per-departure = Cost of each kept promise
desk-figure-cost-per-additional = Cost of each additional departure
desk-figure-force-departures = Soldiers who left with the offer
desk-figure-force-share = Share of the force that left
desk-figure-force-additional = Additional soldiers
desk-figure-force-cost-per-departure = Cost of each soldier’s kept promise
desk-figure-force-cost-per-genuine = Cost of each soldier, additional and genuine
desk-figure-additionality = Share of soldiers, additional and genuine
desk-figure-break-even = Share needed to break even
desk-figure-worthwhile = Runs in which it pays
desk-figure-trust = How far the offer is believed

# Lists
desk-lists-title = Lists
desk-lists-text = Applicants are compared with all current lists. A list of the same name takes the place of the older one; each screening keeps the marks of the lists it used. Lists never leave the desk, and nobody is told what was asked of them.
desk-list-none = No list has been loaded.
desk-list-load = Load a list
desk-list-name = Name of the list
desk-list-name-hint = What colleagues call it, without a date, such as EU. Left empty, it is called as its file. The older list of this name is superseded.
desk-list-file = File
desk-list-file-hint = As its office publishes it: OFAC (CSV or advanced XML), EU (XML), UN (XML), UK (CSV), FollowTheMoney, or CSV with a header. At most { $limit }.
desk-list-button = Load the list
desk-list-as = Format
desk-list-format-ofac-csv = OFAC, CSV
desk-list-format-ofac-advanced-xml = OFAC, advanced XML
desk-list-format-eu-xml = EU, XML
desk-list-format-un-xml = UN, XML
desk-list-format-uk-csv = UK, CSV
desk-list-format-follow-the-money = FollowTheMoney
desk-list-format-csv = CSV
desk-list-published = Published
desk-list-size = Holds
desk-list-counts = parties: { $parties }, names: { $names }
desk-list-unread = Could not be read
desk-list-problems = { $count ->
    [one] { $count } place could not be read
   *[other] { $count } places could not be read
}
desk-list-problems-text = Everything else is loaded. The first of these places:
desk-list-problems-first = The first of these places:
desk-list-unreadable = Nothing was loaded.
desk-list-nobody = Rows read: { $rows }, and there is nobody in it. Choose a file that names somebody.
desk-list-broken-off = The file ends before the list does: whoever stands behind that place would be missing. Fetch the whole list again.
desk-list-named = This very file was loaded before, as { $name }. One file has one name: load it under that name, or remove that list first.
desk-list-fewer = The list in use as { $name } holds parties: { $before }; this file: { $now }, less than half. Whoever is missing would no longer be found.
desk-list-fewer-label = So many fewer?
desk-list-fewer-confirm = Yes, it was checked: the file is whole, and the others are no longer listed.
desk-list-line = Line
desk-list-what = What stands there
desk-list-expected = What was expected
desk-list-done = What was done
desk-list-added = Loaded
desk-list-by-operator = by the operator
desk-list-older = Superseded lists
desk-list-digest = Mark
desk-list-remove = Remove
desk-list-remove-text = Takes this list out of use, with nothing in its place: nobody is compared with it any more. Its mark and counts stay, and the audit trail says who did it.
desk-list-remove-button = Remove the list
desk-list-removed = removed

# Staff
desk-staff-title = Staff
desk-column-name = Name
desk-column-roles = Roles
desk-staff-you = you
desk-staff-disabled = shut out
desk-session-title = Your session
desk-session-text = It ends after half an hour without a request, and after twelve hours in any case. Your keys are only in the memory of this machine and go with it.
desk-session-cases = You hold the key to cases.
desk-session-no-cases = You hold no key to cases.
desk-session-testimonies = You hold the key to testimonies.
desk-session-no-testimonies = You hold no key to testimonies.
desk-session-end-all = Sign out everywhere
