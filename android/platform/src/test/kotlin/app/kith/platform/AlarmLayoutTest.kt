package app.kith.platform

import java.time.Duration
import java.time.ZonedDateTime
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

/** What is armed of a plan. */
class AlarmLayoutTest {
    private val now = millis("2027-01-15T12:00:00Z")

    private fun at(time: String, zone: String = "Europe/Madrid") = Reminder(millis(time), zone, ReminderKind.PRACTICE)

    private fun daily(count: Int, first: String = "2027-03-01T08:30+01:00[Europe/Madrid]"): List<Reminder> {
        val start = ZonedDateTime.parse(first)
        return List(count) { Reminder(start.plusDays(it.toLong()).toInstant().toEpochMilli(), start.zone.id, ReminderKind.PRACTICE) }
    }

    @Test
    fun `what lies ahead is armed, the soonest first`() {
        val layout = layOut(listOf(at("2027-01-17T07:30:00Z"), at("2027-01-15T11:59:59Z"), at("2027-01-16T07:30:00Z")), emptyList(), emptySet(), now)
        assertEquals(listOf("2027-01-16T07:30:00Z", "2027-01-17T07:30:00Z").map(::millis), layout.ahead.map { it.atMs })
        assertNull(layout.refreshAtMs)
    }

    @Test
    fun `a full plan asks to open Kith a day before its last reminder, at the same time of day though the clocks change`() {
        // The clocks go forward on 28 March: the last but one stands before it, the last behind it.
        val plan = daily(ReminderPlan.FULL, "2027-01-24T08:30+01:00[Europe/Madrid]")
        val last = plan.last().atMs
        assertEquals("2027-03-28T06:30:00Z", java.time.Instant.ofEpochMilli(last).toString())
        val layout = layOut(plan, emptyList(), emptySet(), now)
        assertEquals("2027-03-27T07:30:00Z", java.time.Instant.ofEpochMilli(layout.refreshAtMs!!).toString())
    }

    @Test
    fun `in a zone that the phone does not know a day has 24 hours`() {
        val plan = List(ReminderPlan.FULL) { at("2027-01-16T07:30:00Z", "Mars/Olympus").copy(atMs = now + it + Duration.ofDays(9).toMillis()) }
        assertEquals(plan.last().atMs - Duration.ofDays(1).toMillis(), layOut(plan, emptyList(), emptySet(), now).refreshAtMs)
    }

    @Test
    fun `more than the phone takes are armed as far as they go, and one slot asks to open Kith`() {
        val layout = layOut(daily(30), emptyList(), emptySet(), now, cap = 10)
        assertEquals(daily(9).map { it.atMs }, layout.ahead.map { it.atMs })
        assertEquals(daily(8).last().atMs, layout.refreshAtMs)
    }

    @Test
    fun `the question to open Kith never lies in the past`() {
        val soon = List(ReminderPlan.FULL) { Reminder(now + 1 + it, "Europe/Madrid", ReminderKind.PRACTICE) }
        assertEquals(now + 3_600_000, layOut(soon, emptyList(), emptySet(), now).refreshAtMs)
    }

    @Test
    fun `of what was missed the newest of the last two hours is shown, unless it was`() {
        val plan = listOf(at("2027-01-15T09:59:00Z"), at("2027-01-15T10:30:00Z"), at("2027-01-15T11:30:00Z"))
        assertEquals(plan.last(), layOut(plan, emptyList(), emptySet(), now).missed)
        assertEquals(plan[1], layOut(plan, emptyList(), setOf(plan.last().atMs), now).missed)
        assertNull(layOut(plan.take(1), emptyList(), emptySet(), now).missed)
    }
}
