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

## More, locks, preferences, changing the plan, practice, helping
title-more = More
title-account = You and this phone
title-locks = Locks
title-new-passphrase = New passphrase
title-preferences = Language and display
title-about = About Kith
title-plan = Your crisis plan
title-plan-part = Your crisis plan
title-region = Where you are
title-skills = Practice
title-skill = Practice
title-helping = How to help
tab-more = More
tab-crisis = Crisis plan
    .spoken = Open the crisis plan
more-who = You are { $name } here.
more-plan = Change the crisis plan
more-skills = Practice
more-helping = How to help somebody in a crisis
more-account = You and this phone
more-locks = Locks and passphrase
more-preferences = Language and display
more-region = Where you are
more-about = About Kith
more-lock = Lock now
more-about-wipe = You can remove Kith's data from this phone. What others have of you stays with them.
more-wipe = Remove everything from this phone
wipe-question = Remove all of it from this phone, for good? Entries, messages and your plan go, and nothing brings them back.
wipe-question-yes = Remove everything
wiped = Everything is removed from this phone.
account-name = Others see you as { $name }.
account-role = { $role ->
    [patient] Kith is yours. You decide what is shared.
    [therapist] You are here as a therapist.
    [peer_worker] You are here as a peer worker.
    [guardian] You are here as a guardian.
   *[supporter] You are here to support somebody.
    }
account-relay = Messages go through { $address }, sealed. It cannot read them.
account-no-relay = No relay is known yet. One comes with an invitation.
account-phone = You use Kith on this phone. It can write and send.
account-phone-rolled-back = An older copy was put back on this phone. You can read and write here, but nothing is sent.
account-words = You have recovery words on paper. Kith cannot show them again, but it can check them.
account-no-words = You went on without recovery words. They are made only at the very beginning.
account-words-input = The 24 recovery words
account-check-words = Check my paper
account-words-right = These are the right words. Keep the paper safe.
locks-intro = The screen lock hides everything; messages still arrive. The full lock also stops sending and receiving.
locks-screen = Lock the screen
locks-screen-about = When nobody touches Kith for this long.
locks-key = Lock everything
locks-key-about = After this long nothing is sent or received until you unlock.
locks-away = When you go to another app
locks-never = Never by itself
locks-after-minutes = { $minutes ->
    [one] After 1 minute
   *[other] After { $minutes } minutes
    }
locks-after-hours = { $hours ->
    [one] After 1 hour
   *[other] After { $hours } hours
    }
locks-away-nothing = Stay as it is
locks-away-screen-now = Lock the screen at once
locks-away-screen = { $minutes ->
    [one] Lock the screen after 1 minute
   *[other] Lock the screen after { $minutes } minutes
    }
locks-away-key-now = Lock everything at once
locks-away-key = { $minutes ->
    [one] Lock everything after 1 minute
   *[other] Lock everything after { $minutes } minutes
    }
locks-device-about = Unlock with this phone's own lock: a finger, a face or its code. Who knows its code can open Kith too.
locks-device-use = Unlock with this phone
locks-device-stop = No longer unlock with this phone
locks-device-question = From then on the passphrase is needed. Do you remember it?
locks-device-question-yes = I remember it
locks-device-used = This phone's own lock opens Kith now.
locks-device-stopped = Only the passphrase opens Kith now, or your recovery words if you have them.
locks-passphrase = Change the passphrase
passphrase-intro = The old passphrase stops working at once.
passphrase-new = New passphrase
passphrase-short = That is short. Four or five words are much harder to guess.
passphrase-again = The same once more
passphrase-differs = This is not the same yet.
passphrase-change = Change it
passphrase-changed = The new passphrase is set.
preferences-language = Language
preferences-language-of-the-phone = As on this phone
preferences-language-en = English
preferences-language-es = Español
preferences-simple = Simple mode: large text, and few things at once.
preferences-simple-on = Use the simple mode
preferences-simple-off = Leave the simple mode
preferences-haptics = A short vibration when you touch something.
preferences-haptics-on = Turn vibration on
preferences-haptics-off = Turn vibration off
preferences-about = Kith knows this before you unlock. Whoever holds the phone can see it.
about-what = Kith keeps your notes, your practice and your crisis plan, and connects you with people you choose.
about-what-not = It is no treatment, and nobody watches over you here. In an emergency, call.
about-version = Version { $version }
about-licences = Kith is free software under Apache-2.0 or MIT; its parts have free licences of their own.
plan-intro = Write a little, in your own words. Nothing has to be complete.
plan-looked-through = I looked through it
plan-reviewed = Good. You are reminded again when it is time.
plan-part-count = { $count ->
    [0] Nothing here yet
    [one] 1 thing
   *[other] { $count } things
    }
