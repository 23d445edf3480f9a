# Words of the pages that everybody may read and that ask nothing.

nav-offers = What is offered
nav-self-check = What would I get?
nav-apply = Apply
nav-return = Come back
nav-testimonies = Testimonies
nav-programme = The programme
nav-statistics = Statistics
go-on = Go on
back = Back
source-word = Source:
sources-word = Where this comes from

# First page
home-title = There is a way out
home-lead = If you leave the war, or leave those who wage it, you can be offered protection, money to begin again and a life elsewhere, for you and your family. Here you can find out without telling anything.
home-self-check = What would I be offered?
home-offers = See all offers
home-what-title = What is offered
home-what-text = The programme makes a different offer to different people. These are the people it is for:
home-what-human = The rules are published and the same for everyone. No machine decides against you: a refusal is always made by people, with a reason, and you can ask for review.
home-who-title = Who runs this
home-who-text = An office acting for the partner states and funds that are named beside every offer. Its officers use pseudonyms. Every offer and every payment needs two of them.
home-words-title = What happens to what you say
home-words-1 = While you fill in the form, your answers are only in this server’s memory. If you stop for two hours, they are gone.
home-words-2 = When you send it, it is sealed at once. From then on the server that received it cannot open it. Only the office can.
home-words-3 = You need not give a name, a telephone number or an e-mail address. You get a codename of digits, and with it you come back.
home-words-4 = We keep no record of who visits, from where, or when.
home-wrong-title = What can go wrong
home-wrong-1 = Somebody may see your screen, or your telephone may be watched or taken. We cannot prevent that. Use a device that only you use.
home-wrong-2 = Without Tor Browser, whoever runs your network can see that you opened this address, though not what you read or write.
home-wrong-3 = There may be fake copies of this site.
home-wrong-4 = What you write can give you away. Leave out names of places and units until somebody asks, and you trust the answer.
home-now-title = What you can do now without telling anything
home-now-offers = Read what is offered, with amounts and where each promise comes from
home-now-self-check = Find out what you would be offered; nothing is kept
home-now-programme = Read the rules themselves
home-now-testimonies = Read what others have said
home-ready-title = When you are ready
home-ready-apply = Apply
home-ready-return = I have a codename
home-testimony-text = If you wish, you can tell what you saw. No offer depends on it.
home-testimony-link = Give a testimony

# Offers
offers-title = What is offered
offers-lead = Everything here comes from the published rules. The amounts are those of today.
offers-audiences = Whom the offers are for
offers-benefits = What each offer is made of
offers-from = { $count ->
    [one] It comes from:
   *[other] Each of these gives the whole of it:
}
offers-conditions = What it asks of you:
offers-human = If you may have taken part in a serious crime, are under eighteen, or are a prisoner of war, people look at your case before anything is decided.
terms-once = { $amount }, once
terms-monthly = { $count ->
    [one] { $amount }, for one month
   *[other] { $amount } each month, for { $count } months
}
terms-months = { $count ->
    [one] For one month
   *[other] For { $count } months
}
terms-quarterly = { $count ->
    [one] { $amount }, for one quarter
   *[other] { $amount } each quarter, for { $count } quarters
}
terms-yearly = { $count ->
    [one] { $amount }, for one year
   *[other] { $amount } each year, for { $count } years
}
terms-once-later = { $count ->
    [one] { $amount }, once, one month after you accept
   *[other] { $amount }, once, { $count } months after you accept
}
terms-later = { $count ->
    [one] { $terms }, starting one month after you accept
   *[other] { $terms }, starting { $count } months after you accept
}
terms-only-later = { $count ->
    [one] One month after you accept
   *[other] { $count } months after you accept
}
terms-matched = { $partner } adds { $percent } per cent to it
terms-permanent = For good
grant-from = From: { $partner }
grants-title = What you would be offered
reasons-title = Why
reason-without-words = { $rule }: { $value }
reasons-not-open = The offer “{ $name }” is not open today.
reasons-not-given-now = { $name }: not given today.

