package app.kith.screens

import app.kith.RelayProcess
import app.kith.WEEK_MS
import app.kith.agree
import app.kith.ffi.Action
import app.kith.ffi.Arrival
import app.kith.ffi.ConsentDocument
import app.kith.ffi.CrisisAction
import app.kith.ffi.CrisisPlanEdit
import app.kith.ffi.CrisisStepName
import app.kith.ffi.Field
import app.kith.ffi.NewAccount
import app.kith.ffi.NewPlan
import app.kith.ffi.NewSupportNode
import app.kith.ffi.Offer
import app.kith.ffi.Outcome
import app.kith.ffi.Place
import app.kith.ffi.ProofRequest
import app.kith.ffi.Role
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent
import app.kith.ffi.SupportKind
import app.kith.ffi.SupportNodeType
import app.kith.ffi.TodayAction
import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** One screen as the core gave it. */
data class Shown(val name: String, val screen: Screen)

/** Ana's story in a language: every screen there is, as a real vault and a real relay give it. */
class Gallery(private val folder: Path, private val locale: String, private val relay: RelayProcess) {
    private val words = if (locale.startsWith("es")) Spanish else English
    private val shown = mutableListOf<Shown>()

    /** All of them. */
    fun all(): List<Shown> = runBlocking {
        Stage(folder.resolve(locale), locale).use { ana ->
            begin(ana)
            today(ana)
            journal(ana)
            crisis(ana)
            own(ana)
            Stage(folder.resolve("$locale-ben"), locale).use { ben ->
                meet(ana, ben)
                share(ana, ben)
                write(ana, ben)
                people(ana)
                consents(ana)
            }
            lock(ana)
        }
        shown
    }

    private fun add(name: String, screen: Screen) {
        shown += Shown(name, screen)
    }

    private suspend fun begin(ana: Stage) {
        add("welcome", ana.screen())
        add("crisis-at-first-start", ana.acts(Action.Open(Place.Crisis)).screen)
        ana.acts(Action.Back)
        ana.on<ScreenContent.Welcome> { it.state.invited }
        add("begin-invited", ana.types(Field.Invitation, "kith:half"))
        ana.acts(Action.Back)
        add("come-back", ana.on<ScreenContent.Welcome> { it.state.comeBack })
        ana.acts(Action.Open(Place.Begin(Arrival.ALONE)))
        add("begin-problem", ana.on<ScreenContent.Begin> { it.state.goOn })
        ana.acts(Action.CloseNotice)
        ana.types(Field.Name, "Ana")
        ana.types(Field.Relay, relay.url)
        ana.types(Field.Admission, relay.admit())
        add("begin", ana.types(Field.Passphrase, PASSPHRASE))
        add("recovery-words", ana.on<ScreenContent.Begin> { it.state.goOn })
        add("check-words", ana.on<ScreenContent.RecoveryWords> { it.state.written })
        ana.acts(Action.Back)
        add("today-empty", ana.on<ScreenContent.RecoveryWords> { it.state.without })
    }

    private suspend fun today(ana: Stage) {
        val practice = ana.companion.practice()
        practice.add(NewPlan("breathing.paced", "FREQ=DAILY", "08:30", ana.surroundings.zone))
        practice.add(NewPlan("social.greet", "FREQ=DAILY", "17:00", ana.surroundings.zone))
        val first = practice.today(locale).first()
        ana.acts(Action.Today(TodayAction.Record(first.id, Outcome.PARTLY)))
        ana.acts(Action.Open(Place.Write))
        ana.types(Field.Entry, words.half)
        add("write", ana.on<ScreenContent.Write> { it.state.moods[2].offer })
        add("today", ana.acts(Action.Open(Place.Today)).screen)
    }

    private suspend fun journal(ana: Stage) {
        add("journal-empty", ana.acts(Action.Open(Place.Journal)).screen)
        for ((text, mood) in words.entries) {
            ana.acts(Action.Open(Place.Write))
            ana.types(Field.Entry, text)
            mood?.let { at -> ana.on<ScreenContent.Write> { it.state.moods[at].offer } }
            add("journal-kept", ana.on<ScreenContent.Write> { it.state.keep })
        }
        shown.removeAll { it.name == "journal-kept" && it.screen !== shown.last().screen }
        ana.acts(Action.CloseNotice)
        add("journal", ana.screen())
        add("entry", ana.on<ScreenContent.Journal> { it.state.entries.first().open })
        val asked = ana.on<ScreenContent.Entry> { it.state.erase }
        add("question", asked)
        val no = checkNotNull(asked.question).no
        add("proof", asked.copy(question = null, proof = proof(ana, no)))
        ana.takes(no)
    }

