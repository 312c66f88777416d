# The words of the screens, in English. One name a text; `.spoken` is what a screen reader says instead.

## Titles
title-welcome = Kith
title-begin = About you
title-recovery-words = Your recovery words
title-check-words = A quick check
title-come-back = Welcome back
title-locked = Kith is locked
title-today = Today
title-journal = Journal
title-write = Write
title-entry = Entry
title-crisis = Crisis plan
title-crisis-step = One step at a time

## On every screen
back = Back
crisis-open = Crisis plan
    .spoken = Open the crisis plan
notice-close = OK
question-no = Leave it as it is
tab-today = Today
tab-journal = Journal
time = { $hour }:{ $minute }
day = { $weekday }, { $day } { $month }
day-with-year = { $weekday }, { $day } { $month } { $year }
day-today = Today
day-yesterday = Yesterday
day-and-time = { $day }, { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
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

## First screens
welcome-intro = Kith is at your side between sessions.
welcome-yours = What you write stays on this phone. Only you decide who sees any of it.
welcome-offline = Everything works without a network.
welcome-crisis = Your crisis plan is one touch away, always.
welcome-alone = Start
welcome-invited = I have an invitation
welcome-therapist = I work as a therapist
welcome-come-back = I have recovery words
begin-intro-alone = Two things, and you can start. Others see the name only if you invite them.
begin-intro-invited = Scan or paste the invitation. Then choose a name and a passphrase.
begin-intro-therapist = Your clinic gives you the address and the admission.
begin-invitation = Invitation
begin-scan = Scan the code
begin-invited-by = { $role ->
    [patient] { $name } invites you. You are the one who decides what is shared.
    [therapist] { $name } invites you as their therapist.
    [peer_worker] { $name } invites you as a peer worker.
    [guardian] { $name } invites you as their guardian.
   *[supporter] { $name } invites you to support them.
    }
begin-name = Your name
begin-passphrase = Passphrase
begin-about-passphrase = It opens Kith on this phone. A few words that you remember are best.
begin-relay = Address of the relay (if you have one)
begin-admission = Admission (if you have one)
begin-go-on = Continue
begin-answered = You are in. Your answer goes out as soon as there is a network.
words-intro = Write these words on paper, in this order. They bring your account back if the phone is lost.
words-word = { $number }. { $word }
words-written = I wrote them down
words-about-going-without = Without them, a forgotten passphrase means that everything in Kith is lost.
words-without = Go on without them
check-intro = Please look at your paper and type two of the words.
check-word = Word { $number }
check-check = Finish
check-again = Show the words again
come-back-intro = Your account and your people come back. What you wrote on the old phone does not.
come-back-words = The 24 recovery words
come-back-go = Bring my account back
come-back-done = You are back. Everybody is asked to add this phone again.

## Lock
unlock-intro = Your notes are safe. Unlock to go on.
unlock-with-device = Unlock with this phone
unlock-passphrase = Passphrase
unlock-unlock = Unlock
unlock-words = The 24 recovery words
unlock-with-words = I forgot the passphrase
proof-intro = Please show that it is you. Then it goes on.
proof-go-on = Go on

## Today
today-unfinished = Go on with what you were writing
today-nothing-planned = Nothing is planned for today.
today-write = Write something
today-due = At { $time }
today-due-assigned = At { $time }, from your therapist
outcome-done = Done
outcome-partly = Partly
outcome-not-today = Not today
outcome-skipped = Leave it out
recorded-done = Done
recorded-partly = Partly done
recorded-skipped = Left out
recorded-not-today = Not today

## Journal
journal-write = Write
journal-go-on = Go on writing
journal-search = Search
journal-empty = Nothing here yet. One line is enough.
journal-nothing-found = Nothing found.
journal-more = Older entries are found by searching.
journal-open = Open the entry of { $when }
write-text = What is on your mind?
write-mood = How do you feel? You can leave this out.
write-about = Every word is kept as you type. Nobody else sees it.
write-keep = Keep it
write-kept = It is in your journal.
mood-very-low = Very low
mood-low = Low
mood-rather-low = Rather low
mood-even = Even
mood-rather-good = Rather good
mood-good = Good
mood-very-good = Very good
entry-erase = Erase
entry-erase-question = Erase this entry for good? It cannot be brought back.
entry-erase-question-yes = Erase it
entry-erased = It is erased.

## Crisis plan
crisis-begin = Go through it step by step
crisis-rest = Good that something helped. The plan stays right here.

## What went wrong
problem-wrong-passphrase = That did not match. Please try again.
problem-key-missing = This phone has no key for it. Use the passphrase.
problem-locked = Kith is locked. Unlock to go on; what you typed is kept.
problem-damaged = A file of Kith is damaged. Nothing was deleted.
problem-newer-version = This was made by a newer Kith. Please update the app.
problem-busy = Kith is open somewhere else on this phone. Please try again.
problem-not-found = It is not there any more.
problem-already-exists = That is here already.
problem-invalid-invitation = This is no invitation of Kith, or a part is missing.
problem-expired-invitation = The time of this invitation is over. Please ask for a new one.
problem-used-invitation = Somebody used this invitation already. Please ask for a new one.
problem-relay-unreachable = There is no connection right now. Everything waits and goes out later.
problem-not-admitted = The relay does not let this phone in. Please ask your clinic.
problem-too-large = This is too long. Please make it shorter; nothing was lost.
problem-empty-text = Something is still empty.
problem-invalid-input = Something is not filled in as it can be used.
problem-disk-full = The phone has no room left. Please make some room.
problem-storage = The phone could not save it. Please try again.
problem-other = That did not work. Nothing was lost. Please try again.