# Self-check
self-check-title = What would I be offered?
self-check-lead = Answer a few questions and see at once what the rules would give you, and why.
self-check-promise-1 = Nothing is stored. Your answers travel in the page itself and are forgotten as soon as it is shown.
self-check-promise-2 = Nobody at the office sees them.
self-check-promise-3 = You may skip what you do not want to answer. Then you see what still matters.
self-check-begin = Begin
self-check-length = { $count ->
    [one] One short page of questions.
   *[other] Up to { $count } short pages of questions.
}
self-check-step = Part { $step } of { $of }
self-check-finish = Show me the result now
self-check-household-hint = Count your husband, wife or partner, your children, and others who live on your support. In this check nobody is named.
self-check-reminder = These answers are not kept. If you leave this page, they are gone.
self-check-answers = { $count ->
    [0] You answered nothing
    [one] Your one answer
   *[other] Your { $count } answers
}
self-check-not-binding = This is what the rules say about what you typed. It is not yet an offer: that is made by two officers after you apply.
self-check-continue = Answer more questions
self-check-again = Begin again
outcome-offer-title = This is what you would be offered
outcome-offer-text = If what you answered is so, the rules give you the following.
outcome-no-offer-title = The rules have no offer for these answers
outcome-no-offer-text = You can apply all the same. A refusal is decided by people, gives its reason, and you can ask for review.
outcome-human-decision-title = People would look at this first
outcome-human-decision-text = With these answers no machine decides. Officers would read your application, ask you what they need to know, and then decide with a reason.
outcome-needs-facts-title = More answers are needed
outcome-needs-facts-text = With what you answered so far the rules cannot say yet. Below you see what still matters.
missing-title = { $count ->
    [one] This still matters
   *[other] These still matter
}

# The programme
programme-contents = Contents
programme-audiences = Whom the offers are for
programme-benefits = What is offered
programme-humans = Where people always decide
programme-humans-text = In these cases the rules never decide alone. People look at the case first.
programme-partners = Who offers and pays
programme-budget = Budget: { $amount }
programme-values = Amounts, limits and exchange rates
programme-value = What
programme-amount = Amount
programme-from = In force from
programme-source = Source
programme-file = The file itself
programme-file-text = The rules are a text file that people can read. The very same file decides every case, and anyone can check it.
programme-version = Version
programme-since = In force since
programme-digest = Digest (SHA-256)

# Statistics
statistics-title = Statistics
statistics-lead = Only whole weeks before { $date } are counted.
statistics-rule = Nobody can be found in these figures. A figure is shown only from { $limit } people upwards, and it moves only when at least { $limit } more were counted.
statistics-group = Group
statistics-total = Together, of what is shown
statistics-twins = The same figures for machines:
metric-applications = Applications
metric-applications-unit = Applications filed
metric-decisions = Decisions
metric-decisions-unit = Assessments made
metric-offers = Offers
metric-offers-unit = Offers made
metric-acceptances = Acceptances
metric-acceptances-unit = Offers accepted
metric-paid = Payments
metric-paid-unit = Payments made
counted-all = All
counted-offer = Offer, group not stated
counted-no-offer = No offer under the rules
counted-human-decision = Decided by people
counted-needs-facts = More answers needed
counted-refusal = Refusal
cell-at-least = at least { $number }
cell-withheld = fewer than { $limit }, or none

# Published testimonies
testimonies-title = Testimonies
testimonies-lead = People who chose to speak. Each gave consent for this page and can take it back. None was paid for it, and no offer depends on it.
testimonies-none = Nothing has been published yet.
testimonies-video = with video
testimonies-read = Read it
testimony-video-link = Open the video
testimony-public-note = This was read and published by two custodians, with the consent of the person who gave it. They may have shortened it; they never change its meaning.
testimony-record = Record for machines
testimony-digest = Digest (SHA-256)
byline-none = Somebody who wishes to stay unnamed
pages-label = Pages
page-before = Newer
page-after = Older
page-of = Page { $page } of { $pages }

# How to tell this site from a fake
genuine-lead = A fake can copy everything you see. It cannot copy what you compare somewhere else.
genuine-phrase-title = Compare the phrase
genuine-phrase-text = This office has a phrase. It is also published by the partner states in other places. If the two differ, leave.
genuine-file-title = Compare the rules
genuine-file-text = This is the digest of the rules that decide here. Whoever has the file can compute it and compare:
genuine-never-title = What we never ask for
genuine-never-1 = Money. Nothing here costs anything, before or after.
genuine-never-2 = Your codename in a message, by telephone or in a chat. You type it only on the page where you come back.
genuine-never-3 = A password, a code from a message on your telephone, or the number of a bank card.
genuine-never-4 = Photographs of documents, positions or equipment before you have an offer.
genuine-doubt-title = If you are in doubt
genuine-doubt-text = Do nothing. Close the page. Come back by an address you got from somebody you trust. Nothing you have not sent is kept.