plan-part-unfinished = Something is written and not in the plan yet.
plan-region = Where I am
plan-review-after = Remind me to look through it
plan-review-days = After { $days } days
plan-helped = { $step }: it helped
plan-helped-not = { $step }: it did not help that time
plan-while-locked = While this phone is locked
plan-while-locked-about = Shown, it opens without your passphrase. Whoever holds your phone can then read it.
plan-while-locked-hidden = Show only crisis lines
plan-while-locked-shown = Show my plan
plan-pdf = Print or keep as PDF
plan-html = Keep as a web page
plan-part-reasons = Before the steps
plan-part-place = Step { $number } of 6
plan-part-people = From your map
plan-person-choose = Add { $name }
plan-person-remove = Take { $name } out
plan-part-about = Every letter is kept as you type. It stands in the plan once you keep it.
plan-line = In your words
plan-line-add = One more line
plan-line-up = Move up
plan-line-down = Move down
plan-line-remove = Remove this line
plan-line-unsafe = This names { $names }, marked unsafe on your map. It cannot stand in the plan like this.
plan-left-out = Not shown, because it names { $names }, marked unsafe on your map. It is kept for you.
plan-mark-safe = { $name } is safe
plan-mark-safe-question = Mark this person as safe? Lines with the name are shown again, and the person can be chosen again.
plan-mark-safe-question-yes = Mark as safe
plan-marked-safe = Marked as safe. The lines are shown again.
plan-keep = Keep it
plan-keep-and-go-on = Keep it and go on
plan-kept = It is in your plan.
plan-drop = Leave the plan as it was
plan-drop-question = Forget what you wrote here and have not kept?
plan-drop-question-yes = Forget it
plan-dropped = The plan is as it was.
crisis-write = Write your plan
crisis-change = Change the plan
region-intro = Your country decides which crisis lines you see, also while Kith is locked.
region-title = Country
region-none = Not set
skills-intro = Small things to try. Take what fits, leave the rest.
skill-minutes = { $minutes ->
    [one] About 1 minute
   *[other] About { $minutes } minutes
    }
skill-for-whom = For whom
skill-for-me = For me
skill-days = On which days
skill-every-day = Every day
skill-weekdays = Monday to Friday
skill-thrice = Monday, Wednesday, Friday
skill-weekly = Once a week, from today
skill-time = When
skill-morning = In the morning, 9:00
skill-noon = At noon, 13:00
skill-evening = In the evening, 18:30
skill-night = At night, 21:30
skill-plan = Remind me of it
skill-planned = It is planned. You find it at Today.
skill-assign = Suggest it
skill-assigned = It goes out with the next connection.
today-look-through = Look through the plan
today-more-prompts = There is more later.
today-waiting = { $name } wrote: { $when }
today-wrote = Wrote: { $when }
today-shared = Shared something: { $when }
today-asked = Shared with you for: { $purpose }
today-first-invite = First, invite somebody: show the code when you meet.
today-first-agree = Then agree on when you read messages, and when not.
today-first-practice = Practice can be suggested once both of you have agreed.
today-first-wait = Your answer is on its way. You see more once it arrived.
unlock-trouble-intro = Kith does not open right now. Your crisis plan is one touch away.
unlock-damaged = A file of Kith is damaged. Nothing was deleted. Please leave it as it is, and ask for help.
unlock-newer-version = A newer Kith wrote this. Please update the app; nothing was changed.
unlock-key-missing = This phone's key for Kith is not there. Another way may still open it.
unlock-phone-first = Please unlock the phone itself first. Then Kith can open.
unlock-unreadable = The phone cannot read Kith's files just now. Please try again later.
unlock-after-tries = Take your time. Nothing is deleted, however often you try.
unlock-after-tries-words = Take your time. Nothing is deleted, however often you try. Your recovery words open it too.
proof-with-device = It is me: use this phone's lock
begin-authority = Certificate of the relay (if the clinic gave you one)
begin-authority-wrong = This is not a whole certificate. It begins and ends with dashes.
problem-unsafe-person = This names somebody marked unsafe on your map. It is kept as you wrote it.
problem-consent-needed = A consent is needed first. What you wrote or chose is kept.
problem-consent-withdrawn = A consent was taken back, so nothing went out. What you wrote is kept.

