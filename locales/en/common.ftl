# Words that every page shares. One sentence, one thought; nobody is rushed or scolded.

neutral-title = Information
site-name = Postern
skip-to-content = Skip to the text
nav-label = Main pages
languages-label = Language
leave-quickly = Leave this page quickly
sign-out = Sign out
to-first-page = To the first page
footer-genuine = How to tell this site from a fake
footer-promise = This site works without scripts, keeps no visitor log and asks no other site for anything.
desk-footer = Everything done here is written to a journal that nobody can change.

# Forms
error-word = Problem:
errors-title = Please look at these again
field-choose = Choose
yes = Yes
no = No

# Problems
problem-not-found-title = There is no such page
problem-not-found-text = The address may be misspelt, or the page is gone. Nothing you wrote is lost by this.
problem-wrong-method-title = This page cannot be opened that way
problem-wrong-method-text = Please go back and use the buttons and links on the pages.
problem-too-large-title = This is too large
problem-too-large-text = Nothing of it was received. The most that can be taken here is { $limit }. Please go back and send less, or choose a smaller file.
problem-too-slow-title = The connection stood still
problem-too-slow-text = Nothing of it was received. Please go back and send it again. A slow connection is fine, as long as it keeps moving.
problem-unreadable-title = We could not read what was sent
problem-unreadable-text = Nothing of it was received. Please go back, load the page again and repeat it.
problem-stale-form-title = This page was out of date
problem-stale-form-text = Nothing was received. Please open the page again and repeat it. This happens when a page was open for a long time, or when cookies are switched off.
problem-cross-site-title = This did not come from our pages
problem-cross-site-text = Another site tried to send something in your name. We took nothing. If you typed the address yourself, go back and open the page again.
problem-wrong-host-title = Wrong address
problem-wrong-host-text = This server does not answer to that name. It may be an attempt to lead you here under a false address.
problem-not-received-title = Not received
problem-not-received-text = We could not store it, so we did not take it. Nothing of it is kept. Please go back and send it again in a few minutes.
problem-unavailable-title = Not available right now
problem-unavailable-text = Something on our side does not answer. Nothing is lost. Please try again in a few minutes.
problem-busy-title = Too many people at once
problem-busy-text = We did not look at what you sent. Please wait a minute, go back and try again. This says nothing about what you typed.
problem-internal-title = Something broke on our side
problem-internal-text = It is not your fault. If you were sending something, treat it as not received, go back and send it again.

# Dates
date-in-words = { $day } { $month } { $year }
month-in-words = { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = January
month-alone-2 = February
month-alone-3 = March
month-alone-4 = April
month-alone-5 = May
month-alone-6 = June
month-alone-7 = July
month-alone-8 = August
month-alone-9 = September
month-alone-10 = October
month-alone-11 = November
month-alone-12 = December

# Sizes and money; the number itself is put in front of a currency
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $count } KB
size-megabytes = { $count } MB
currency-rub = { $count ->
    [one] rouble
   *[other] roubles
}
currency-usd = { $count ->
    [one] US dollar
   *[other] US dollars
}
currency-eur = { $count ->
    [one] euro
   *[other] euros
}
currency-uah = { $count ->
    [one] hryvnia
   *[other] hryvnias
}
currency-gbp = { $count ->
    [one] pound
   *[other] pounds
}
currency-cad = { $count ->
    [one] Canadian dollar
   *[other] Canadian dollars
}
currency-pln = { $count ->
    [one] zloty
   *[other] zlotys
}
