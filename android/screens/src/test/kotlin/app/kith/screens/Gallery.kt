package app.kith.screens

import app.kith.ffi.Action
import app.kith.ffi.Arrival
import app.kith.ffi.CrisisAction
import app.kith.ffi.CrisisPlanEdit
import app.kith.ffi.CrisisStepName
import app.kith.ffi.Field
import app.kith.ffi.NewPlan
import app.kith.ffi.NewSupportNode
import app.kith.ffi.Offer
import app.kith.ffi.Outcome
import app.kith.ffi.Place
import app.kith.ffi.ProofRequest
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent
import app.kith.ffi.SupportKind
import app.kith.ffi.SupportNodeType
import app.kith.ffi.TodayAction
import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** One screen as the core gave it. */
data class Shown(val name: String, val screen: Screen)

/** Ana's story in a language: every screen there is, as a real vault gives it. */
class Gallery(private val folder: Path, private val locale: String) {
    private val words = if (locale.startsWith("es")) Spanish else English
    private val shown = mutableListOf<Shown>()

    /** All of them. */
    fun all(): List<Shown> = runBlocking {
        Stage(folder.resolve(locale), locale).use { ana ->
            begin(ana)
            today(ana)
            journal(ana)
            crisis(ana)
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
        add("begin-invited", ana.types(Field.INVITATION, "kith:half"))
        ana.acts(Action.Back)
        add("come-back", ana.on<ScreenContent.Welcome> { it.state.comeBack })
        ana.acts(Action.Open(Place.Begin(Arrival.ALONE)))
        add("begin-problem", ana.on<ScreenContent.Begin> { it.state.goOn })
        ana.acts(Action.CloseNotice)
        ana.types(Field.NAME, "Ana")
        add("begin", ana.types(Field.PASSPHRASE, PASSPHRASE))
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
        ana.types(Field.ENTRY, words.half)
        add("write", ana.on<ScreenContent.Write> { it.state.moods[2].offer })
        add("today", ana.acts(Action.Open(Place.Today)).screen)
    }

    private suspend fun journal(ana: Stage) {
        add("journal-empty", ana.acts(Action.Open(Place.Journal)).screen)
        for ((text, mood) in words.entries) {
            ana.acts(Action.Open(Place.Write))
            ana.types(Field.ENTRY, text)
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
        return ProofRequest(locked.intro, locked.withDevice, locked.passphrase, locked.unlock, no)
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

    private suspend fun lock(ana: Stage) {
        ana.companion.lock()
        add("locked", ana.screen())
        ana.types(Field.PASSPHRASE, "loud")
        add("locked-problem", ana.on<ScreenContent.Locked> { it.state.unlock })
        ana.acts(Action.CloseNotice)
        add("crisis-locked", ana.acts(Action.Open(Place.Crisis)).screen)
    }
}

/** What Ana writes. */
private interface Words {
    val half: String
    val entries: List<Pair<String, Int?>>
    val reason: String
    val sign: String
    val walk: String
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
}