## Sharing
title-share-what = What to share
title-share-with = With whom
title-share-how = How to share it
title-share-preview = What they will see
title-shared-by-me = Shared by me
title-shared-with-me = Shared with me
title-received = Shared with you
title-propose = Propose a change
title-seen-by = What they see
title-who-can-read = Who can read this
title-access-log = Who saw what
way-share = Share
way-share-something = Share something
way-shared-by-me = Shared by me
way-shared-with-me = Shared with me
way-who-can-read = Who can read this
way-seen-by = See what { $name } sees
somebody = Somebody
thing-entry = Your entry: { $when }
thing-plan = Your crisis plan
thing-on-map = { $name }, on your map
thing-unsafe = That { $name } is marked as unsafe
thing-messages = Your messages with { $name }
node-person = A person
node-service = A service or a group
node-unsafe = Marked as unsafe
support-emotional = Listens
support-practical = Helps with things to do
support-social = Company
support-informational = Knows things
support-professional = Helps as their work
support-crisis = Helps in a crisis
shown-ring-closest = Very close
shown-ring-close = Close
shown-ring-further = Further away
share-what-intro = You choose each thing. Nothing else is shared with it.
share-what-with = You choose each thing that { $name } sees. Nothing else is shared with it.
share-what-more = You can share older entries from the entry itself.
share-what-empty = There is nothing to share yet.
share-with-nobody = There is nobody yet with whom this can be shared.
share-role = { $role ->
    [therapist] Therapist
    [peer_worker] Peer worker
    [guardian] Guardian
   *[supporter] Family or friend
    }
share-how-with = With { $name }
share-how-already = { $name } sees some of this already. What you choose now takes its place.
share-how-fields = What may { $name } see of it?
share-how-not-filled = Nothing is in it yet
share-how-nothing-chosen = Choose at least one thing.
share-how-why = Why you share it (you can leave this out)
share-reason-how-i-am = So that you know how I am
share-reason-to-talk = So that we can talk about it
share-reason-hard-times = So that you can help in hard times
share-how-until = Until when?
share-until-week = For a week
share-until-month = For 30 days
share-until-taken-back = Until I take it back
share-how-let-propose = { $name } may propose changes
share-how-lacking = Before it can go, say yes to sharing with { $name }, under consents. What you chose here stays.
share-how-preview = See what { $name } will see
share-share = Share with { $name }
share-preview-intro = This is what { $name } will see. Nothing is shared yet.
share-why-is = Why: { $why }
share-until-is = Until { $when }
share-without-end = Until it is taken back
share-since = Since { $when }
share-may-propose = { $name } may propose changes.
share-done = It is shared. It goes out as soon as there is a network.
share-take-back = Take it back
share-take-back-question = Take it back? It leaves their phone when that is online again. What they read or copied cannot be called back.
share-take-back-question-yes = Take it back
share-take-back-unsent-question = Take it back? Nothing of it has left this phone yet.
share-take-back-unsent-question-yes = Take it back
share-taken-back = You took it back.
share-over-unsent = { $what }: nothing of it ever went to { $name }.
share-over-ended = { $what }: the time for { $name } is over.
share-over-taken-back = { $what }: { $name } could see it before.
shared-by-me-nobody = You share nothing at the moment.
shared-by-me-more = There is more than fits here. See what each person sees.
delivery-current = It went out as it is now.
delivery-waiting = It goes out as soon as there is a network.
delivery-waiting-newer = { $name } has an older version. The new one goes out as soon as there is a network.
delivery-too-large = It is too long to be sent. { $name } has nothing of it yet.
delivery-too-large-older = It has become too long to be sent. { $name } keeps what went out before.
delivery-paused = It waits until you and { $name } have compared your numbers. Nothing of it went out yet.
delivery-paused-older = It waits until you and { $name } have compared your numbers. { $name } keeps what went out before.
delivery-consent = It waits: the text about sharing is a new one. Please look at it under consents.
delivery-consent-older = New versions wait: the text about sharing is a new one. { $name } keeps what went out before.
proposal-about = { $name } proposed a change, { $when }: { $field }
proposal-taken = It stands there now.
proposal-unchanged = It changes nothing that they can change.
proposal-ended = It came after you had taken it back.
proposal-not-permitted = You had not let them propose this.
proposal-not-fitting = It does not fit there, so it was left out.
shared-with-me-nothing = Nobody shares anything with you at the moment.
shared-with-me-more = Only the newest are shown.
received-open = { $what }, from { $name }
received-changed = Last changed: { $when }
received-from = { $name } shares this with you.
received-about = It leaves this phone when { $name } takes it back, or when its time is over.
received-propose = Propose a change
look-question = Why do you look at this? { $name } sees the answer.
look-reason = Another reason
look-look = Look
look-reason-before-session = To get ready for our session
look-reason-session = In our session, or right after it
look-reason-asked = You asked me to
look-reason-safety = To see whether you are safe
propose-about = { $name } decides. The next version shows whether it was taken in.
propose-text = How it could read
propose-propose = Propose it
propose-done = It goes out as soon as there is a network.
propose-nothing-changed = Nothing is changed yet.
seen-by-intro = All that { $name } sees of what is yours, besides your messages to each other.
seen-by-nothing = { $name } sees nothing of it.
seen-by-more = Only the newest are shown.
who-can-read-own = All of it is on this phone only.
who-can-read-nobody = Nobody else can read any of it.
who-can-read-messages = These devices have the keys to your messages. No other device can read them.
who-can-read-no-keys = No device has any keys for it at the moment.
reader-you = You
reader-unknown = Unknown
device-own = This phone
device-member = { $name }, device { $number }
device-leaving = { $name }, device { $number }: it loses the keys the next time there is a network
device-strange = A device that does not belong here. Nothing is sent until it is gone.