    /** A request for a proof, in the words of a locked screen, which asks for the same. */
    private suspend fun proof(ana: Stage, no: Offer): ProofRequest {
        ana.companion.lockScreen()
        val locked = (ana.screen().content as ScreenContent.Locked).state
        ana.companion.unlockWithPassphrase(PASSPHRASE)
        return ProofRequest(locked.intro, locked.withDevice, checkNotNull(locked.passphrase), checkNotNull(locked.unlock), no)
    }

    private suspend fun crisis(ana: Stage) {
        val cleo = NewSupportNode("Cleo", SupportNodeType.PERSON, listOf(SupportKind.EMOTIONAL), 1, "+34 600 000 000")
        val plan = CrisisPlanEdit(
            reasons = listOf(words.reason),
            items = mapOf(
                CrisisStepName.WARNING_SIGNS to listOf(words.sign),
                CrisisStepName.COPING to listOf(words.walk),
            ),
            nodes = mapOf(CrisisStepName.HELP to listOf(ana.companion.supportMap().add(cleo).id)),
            region = "ES",
        )
        ana.companion.crisis().edit(plan)
        ana.companion.crisis().showWhileLocked(true)
        add("crisis", ana.acts(Action.Open(Place.Crisis)).screen)
        add("crisis-step", ana.acts(Action.Crisis(CrisisAction.Begin)).screen)
        while ((ana.screen().content as ScreenContent.CrisisStep).state.notHelping != null) {
            ana.on<ScreenContent.CrisisStep> { checkNotNull(it.state.notHelping) }
        }
        add("crisis-step-last", ana.screen())
        add("crisis-rest", ana.on<ScreenContent.CrisisStep> { it.state.helped })
        ana.acts(Action.Open(Place.Today))
    }

    private suspend fun Stage.opens(place: Place): Screen = acts(Action.Open(place)).screen

    /** What needs nobody else. */
    private suspend fun own(ana: Stage) {
        for ((name, place) in OWN) add(name, ana.opens(place))
        add("skill", ana.on<ScreenContent.Skills> { it.state.skills.first().open })
        ana.opens(Place.Today)
        ana.opens(Place.Plan)
        for (part in listOf(0, 2)) {
            add("plan-part-$part", ana.on<ScreenContent.Plan> { it.state.parts[part].open })
            ana.acts(Action.Back)
        }
        ana.opens(Place.People)
        add("map-entry", ana.on<ScreenContent.People> { checkNotNull(it.state.map).entries.first().open })
        ana.opens(Place.Today)
    }

    /** Ben, her therapist, takes her invitation, and both agree. */
    private suspend fun meet(ana: Stage, ben: Stage) {
        ben.companion.create(NewAccount("Ben", Role.THERAPIST, PASSPHRASE))
        ana.opens(Place.Invite)
        add("invitation", ana.on<ScreenContent.Invite> { it.state.roles.first() })
        val link = ana.companion.people().invite(Role.THERAPIST, WEEK_MS).link
        ben.opens(Place.Accept)
        add("accept", ben.types(Field.Invitation, link))
        ben.on<ScreenContent.Accept> { it.state.accept }
        syncs(ana, ben, ana, ben)
        for (document in listOf(ConsentDocument.BOUNDARIES, ConsentDocument.MESSAGES, ConsentDocument.SHARING)) {
            ana.companion.agree(document, "Ben")
        }
        ben.companion.agree(ConsentDocument.BOUNDARIES, "Ana")
        syncs(ana, ben, ana)
    }

    private suspend fun syncs(vararg people: Stage) = people.forEach { it.companion.sync() }

    private suspend fun share(ana: Stage, ben: Stage) {
        ana.opens(Place.Journal)
        ana.on<ScreenContent.Journal> { it.state.entries.first().open }
        add("share-with", ana.on<ScreenContent.Entry> { checkNotNull(it.state.share) })
        add("share-how", ana.on<ScreenContent.ShareWith> { it.state.people.first().offer })
        ana.on<ScreenContent.ShareHow> { it.state.reasons.first() }
        add("share-preview", ana.on<ScreenContent.ShareHow> { checkNotNull(it.state.preview) })
        add("shared", ana.on<ScreenContent.SharePreview> { it.state.share })
        ana.opens(Place.ShareWhat(null))
        ana.on<ScreenContent.ShareWhat> { checkNotNull(it.state.plan) }
        ana.on<ScreenContent.ShareWith> { it.state.people.first().offer }
        ana.on<ScreenContent.ShareHow> { it.state.reasons.first() }
        ana.on<ScreenContent.ShareHow> { checkNotNull(it.state.propose).offer }
        ana.on<ScreenContent.ShareHow> { checkNotNull(it.state.share) }
        add("shared-by-me", ana.opens(Place.SharedByMe))
        add("seen-by", ana.on<ScreenContent.SharedByMe> { it.state.people.first().see })
        ana.opens(Place.Journal)
        ana.on<ScreenContent.Journal> { it.state.entries.first().open }
        add("who-can-read", ana.on<ScreenContent.Entry> { it.state.whoCanRead })
        syncs(ana, ben)
        add("shared-with-me", ben.opens(Place.SharedWithMe))
        val shares = (ben.screen().content as ScreenContent.SharedWithMe).state.shares
        for (row in shares) {
            ben.opens(Place.SharedWithMe)
            add("received-question", ben.takes(row.open))
            ben.types(Field.LookPurpose, words.half)
            add("received", ben.on<ScreenContent.Received> { checkNotNull(it.state.look) })
            val seen = (ben.screen().content as ScreenContent.Received).state.thing
            seen?.fields?.firstNotNullOfOrNull { it.propose }?.let { add("propose", ben.takes(it)) }
        }
        syncs(ben, ana)
        add("access-log", ana.opens(Place.AccessLog))
    }

