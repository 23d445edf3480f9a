# Words of the pages for applicants: applying, coming back, the offer, messages, testimony.

# Beginning
apply-title = Apply
apply-lead = You do not need papers, a name or an e-mail address. You can stop at any time before the end, and nothing is sent.
apply-how-1 = { $count ->
    [one] You answer one short page.
   *[other] You answer up to { $count } short pages.
}
apply-how-2 = You read your answers once more and change what you like.
apply-how-3 = You get a codename of digits. With it, and only with it, you come back.
apply-how-4 = Your application is sealed and sent. You see a receipt when it is safely stored.
apply-memory = Until then your answers are only in this server’s memory. If you stop for two hours, they are gone.
applied-by = Who is applying?
applied-by-person = I am applying for myself
applied-by-relative = I am a relative, writing for somebody else
applied-by-representative = I am a lawyer or helper, writing for somebody else
apply-begin = Begin
apply-closed-title = No new applications at the moment
apply-closed-text = The programme takes no new applications today. Whoever has applied can still come back with the codename.
apply-steps-title = Your application
step-done = Answered
step-open = Still open
apply-discard-title = Stop and forget everything
apply-discard-text = Your answers so far are deleted at once. Nothing was sent.
apply-discard = Delete my answers
progress = { $of ->
    [one] You have answered { $done } of { $of } part
   *[other] You have answered { $done } of { $of } parts
}
question-optional = { $question } (you may leave this empty)
question-date-hint = For example 31.05.1999
not-answered = Not answered

# Household
household-title = Who would come with you
household-lead = Name your husband, wife or partner, your children, and others who live on your support. They are protected with you. You may add them later too.
household-count = { $count ->
    [0] Nobody is on the list yet
    [one] One person is on the list
   *[other] { $count } people are on the list
}
household-remove = Remove
household-add-title = Add a person
household-add = Add this person
household-none = Nobody would come with me
household-line = With you
household-nobody = Nobody
member-relation = Who is this person to you?
relation-partner = Wife, husband or partner
relation-child = Child
relation-parent = Mother, father or who raised you
relation-sibling = Sister or brother
relation-other = Somebody else who depends on you
member-name = Name
member-name-hint = You may leave this empty, or write only a first name.
member-born = Year of birth
member-born-hint = You may leave this empty.
member-without-name = No name given

# Own words
words-title = In your own words
words-lead = Both may stay empty. Leave out anything that could give you away before you trust us.
your-name = What shall we call you?
your-name-hint = Any name you like. If you write your real name, an officer compares it with a list of names.
your-words = Is there anything else we should know?
your-words-hint = Up to { $limit } characters. For example: until when you can wait, or what you are afraid of.

# Review
review-title = Read your answers once more
review-lead = Nothing has been sent yet. You can still change everything.
review-applied-by = Who is applying: { $who }
review-change = Change
review-next = Next you see your codename. Have a moment in which nobody looks at your screen.
review-agree = My answers are right

# Codename
codename-title = Your codename
codename-lead = With these digits you come back and read our answer. They are shown only now.
codename-label = Your codename, seven groups of four digits
codename-keep-title = How to keep it
codename-keep-1 = Write it on paper and hide it like any number: as telephone numbers, on the back of a receipt, in a book.
codename-keep-2 = Or learn it by heart, one group after another. Seven groups are like seven dates.
codename-keep-3 = Do not photograph it, do not send it to anybody, and do not keep it beside the address of this site.
codename-lost-title = If it is lost
codename-lost-1 = Nobody can give you this codename again, not even we. You would have to apply anew.
codename-lost-2 = If somebody finds it, they can read what we wrote to you. They cannot read what you wrote to us.
codename-not-yet = Nothing has been sent yet.
codename-go-on = I have kept it safe
confirm-title = Type your codename
confirm-lead = This makes sure that you really have it. Then your application is sealed and sent.
confirm-show-again = Show me the codename again
confirm-send = Send my application
confirm-wait = This may take half a minute. Please press the button once and wait.
codename-field = Codename
codename-field-hint = 28 digits. Spaces and hyphens do not matter.

