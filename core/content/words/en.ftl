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
problem-consent-needed = This needs your yes first, under consents. What you chose is kept.
problem-consent-withdrawn = You took back your yes to this. You can say yes again under consents.
problem-consent-changed = The text of the consent is a new one. Please look at it under consents.
problem-not-permitted = This person cannot be given that.
problem-paused = Please compare your numbers first. Until then nothing goes out.
problem-ended = This conversation is over. Nothing goes out any more.
problem-purpose-needed = Please say why you look at it.
problem-unknown-person = That person is not here any more.
