package app.kith

import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.ConsentDocument
import app.kith.ffi.CrisisNext
import app.kith.ffi.CrisisNotice
import app.kith.ffi.CrisisPlanEdit
import app.kith.ffi.CrisisReview
import app.kith.ffi.CrisisShows
import app.kith.ffi.CrisisStepName
import app.kith.ffi.KithException
import app.kith.ffi.Lifecycle
import app.kith.ffi.NewAccount
import app.kith.ffi.NewSupportNode
import app.kith.ffi.Role
import app.kith.ffi.SupportKind
import app.kith.ffi.SupportNodeType
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test

/** The crisis plan, and the screen that opens in every state. */
class CrisisTest : Story() {
    private suspend fun write(ana: KithCompanion) {
        ana.create(NewAccount("Ana", Role.PATIENT, "quiet"))
        val cleo = ana.supportMap().add(
            NewSupportNode("Cleo", SupportNodeType.PERSON, listOf(SupportKind.EMOTIONAL), 1, "+34 600 000 000"),
        )
        ana.crisis().edit(
            CrisisPlanEdit(
                reasons = listOf("My sister"),
                items = mapOf(CrisisStepName.COPING to listOf("Walk to the river")),
                nodes = mapOf(CrisisStepName.HELP to listOf(cleo.id)),
                region = "ES",
            ),
        )
    }

    @Test
    fun `a plan that was chosen for it is shown while the companion is locked, and leads on`(): Unit = runBlocking {
        companion("ana").use { ana ->
            write(ana)
            assertTrue(ana.crisis().showWhileLocked(true).whileLocked)
            ana.lock()

            val screen = ana.crisis().screen("en")
            assertEquals(CrisisShows.KEPT_PLAN to null, screen.shows to screen.notice)
            assertEquals(listOf("My sister"), screen.plan?.reasons)
            assertEquals("112" to "ES", screen.emergencyNumber to screen.region)

            val first = ana.crisis().next("en")
            assertEquals(CrisisNext.Step(CrisisStepName.COPING), first.next)
            assertEquals("Walk to the river", first.screen.plan?.get(CrisisStepName.COPING)?.single()?.text)
            val second = ana.crisis().next("en", CrisisStepName.COPING, helped = false)
            assertEquals(CrisisNext.Step(CrisisStepName.HELP), second.next)
            val cleo = second.screen.plan?.get(CrisisStepName.HELP)?.single()
            assertEquals("Cleo" to "+34 600 000 000", cleo?.text to cleo?.phone)
            assertTrue(second.sentence.startsWith("Not helping?"))
            assertEquals(CrisisNext.Rest, ana.crisis().next("en", CrisisStepName.HELP, helped = true).next)
            val last = ana.crisis().next("en", CrisisStepName.HELP, helped = false)
            assertEquals(CrisisNext.Lines, last.next)
            assertTrue(last.screen.lines.isNotEmpty() && "112" in last.sentence)

            assertEquals(Lifecycle.LOCKED, ana.lifecycle())
            ana.unlockWithPassphrase("quiet")
            assertEquals(CrisisReview.AFTER_USE, ana.crisis().state().review)
        }
    }

    @Test
    fun `a plan that was not chosen for it stays in the vault, and the lines take its place`(): Unit = runBlocking {
        companion("ana").use { ana ->
            write(ana)
            for (lock in listOf(ana::lockScreen, ana::lock)) {
                lock()
                val screen = ana.crisis().screen("en", "ES")
                assertEquals(CrisisShows.LINES to CrisisNotice.LOCKED, screen.shows to screen.notice)
                assertNull(screen.plan)
            }
        }
    }

    @Test
    fun `in empty folders the screen answers with the lines of a region and the emergency number`(): Unit = runBlocking {
        companion("nobody").use { nobody ->
            val spain = nobody.crisis().screen("es", "ES")
            assertEquals(CrisisShows.LINES to CrisisNotice.FIRST_START, spain.shows to spain.notice)
            assertEquals("112", spain.emergencyNumber)
            assertTrue("112" in spain.emergencySentence)
            assertTrue(spain.lines.isNotEmpty() && spain.lines.all { it.reach in it.label })

            val nowhere = nobody.crisis().screen("en")
            assertEquals(CrisisShows.EMERGENCY to "112", nowhere.shows to nowhere.emergencyNumber)
            assertEquals(CrisisNext.Lines, nobody.crisis().next("en").next)
            assertEquals(Lifecycle.ABSENT, nobody.lifecycle())
        }
    }

    @Test
    fun `a plan is printed once its owner agreed that it leaves encryption`(): Unit = runBlocking {
        companion("ana").use { ana ->
            write(ana)
            val refused: KithException = assertFailsWith<KithException.Refused> { ana.crisis().printHtml("en", 60) }
            assertEquals("consent_needed", refused.code)
            ana.agree(ConsentDocument.EXPORT, null)
            val page = ana.crisis().printHtml("en", 60).decodeToString()
            assertTrue(page.startsWith("<!DOCTYPE html>") && "Walk to the river" in page)
            val paper = ana.crisis().printPdf("en", 60)
            assertEquals("%PDF", paper.decodeToString(0, 4))
            val told = ana.accessLog().read("en").map { it.sentence }
            assertEquals(2, told.count { it.startsWith("You took the crisis plan") }, "$told")
        }
    }
}