# Receipt
receipt-title = Your application has arrived
receipt-lead = Received on { $date }. It is stored safely.
receipt-sealed = It is sealed. From now on only the office can open it; this server cannot.
receipt-next-title = What happens now
receipt-next-1 = Officers read it and apply the published rules. Two of them must agree on an offer.
receipt-next-2 = Come back with your codename after some days. We cannot call you or write to you anywhere else.
receipt-next-3 = Until you accept an offer, you are bound to nothing.
receipt-never = Nobody from us will ever ask for your codename or for money.
receipt-return = Come back with the codename
receipt-leave = If you share this device, leave by the button on top and clear the history of the browser.

# Coming back
return-title = Come back to your application
return-lead = Type the codename you were given when you applied.
return-open = Open my application
return-lost = If you have lost it, nobody can find your application for you. You can apply again.
return-testimony = I gave a testimony and want to take it back
nothing-found-title = Nothing stands under this codename
nothing-found-text = The digits fit together, but we have no application under them.
nothing-found-1 = Perhaps two codenames were mixed up. Compare every group with what you wrote down.
nothing-found-2 = Perhaps the application was erased. Then nothing of it is left here.
nothing-found-link = Try again

# The case
status-received = Your application is waiting
status-received-text = It has arrived safely. Nobody has decided anything yet.
status-assessed = Your application is being looked at
status-assessed-text = Officers have applied the rules to your answers. Nothing has been decided yet.
status-proposed = A decision is being prepared
status-proposed-text = One officer has proposed a decision. A second officer must agree before it counts.
status-offered = There is an offer for you
status-offered-text = Two officers have made it. Read it in peace; you are bound to nothing until you say yes.
status-accepted = You have accepted the offer
status-accepted-text = What was promised is reserved for you. Look here for messages about the next steps.
status-completed = Everything promised has been paid
status-completed-text = You can still write to us here.
status-declined = You have declined the offer
status-declined-text = That is your right, and it has no consequences. If you change your mind, write to us.
status-refused = There is no offer for you
status-refused-text = Two officers decided this. Read the reason; you can ask for review.
status-under-review = Your case is being looked at again
status-under-review-text = You asked for review. Officers read everything anew.
status-withdrawn = You have withdrawn your application
status-withdrawn-text = Nothing more is done with it. What was reserved for you has been released.
case-read-offer = Read the letter
case-received = Received
case-accepted = Accepted
case-sent = From you
case-sent-count = { $count ->
    [0] Your application
    [one] Your application and one message or file
   *[other] Your application and { $count } messages and files
}
case-history = What you sent is not shown here, so that nobody who finds your codename can read it.
case-letters = { $count ->
    [0] From us
    [one] From us: one letter
   *[other] From us: { $count } letters
}
case-no-letters = We have not written yet.
case-file-warning = Open files only on a device you trust. Files can show where and when they were opened.
letter-message = Message
letter-offer = An offer
letter-refusal = A refusal
letter-broken = A letter that cannot be opened
letter-broken-text = It was damaged on our side. Please write to us that you could not read it; the others are not affected.
file-broken-title = This file cannot be opened
file-broken-text = It was damaged on our side. Please write to us that you could not open it.
file-broken-link = Back to my application
case-end-title = To end
case-withdraw = Withdraw my application, or have everything erased
case-erase = Have everything erased
case-sign-out = Close my application
back-to-case = Back to my application

# Messages
message-title = Write to us
message-text = Your message
message-text-hint = Up to { $limit } characters. It is sealed as soon as it arrives, and not shown here again.
message-files = Files
message-files-hint = { $count ->
    [one] You may add { $count } file, at most { $limit }. Files can hold hidden traces, such as the place a photograph was taken.
   *[other] You may add up to { $count } files, each at most { $limit }. Files can hold hidden traces, such as the place a photograph was taken.
}
message-files-gone = Your files were not kept. If you send again, please choose them again.
message-holds-codename = There seems to be a codename in your message
message-sure = It is not my codename, or I want to send it all the same
message-send = Send the message

