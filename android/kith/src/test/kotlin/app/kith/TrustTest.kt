package app.kith

import app.kith.ffi.ConsentChannel
import app.kith.ffi.ConsentDocument
import app.kith.ffi.ConsentSide
import app.kith.ffi.ConsentState
import app.kith.ffi.KithException
import app.kith.ffi.LogVerdict
import app.kith.ffi.MissingConsent
import app.kith.ffi.NewJournalEntry
import app.kith.ffi.Role
import app.kith.ffi.ShareSubject
import app.kith.ffi.ShareTerms
import app.kith.ffi.verifyAccessLog
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test

/** What is agreed to before something goes to somebody, what they see then, and how one learns that they looked. */
class TrustTest : Story() {
    @Test
    fun `a message before both have agreed is refused, and its text is kept as a draft`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("ben").use { ben ->
                meet(ana, ben, "Ben", Role.THERAPIST)
                val refused: KithException =
                    assertFailsWith<KithException.Refused> { ana.messages().send("Ben", "Can we talk?") }
                assertEquals("consent_needed", refused.code)
                assertEquals("Can we talk?", ana.messages().draft("Ben"))
                assertTrue(ana.messages().history("Ben").isEmpty())
                assertTrue(ana.consents().list("Ben").all { it.state == ConsentState.NEVER })
                val lacking = ana.consents().lacking("Ben", ConsentChannel.MESSAGES)
                val expected = listOf(
                    MissingConsent(ConsentSide.MINE, ConsentDocument.BOUNDARIES, ConsentState.NEVER),
                    MissingConsent(ConsentSide.MINE, ConsentDocument.MESSAGES, ConsentState.NEVER),
                    MissingConsent(ConsentSide.THEIRS, ConsentDocument.BOUNDARIES, ConsentState.NEVER),
                )
                assertEquals(expected, lacking)
                assertEquals(ConsentDocument.SHARING, ana.consents().lacking("Ben", ConsentChannel.RECORDS).single().document)

                val older = assertFailsWith<KithException.Refused> {
                    ana.consents().give(ConsentDocument.MESSAGES, "Ben", "0".repeat(64))
                }
                assertEquals("consent_changed", older.code)
                agree(ana, ben)
                assertTrue(ana.consents().list("Ben").all { it.state == ConsentState.GIVEN })
                assertTrue(ConsentChannel.entries.minus(ConsentChannel.EXPORT).all { ana.consents().lacking("Ben", it).isEmpty() })
                ana.messages().send("Ben", "Can we talk?")
                assertEquals(1uL, ana.sync().sent)
            }
        }
    }

    @Test
    fun `with a supporter the patient alone agrees`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("cleo").use { cleo ->
                meet(ana, cleo, "Cleo", Role.SUPPORTER)
                assertFailsWith<KithException.Refused> { cleo.messages().send("Ana", "Tea?") }
                ana.agree(ConsentDocument.MESSAGES, "Cleo")
                ana.sync()
                cleo.sync()
                cleo.messages().send("Ana", "Tea?")
                cleo.sync()
                ana.sync()
                assertEquals("Tea?", ana.messages().history("Cleo").single().text)
            }
        }
    }

    @Test
    fun `a patient sees what their therapist sees, and learns that they looked and why`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("ben").use { ben ->
                meet(ana, ben, "Ben", Role.THERAPIST)
                agree(ana, ben)
                val entry = ana.journal().write(NewJournalEntry("I said no today", mood = 1, tags = listOf("work")))
                val terms = ShareTerms(fields = listOf("text", "mood"), purpose = "for our next session")
                val share = ana.shares().share(ShareSubject.Entry(entry.id), "Ben", terms)
                assertEquals(entry.id to listOf("mood", "text"), share.record to share.fields.sorted())
                ana.sync()
                ben.sync()

                val silent = assertFailsWith<KithException.InvalidInput> { ben.shares().read(share.id) }
                assertEquals("purpose_needed", silent.code)
                val seen = ben.shares().read(share.id, "to prepare Thursday")
                assertEquals("I said no today" to 1L, seen.text("text") to seen.number("mood"))
                assertEquals(null to "for our next session", seen.texts("tags") to seen.purpose)
                assertEquals(listOf(seen), ana.shares().viewAs("Ben"))

                ben.sync()
                ana.sync()
                val told = ana.accessLog().read("en").map { it.sentence }
                assertTrue(told.any { it.startsWith("Ben looked at a journal entry") && "to prepare Thursday" in it }, "$told")
                ana.shares().revoke(share.id)
                assertTrue(ana.shares().viewAs("Ben").isEmpty())
            }
        }
    }

    @Test
    fun `an exported log is whole, and broken where an event was taken out`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("ben").use { ben ->
                meet(ana, ben, "Ben", Role.THERAPIST)
                agree(ana, ben)
                val log = ana.accessLog().export()
                val events = ana.accessLog().read("en").size
                assertEquals(LogVerdict.Whole(events.toULong()), verifyAccessLog(log))
                val second = Regex("""\{\s*"place": 2,.*?"hash": "\w+"\s*\},\s*""", RegexOption.DOT_MATCHES_ALL)
                assertEquals(LogVerdict.Broken(2uL), verifyAccessLog(log.replaceFirst(second, "")))
                assertEquals(LogVerdict.Unsigned, verifyAccessLog(log.replaceFirst(ana.me().id, ben.me().id)))
                assertFailsWith<KithException.InvalidInput> { verifyAccessLog("no log") }
            }
        }
    }
}