## Who saw what
access-log-about = Who was given, was sent or looked at what. Only therapists and peer workers tell when they look.
access-log-nothing = Nothing has happened yet.
access-log-more = Older lines are in the file.
access-log-export = Save all of it as a file
log-alarm-own = { $name } knew a line of this list that is not here any more ({ $when }).
log-alarm-own-meaning = Perhaps an older copy of Kith was put back on this phone.
log-alarm-own-to-do = If nobody did that, change your passphrase and talk to { $name }.
log-alarm-other = The list on the device of { $name } is not what it was ({ $when }).
log-alarm-other-meaning = Perhaps an older copy of Kith was put back there. Some looks may not stand in it.
log-alarm-other-to-do = Ask { $name } about it. Until then you can take back what you share.
problem-consent-changed = The text has changed meanwhile. Please read it again.
problem-not-permitted = This person cannot be given that.
problem-paused = Please compare your safety numbers first. Until then nothing goes out; your text is kept.
problem-ended = This conversation is over. Nothing went out; your text is kept.
problem-purpose-needed = Please say why you look at it.
problem-unknown-person = This person is not here any more.

## Messages
title-messages = Messages
tab-messages = Messages
messages-empty = Nobody to write to yet. Invite somebody you trust.
messages-more = Only the newest conversations are shown.
messages-open = Open the conversation with { $name }
messages-news = New
    .spoken = Something new