# What happened
notice-message-sent = Your message has arrived. It is sealed and stored safely.
notice-accepted = You have accepted the offer. We are glad.
notice-declined = You have declined the offer. Nothing follows from that.
notice-review = You have asked for review.
notice-withdrawn = You have withdrawn your application.
notice-changed-meanwhile = Your case had moved on before your answer arrived, so it was not taken. Please read where it stands now.
notice-on-hold = Your answer was not taken: the office is looking at your application once more, and the offer cannot be accepted for the time being. Come back in a few days, or write and ask.
notice-sent-before = This had already reached us once. What arrived first counts; changes made after that do not. To add or correct something, send us a message.

# The offer
offer-title = Our offer to you
offer-lead = Two officers have read your application and make you this offer under the published rules.
offer-audience = You belong to this group: { $audience }.
offer-grants = What you would get
offer-must-title = What you must do
offer-need-not-title = What you need not do
offer-need-not-1 = You need not give a testimony or say anything in public. The offer is the same with or without it.
offer-need-not-2 = You need not pay anything.
offer-need-not-3 = You need not answer today. Nobody presses you.
offer-note-title = From the officers
offer-refusal-title = We cannot make you an offer
offer-refusal-lead = Two officers have read your application and decided this. Below is the reason. You can ask for review.
offer-digest = Digest of this decision:
offer-answered = You have answered this already.
answer-question = What is your answer?
offer-on-hold = This offer cannot be accepted for the time being: the office is looking at your application once more. Come back in a few days, or write to the office and ask.
answer-accept = Yes, I accept
answer-accept-hint = What is promised is reserved for you. You can still withdraw later.
answer-decline = No, thank you
answer-decline-hint = Nothing follows from it. What was reserved is released.
answer-review = Please look at it again
answer-review-hint = Other eyes read your case anew. Write to us what you think is wrong.
answer-send = Send my answer
answer-time = You may come back later and answer then.

# Withdrawing and erasing
withdraw-title = Withdraw, or erase everything
withdraw-keep-title = Withdraw
withdraw-keep-text = We stop working on your application. What was reserved for you is released. You can still come back here and write to us.
withdraw-keep = Withdraw my application
erase-title = Erase everything
erase-text-1 = All keys to your application, your messages and our letters are destroyed, here and when backups are restored. Then nobody can read them again, not even we. What an officer has read cannot be unread.
erase-text-2 = Your codename no longer opens anything. This cannot be undone.
erase-word = erase
erase-confirm = Type the word “{ $word }” if you want this
erase-do = Erase everything for good
erased-title = Everything has been erased
erased-lead = The keys to what you sent and to what we wrote are destroyed.
erased-text = Your codename opens nothing any more; you can destroy it. You may apply again at any time.

# Sessions that have ended
expired-apply-title = Your answers are no longer here
expired-apply-text = They were only in memory, and the time is over, or the server was started anew. Nothing was sent. We are sorry that you have to begin again.
expired-apply-link = Begin again
expired-case-title = Please sign in again
expired-case-text = You were signed out, because some time has passed. If you were sending something just now, it was not received. Type your codename once more.
expired-case-link = Type my codename
expired-testimony-title = This page has ended
expired-testimony-text = Some time has passed. If you were sending something just now, it was not received. Nothing of it is kept.
expired-testimony-link = Begin again

