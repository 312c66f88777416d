package app.kith

import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.ConsentDocument
import app.kith.ffi.CrisisNext
import app.kith.ffi.CrisisNotice
import app.kith.ffi.CrisisPlanEdit
import app.kith.ffi.CrisisRegion
import app.kith.ffi.CrisisReview
import app.kith.ffi.CrisisShows
import app.kith.ffi.CrisisStepName
import app.kith.ffi.CrisisWhereabouts
import app.kith.ffi.KithException
import app.kith.ffi.Lifecycle
import app.kith.ffi.NewAccount
import app.kith.ffi.NewSupportNode
import app.kith.ffi.Role
import app.kith.ffi.SupportKind
import app.kith.ffi.SupportNodeType
import app.kith.ffi.crisisHelp
import app.kith.ffi.crisisRegions
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotEquals
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
            val uses = ana.crisis().uses().map { it.step to it.helped }
            val help = CrisisStepName.HELP
            assertEquals(listOf(null to null, CrisisStepName.COPING to false, help to true, help to false), uses)
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
    fun `the screen says whence it knows where the person is, and there are regions to choose from`(): Unit = runBlocking {
        companion("nobody").use { nobody ->
            val told = nobody.crisis().screen("en", "ES")
            assertEquals(CrisisWhereabouts.TOLD to null, told.whereabouts to told.aboutTheRegion)
            assertTrue(told.emergencyAnswers.isNotEmpty())
            val belgium = nobody.crisis().screen("en", "BE")
            assertEquals(setOf(listOf("Dutch"), listOf("French")), belgium.lines.map { it.languages }.toSet())

            val guessed = nobody.crisis().screen("en-ES")
            assertEquals(CrisisWhereabouts.LANGUAGE to "ES", guessed.whereabouts to guessed.region)
            val unknown = nobody.crisis().screen("en")
            assertEquals(CrisisWhereabouts.UNKNOWN to null, unknown.whereabouts to unknown.region)
            val without = nobody.crisis().screen("en", "ZZ")
            assertEquals(CrisisWhereabouts.TOLD to null, without.whereabouts to without.region)
            val said = listOf(guessed, unknown, without).map { checkNotNull(it.aboutTheRegion) to it.sentences.last() }
            assertTrue(said.all { (about, last) -> about == last } && said.distinct().size == 3, "$said")

            val regions = crisisRegions("es")
            assertTrue(CrisisRegion("ES", "España") in regions, "$regions")
            for (region in regions) assertEquals(region.code, nobody.crisis().screen("es", region.code).region)
        }
    }

    @Test
    fun `an edit of the plan names only what changes`(): Unit = runBlocking {
        companion("ana").use { ana ->
            write(ana)
            val before = ana.crisis().state()
            assertEquals("ES" to false, before.region to before.regionWithoutLines)
            val moved = ana.crisis().edit(CrisisPlanEdit(region = "ZZ"))
            assertEquals("ZZ" to true, moved.region to moved.regionWithoutLines)
            assertEquals(before.reasons to before.steps, moved.reasons to moved.steps)
            val walks = mapOf(CrisisStepName.COPING to listOf("Walk to the sea"))
            val walked = ana.crisis().edit(CrisisPlanEdit(items = walks))
            assertEquals(before.reasons to "ZZ", walked.reasons to walked.region)
            assertEquals(listOf("Walk to the sea"), walked.steps.single { it.step == CrisisStepName.COPING }.items)
            assertEquals(1, walked.steps.single { it.step == CrisisStepName.HELP }.nodes.size)
        }
    }

    @Test
    fun `who stands beside somebody is told what to do, and on what that rests`() {
        val (family, work) = crisisHelp("en", Role.SUPPORTER) to crisisHelp("en", Role.THERAPIST)
        assertNotEquals(family.title, work.title)
        for (help in listOf(family, work)) {
            assertTrue(help.points.isNotEmpty() && help.sources.isNotEmpty())
            assertTrue(help.sources.all { it.address.startsWith("https://") }, "${help.sources}")
        }
    }

    @Test
    fun `a plan is printed once its owner agreed that it leaves encryption`(): Unit = runBlocking {
        companion("ana").use { ana ->
            write(ana)
            val refused: KithException = assertFailsWith<KithException.Refused> { ana.crisis().printHtml("en", 60) }
            assertEquals("consent_needed", refused.code)
            ana.consents().give(ana.consents().text(ConsentDocument.EXPORT, "en"))
            val page = ana.crisis().printHtml("en", 60).decodeToString()
            assertTrue(page.startsWith("<!DOCTYPE html>") && "Walk to the river" in page)
            val paper = ana.crisis().printPdf("en", 60)
            assertEquals("%PDF", paper.decodeToString(0, 4))
            val told = ana.accessLog().read("en").map { it.sentence }
            assertEquals(2, told.count { it.startsWith("You took the crisis plan") }, "$told")
        }
    }
}