messages-yours = You: { $text }
messages-draft = Something is written and not sent.
standing-invited = Waiting for their phone
standing-waiting = Somebody else answered too: compare first
standing-paused = Paused until you have compared
standing-over = Over; still readable
standing-look = Something needs a look
conversation-person = About this person
conversation-compare = Compare the safety number
conversation-earlier = The last { $count } messages are shown. Earlier ones are kept.
conversation-empty = Nothing here yet.
message-you = You
message-spoken = { $author }, { $when }: { $text }
message-waiting = Waits on this phone
message-sent = At the relay, waiting for their phone
message-not-sent = Not sent. The text is kept.
message-not-sent-withdrawn = Not sent: a consent was taken back. The text is kept.
message-not-sent-consent = Not sent: a consent is needed. The text is kept.
message-not-sent-over = Not sent: the conversation is over. The text is kept.
message-again = Write it again
composer-text = Message to { $name }
composer-about = { $name } reads it when they open Kith. Nobody is watching live.
composer-about-invited = It goes out once { $name } is connected. Nobody is watching live.
composer-send = Send
hindrance-over = This conversation is over. Nothing more can be sent here.
hindrance-paused = Nothing is sent until you and { $name } have compared your safety numbers.
hindrance-read = Read: { $what }
hindrance-mine-never = You have not decided yet: { $what }.
hindrance-mine-refused = You said no, which is fine: { $what }. You can decide anew.
hindrance-mine-withdrawn = You took your yes back, which is fine: { $what }. You can decide anew.
hindrance-mine-changed = The text has changed since you agreed: { $what }.
hindrance-theirs-never = The yes of { $name } has not arrived yet: { $what }.
hindrance-theirs-no = { $name } prefers not to, for now: { $what }. It is theirs to decide.
hindrance-theirs-changed = The text has changed since { $name } agreed: { $what }.
note-second-answer = Somebody else answered the same invitation. Nothing is sent until you two have compared.
note-strange-own-entry = Something claims to come from this phone and does not. Nothing is sent until you two have compared.
note-strange-device = A device takes part that does not prove whose it is. Nothing is sent beside it.
note-relay-regressed = The relay lost something that it had confirmed. Yours is sent again. Ask { $name } whether anything is missing.
note-wedged = This conversation cannot go on. It stays readable. To write again, remove { $name } and invite each other anew.
note-gaps = { $count ->
    [one] At one place something that was sent cannot be shown. Ask { $name } about it.
   *[other] At { $count } places something that was sent cannot be shown. Ask { $name } about it.
    }
note-newer = { $name } sent something that only a newer Kith can show. It is kept.

## Consents
title-consents = Consents
consents-intro = A yes is for one person and one thing. A no has no penalty, and you can change your mind.
consents-with = Consents with { $name }
consents-read = Read: { $what }
consents-open = Open the decision of { $when }
consents-no-decisions = Nothing was decided yet.
consents-more = Only the newest decisions are shown.
consents-somebody = somebody
consent-between = Between you and { $name }
consent-for-oneself = For yourself
consent-not-needed = Nothing needs this here.
consent-mine-given = You said yes. ({ $when })
consent-mine-never = You have not decided yet.
consent-mine-refused = You said no. ({ $when })
consent-mine-withdrawn = You took your yes back. ({ $when })
consent-mine-changed = You said yes to an older text. Please read it again.
consent-theirs-given = { $name } said yes. ({ $when })
consent-theirs-never = The decision of { $name } has not arrived yet.
consent-theirs-no = { $name } prefers not to, for now.
consent-theirs-changed = { $name } said yes to an older text.
consent-meaning = If you agree, this phone signs it. It holds for this alone, until you take it back.
consent-agree = I agree
consent-decline = No
consent-not-now = Not now
consent-reason = Why? You can leave this out. Nobody else sees it.
consent-withdraw = Take my yes back
consent-withdraw-messages-question = Take it back? No message goes out after that; what was sent stays where it is.
consent-withdraw-messages-question-yes = Take it back
consent-withdraw-sharing-question = Take it back? Everything that you share with them ends; what they read stays known.
consent-withdraw-sharing-question-yes = Take it back
consent-withdraw-export-question = Take it back? Nothing more leaves Kith; what left before stays where it is.
consent-withdraw-export-question-yes = Take it back
consent-agreed = You agreed. They learn of it when both phones have a network.
consent-declined = You said no, and that is fine. Everything of yours stays as it is.
consent-withdrawn = It is taken back. A reason stays with you.
decided-own-given = You said yes: { $what }
decided-own-refused = You said no: { $what }
decided-own-withdrawn = You took your yes back: { $what }
decided-mine-given = You said yes to { $name }: { $what }
decided-mine-refused = You said no to { $name }: { $what }
decided-mine-withdrawn = You took your yes back from { $name }: { $what }
decided-theirs-given = { $name } said yes: { $what }
decided-theirs-refused = { $name } said no: { $what }
decided-theirs-withdrawn = { $name } took the yes back: { $what }
signed-genuine = This is what was signed, and the text as it was shown.
signed-not-signed = The signature does not fit what is kept here.
signed-text-differs = The text that is kept here is not the one that was signed.
signed-text-unknown = The signature fits. The text of that time is not on this phone.
signed-reason = Your reason, for you alone: { $reason }