# Errors
error-choose = Choose one of the answers
error-date-empty = Write the date, for example 31.05.1999
error-date = Write the date as day, month and year, for example 31.05.1999
error-date-range = This date cannot be right. Check the year
error-number-empty = Write a number
error-number = Write a whole number in digits
error-range = Write a number from { $min } to { $max }
error-amount = Write an amount in { $currency }, for example 1200.50
error-year = Write the year with four digits, for example 1999, or leave it empty
error-too-long = This is too long. Write at most { $limit } characters
error-household = More than { $limit } people do not fit here. Write to us about the others later
error-incomplete = Something is still missing. Please go through the parts once more
error-codename-empty = Type your codename
error-codename-length = { $count ->
    [one] A codename has 28 digits; you typed { $count }
   *[other] A codename has 28 digits; you typed { $count }
}
error-codename-digits = A codename has digits only. Check for letters
error-codename-long = This is much longer than a codename
error-codename-looks-wrong = One group looks wrong. Compare every digit with what you wrote down
error-codename-other = This is a codename, but not the one you were shown just now
error-message = Write at least one word, at most { $limit } characters
error-message-codename = There seems to be a codename in your message. Nobody at the office may know it. Take it out, or confirm below that you want to send it
error-message-conflict = Something else was sent at the same time. Please send your message once more
error-erase = Type the word “{ $word }” exactly
error-testimony-empty = Write something, or add a video
error-video = This is not an MP4 or WebM video. Choose another file
error-consent = Choose at least one use. Without your consent we may not keep it

# Testimony: a place apart
testimony-first = Nothing depends on this: no offer, no payment, no decision.
testimony-title = Give a testimony, if you wish
testimony-why = You can tell what you saw and lived through, in words or in a video. You decide what it may be used for.
testimony-apart-title = It is kept apart
testimony-apart-1 = It gets its own codename. It carries no link to any application.
testimony-apart-2 = Those who decide about applications do not see who gave a testimony.
testimony-apart-3 = You can take it back at any time, and then it disappears from this site.
testimony-risk-title = Think about it first
testimony-risk-1 = Your voice, your face and your manner of speaking can be recognised. So can details only few people know.
testimony-risk-2 = It can put your family in danger. Do not do it if they are within reach.
testimony-risk-3 = What was once public may have been copied by others. We cannot take that back.
testimony-how-title = How it works
testimony-how-1 = You write or add a video, and choose each use by itself.
testimony-how-2 = It is sealed as it arrives. Two custodians read it before anything is published.
testimony-how-3 = You get a codename for it. With it you can take the testimony back.
testimony-begin = Give a testimony
testimony-not-now = Not now
testimony-return-link = I gave a testimony and want to take it back
testify-title = Your testimony
testimony-text = In your words
testimony-text-hint = Up to { $limit } characters. You may leave it empty if you add a video.
testimony-video = Video
testimony-video-hint = MP4 or WebM, at most { $limit }. You may leave it empty.
testimony-byline = How do you want to be named?
testimony-byline-hint = For example “a soldier”, a first name, or nothing at all.
testimony-uses = What may it be used for?
testimony-uses-hint = Nothing is ticked. Choose only what you agree to.
use-site = On this site, for everyone to read
use-media = Quoted by newspapers, radio and television
use-research = For research and teaching
testify-send = Send my testimony
testify-wait = A video can take long over a slow connection. Please keep the page open.
testimony-receipt-title = Your testimony has arrived
testimony-receipt-lead = It is sealed and stored safely. Two custodians read it before anything is published.
testimony-receipt-codename = This is its codename. Keep it if you might want to take the testimony back. It opens nothing else.
testimony-receipt-apart = Nothing about any application has changed by this.
testimony-return-title = Take a testimony back
testimony-return-lead = Type the codename you were given for the testimony. It is not the one of an application.
testimony-return-open = Look it up
testimony-nothing-title = Nothing stands under this codename
testimony-nothing-text = The digits fit together, but we have no testimony under them. Perhaps it was taken back already.
testimony-state-given = Your testimony is with the custodians
testimony-state-published = Your testimony is published
testimony-state-stopped = Your testimony is not published
testimony-withdraw-text = If you take it back, it is deleted here with its keys, and disappears from this site. Copies that others made cannot be taken back.
testimony-withdraw = Take it back for good
testimony-leave-as-is = Leave it as it is
testimony-withdrawn-title = Your testimony has been taken back
testimony-withdrawn-text = It is deleted. Its codename opens nothing any more.