    private suspend fun write(ana: Stage, ben: Stage) {
        ana.companion.messages().send("Ben", words.question)
        syncs(ana, ben)
        ben.companion.messages().send("Ana", words.answer)
        syncs(ben, ana)
        add("messages", ana.opens(Place.Messages))
        add("conversation", ana.on<ScreenContent.Messages> { it.state.conversations.first().open })
    }

    private suspend fun people(ana: Stage) {
        add("people", ana.opens(Place.People))
        add("person", ana.on<ScreenContent.People> { it.state.people.first().open })
        add("safety-number", ana.on<ScreenContent.Person> { checkNotNull(it.state.compare) })
        ana.acts(Action.Back)
        add("readers", ana.on<ScreenContent.Person> { checkNotNull(it.state.readers) })
        ana.acts(Action.Back)
    }

    private suspend fun consents(ana: Stage) {
        add("consents", ana.on<ScreenContent.Person> { it.state.consents })
        add("consent", ana.on<ScreenContent.Consents> { it.state.mine.first().open })
        ana.acts(Action.Back)
        add("signed-consent", ana.on<ScreenContent.Consents> { it.state.decisions.first().open })
        ana.opens(Place.Today)
    }

    private suspend fun lock(ana: Stage) {
        ana.companion.lock()
        add("locked", ana.screen())
        ana.types(Field.Passphrase, "loud")
        add("locked-problem", ana.on<ScreenContent.Locked> { checkNotNull(it.state.unlock) })
        ana.acts(Action.CloseNotice)
        add("crisis-locked", ana.acts(Action.Open(Place.Crisis)).screen)
    }
}

/** Screens that need nobody else; the last one leads on. */
private val OWN = listOf(
    "more" to Place.More,
    "account" to Place.Account,
    "locks" to Place.Locks,
    "new-passphrase" to Place.NewPassphrase,
    "preferences" to Place.Preferences,
    "about" to Place.About,
    "plan" to Place.Plan,
    "region" to Place.Region,
    "helping" to Place.Helping,
    "share-what" to Place.ShareWhat(null),
    "messages-empty" to Place.Messages,
    "people-nobody" to Place.People,
    "invite" to Place.Invite,
    "new-map-entry" to Place.NewMapEntry,
    "consents-nobody" to Place.Consents(null),
    "shared-by-me-nobody" to Place.SharedByMe,
    "skills" to Place.Skills,
)

/** What Ana writes. */
private interface Words {
    val half: String
    val entries: List<Pair<String, Int?>>
    val reason: String
    val sign: String
    val walk: String
    val question: String
    val answer: String
}

private object English : Words {
    override val half = "Before Thursday I want to tell Ben that the mornings"
    override val entries = listOf(
        "Rain all day. I stayed in, and that was all right." to null,
        "Cleo called. We laughed about the burnt pancakes, and for an hour I did not think of work at all." to 5,
        "I said the amber lighthouse sentence out loud today." to 2,
    )
    override val reason = "My sister"
    override val sign = "I stop answering"
    override val walk = "The green jacket walk"
    override val question = "The velvet compass question: can we talk about work on Thursday?"
    override val answer = "Yes, Thursday at five. Until then, one small step."
}

private object Spanish : Words {
    override val half = "Antes del jueves quiero contarle a Ben que las mañanas"
    override val entries = listOf(
        "Lluvia todo el día. Me quedé en casa, y estuvo bien." to null,
        "Llamó Cleo. Nos reímos de las tortitas quemadas, y durante una hora no pensé nada en el trabajo." to 5,
        "Hoy dije en voz alta la frase del faro ámbar." to 2,
    )
    override val reason = "Mi hermana"
    override val sign = "Dejo de contestar"
    override val walk = "El paseo con la chaqueta verde"
    override val question = "La pregunta de la brújula: ¿podemos hablar del trabajo el jueves?"
    override val answer = "Sí, el jueves a las cinco. Hasta entonces, un paso pequeño."
}