## People
title-people = People
title-safety-number = Safety number
title-invite = Invite somebody
title-invitation = Invitation
title-accept = I was invited
title-new-map-entry = Add to your map
tab-people = People
people-invite = Invite somebody
people-accept = I have an invitation
people-nobody = Nobody here yet. You can invite somebody you trust.
people-more = Only the first ones are shown.
people-open = Open { $name }
person-about = { $role }. { $verified }.
role-owner = Decides what is shared
role-therapist = Therapist
role-supporter = Supporter
role-peer-worker = Peer worker
role-guardian = Guardian
verified-none = Not compared yet
verified-link = Came by your invitation; not compared yet
verified-compared = Compared in person
person-advice-link = When you meet, compare the safety number. Then you know that nobody is in between.
person-advice-again = Something about their phones has changed. Please compare the safety number again.
person-advice-paused = Compare the safety number before you go on. Until then nothing is sent.
person-conversation = Messages
person-consents = Consents
person-readers = Who can read this
person-about-keys = Something strange was found here. New keys keep it out of what comes next.
person-renew-keys = Make new keys
person-keys-renewed = New keys are made as soon as there is a network.
person-remove = Remove
person-remove-question = Remove this person? The conversation and all that you share with them end. What was written stays readable.
person-remove-question-yes = Remove
person-removed = They are removed. Their phones leave the conversation as soon as there is a network.
safety-intro = Read this number to each other, in person or on a call with { $name }. Both phones show the same one.
safety-known = You have compared it before.
safety-same = We compared it: it is the same
safety-question = Did you both read the whole number, and was it the same?
safety-question-yes = Yes, it was the same
safety-done = Compared. You know who you write with.
safety-about-difference = If it is not the same, do not go on here. Remove { $name } and invite each other anew, in person.
invite-intro = Whom do you invite? The invitation is for one person and lives seven days.
invite-owner = Somebody who decides what to share with me
invite-therapist = A therapist
invite-supporter = Family or a friend
invite-peer-worker = A peer worker
invite-guardian = A guardian
invitation-about = For: { $role }. It ends: { $until }.
invitation-unknown = It can be answered once the relay knows it. That takes a network.
invitation-open = It can be answered now.
invitation-answered = Somebody answered it. You find them among your people.
invitation-over = Its time is over.
invitation-trust = Whoever has it can answer it. Give it in person, or over a channel you trust.
invitation-code = The invitation as a code to scan
invitation-link = The link of the invitation. Use the share button to pass it on.
invitation-share = Pass it on
invitation-another = Make another one
accept-intro = Scan or paste the invitation that you were given.
accept-accept = Answer it

## Support map
map-heading = Who and what supports you
map-empty = Nobody stands on your map yet. One name is a beginning.
map-for-you = This is for you. Nobody learns that they stand here.
map-about = { $kinds } ({ $closeness })
map-left-out = Left out of plans and suggestions
map-stands = Can stand in plans and suggestions
map-add = Add somebody or something
map-add-it = Add
map-added = It stands on your map.
map-name = Name
map-phone = Phone number (if you like)
map-type-question = What is it?
map-type-person = A person
map-type-service = A service, a group or a place
map-kinds-question = How does it help? Choose what fits.
map-closeness-question = How close is it?
kind-emotional = Listens
kind-practical = Helps with things to do
kind-social = Good company
kind-informational = Knows things
kind-professional = Helps as their work
kind-crisis = Helps in a crisis
map-call = Call { $name }
map-leave-out = Leave out of plans
map-leave-out-question = Leave them out of plans and suggestions? They also leave your crisis plan. Only you see this.
map-leave-out-question-yes = Leave them out
map-take-in = Let them stand in plans again
map-take-in-question = May they stand in plans and suggestions again? Your crisis plan stays as it is.
map-take-in-question-yes = Yes
map-marked = They are left out. Nobody is told.
map-unmarked = They can stand in plans again.

## What went wrong with people
problem-rolled-back = An older copy of Kith was put back on this phone. It stays readable; sending waits.
problem-no-relay = To invite somebody, Kith needs the address of a relay. Your clinic has one.

## Ways between the screens
more-people = People
more-consents = Consents
more-log = Who saw what
share-how-consent = Read what you agree to
ring-closest = very close
ring-close = close
ring-further = further away
crisis-helped = This helped
