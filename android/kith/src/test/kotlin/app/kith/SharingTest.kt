package app.kith

import app.kith.ffi.ConsentDocument
import app.kith.ffi.InvitationOffer
import app.kith.ffi.KithException
import app.kith.ffi.NewAccount
import app.kith.ffi.NewJournalEntry
import app.kith.ffi.NewSupportNode
import app.kith.ffi.ReaderStanding
import app.kith.ffi.Role
import app.kith.ffi.ShareSubject
import app.kith.ffi.ShareTerms
import app.kith.ffi.SupportKind
import app.kith.ffi.SupportNodeType
import app.kith.ffi.readInvitation
import app.kith.ffi.shareFields
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test

/** Whom one meets, what they can be shown, and what becomes of it. */
class SharingTest : Story() {
    @Test
    fun `an invitation says who invites to what before it is answered`(): Unit = runBlocking {
        companion("ana").use { ana ->
            ana.create(NewAccount("Ana", Role.PATIENT, "quiet", relayUrl = relay.url, admission = relay.admit()))
            val invitation = ana.people().invite(Role.SUPPORTER, WEEK_MS)
            val offer = InvitationOffer(
                "Ana", Role.PATIENT, Role.SUPPORTER, ana.me().id, checkNotNull(ana.me().relayUrl), invitation.expiresAtMs,
            )
            assertEquals(offer, readInvitation(invitation.link))
            val cut: KithException =
                assertFailsWith<KithException.InvalidInput> { readInvitation(invitation.link.dropLast(3)) }
            assertEquals("invalid_invitation", cut.code)
        }
    }

    @Test
    fun `before they share, a person sees what a reader in that role can be shown`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("cleo").use { cleo ->
                meet(ana, cleo, "Cleo", Role.SUPPORTER)
                ana.agree(ConsentDocument.SHARING, "Cleo")
                assertEquals(listOf(true, false), listOf(ana, cleo).map { it.me().mayShare })
                assertEquals(listOf(false, false), listOf(ana, cleo).map { it.me().isAskedWhy })
                val dan = ana.supportMap().add(
                    NewSupportNode("Dan", SupportNodeType.PERSON, listOf(SupportKind.SOCIAL), 2),
                )
                val what = ShareSubject.Node(dan.id)

                val fields = shareFields(what, Role.SUPPORTER)
                assertEquals(listOf("name", "type", "kinds", "phone"), fields.map { it.name })
                assertEquals(listOf("name", "type", "kinds"), fields.filter { it.usual }.map { it.name })
                assertTrue("ring" in shareFields(what, Role.THERAPIST).map { it.name })
                val refused: KithException = assertFailsWith<KithException.Refused> {
                    ana.shares().share(what, "Cleo", ShareTerms(fields = listOf("ring")))
                }
                assertEquals("not_permitted", refused.code)
                assertEquals(listOf("name", "type", "kinds"), ana.shares().share(what, "Cleo", ShareTerms()).fields)

                assertTrue(shareFields(ShareSubject.Safety(dan.id), Role.SUPPORTER).isEmpty())
                val plan = shareFields(ShareSubject.Plan, Role.THERAPIST).associateBy { it.name }
                assertEquals(true to false, plan["coping"]?.mayPropose to plan["reasons"]?.mayPropose)
            }
        }
    }

    @Test
    fun `an entry that is written anew is seen anew, and one that is erased is gone on both sides`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("ben").use { ben ->
                meet(ana, ben, "Ben", Role.THERAPIST)
                assertEquals(listOf(false, true), listOf(ana, ben).map { it.me().isAskedWhy })
                agree(ana, ben)
                val entry = ana.journal().write(NewJournalEntry(mood = -1))
                val share = ana.shares().share(ShareSubject.Entry(entry.id), "Ben", ShareTerms())
                assertFalse(share.wasSent)
                ana.sync()
                assertTrue(ana.shares().readersOf(ShareSubject.Entry(entry.id)).now.single().share.wasSent)
                ben.sync()
                val before = ben.shares().read(share.id, "to prepare Thursday")
                assertEquals(-1L to "", before.number("mood") to before.text("text").orEmpty())

                val anew = ana.journal().rewrite(entry.id, NewJournalEntry("A better evening", mood = 1))
                assertEquals(entry.id to entry.createdAtMs, anew.id to anew.createdAtMs)
                ana.sync()
                ben.sync()
                val after = ben.shares().read(share.id, "to prepare Thursday")
                assertEquals(1L to "A better evening", after.number("mood") to after.text("text"))

                ana.journal().erase(entry.id)
                assertTrue(ana.journal().list().isEmpty() && ana.journal().search("better").isEmpty())
                assertFailsWith<KithException.NotFound> { ana.journal().rewrite(entry.id, NewJournalEntry("again")) }
                ana.sync()
                ben.sync()
                assertFailsWith<KithException.NotFound> { ben.shares().read(share.id, "to prepare Thursday") }
            }
        }
    }

    @Test
    fun `who can read is told for every conversation, and who was removed still has a name`(): Unit = runBlocking {
        companion("ana").use { ana ->
            companion("ben").use { ben ->
                meet(ana, ben, "Ben", Role.THERAPIST)
                agree(ana, ben)
                val readers = ana.shares().readersOfConversations().single()
                assertEquals("Ben", readers.person.name)
                assertEquals(setOf(ReaderStanding.OWN, ReaderStanding.MEMBER), readers.devices.map { it.standing }.toSet())
                assertEquals(setOf(ana.me().id, ben.me().id), readers.devices.mapNotNull { it.account }.toSet())

                val message = ana.messages().send("Ben", "Goodbye, and thank you")
                ana.sync()
                ana.people().remove("Ben")
                ana.sync()
                assertFailsWith<KithException.NotFound> { ana.people().find("Ben") }
                assertEquals(ben.me().id, ana.people().findEver("Ben").id)
                assertEquals(listOf(message.id), ana.messages().history("Ben").map { it.id })
                assertTrue(ana.shares().readersOfConversations().isEmpty())
            }
        }
    }
}
