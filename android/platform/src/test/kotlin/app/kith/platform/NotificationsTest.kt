package app.kith.platform

import android.app.Notification
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Intent
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** What can be seen of Kith on a locked screen. */
class NotificationsTest : Phone() {
    private fun show(notice: Notice): Notification {
        wipedAway()
        Notifications(phone).show(notice, 7)
        return shown.single()
    }

    @Test
    fun `every text that is seen is of the closed list, in the language of the phone`() {
        for (language in listOf("en", "es")) {
            RuntimeEnvironment.setQualifiers("+$language")
            val words = Word.entries.map { it.inLanguage(language) }
            for (notice in Notice.entries) {
                val notification = show(notice)
                val texts = notification.extras.keySet().mapNotNull { notification.extras.get(it) as? CharSequence }.map { "$it" }
                assertTrue("$texts", texts.isNotEmpty() && words.containsAll(texts))
                assertTrue(notification.actions.orEmpty().all { it.title in words })
                assertNull(notification.tickerText)
            }
            val channels = phone.service<NotificationManager>().notificationChannels
            assertTrue(words.containsAll(channels.map { it.name }))
        }
    }

    @Test
    fun `a locked screen shows no more than the name of the app`() {
        for (notice in Notice.entries - Notice.CRISIS) {
            val notification = show(notice)
            assertEquals(Notification.VISIBILITY_PRIVATE, notification.visibility)
            val public = notification.publicVersion
            assertNull(public.extras.getCharSequence(Notification.EXTRA_TITLE))
            assertNull(public.extras.getCharSequence(Notification.EXTRA_TEXT))
            assertNull(public.actions)
        }
    }

    @Test
    fun `nothing that takes a text leads into a notification`() {
        val texts = listOf(CharSequence::class.java, String::class.java)
        for (method in Notifications::class.java.declaredMethods.filter { !it.isSynthetic && !java.lang.reflect.Modifier.isPrivate(it.modifiers) }) {
            assertTrue(method.name, method.parameterTypes.none { it in texts || it == Intent::class.java })
        }
    }

    @Test
    fun `one file names the notifications of Android`() {
        val sources = File("src/main/kotlin").walk().filter { it.isFile && "android.app.Notification" in it.readText() }
        assertEquals(listOf("Notifications.kt"), sources.map { it.name }.toList())
    }

    @Test
    fun `who turned notifications off is sent none, and it is said`() {
        notifications.setNotificationsEnabled(false)
        assertEquals(Shown.TURNED_OFF, Notifications(phone).show(Notice.PRACTICE, 7))
        assertTrue(shown.isEmpty())
        assertFalse(Notifications(phone).mayRemind)
    }

    @Test
    fun `the way to the crisis screen stays, is quiet and is open to all eyes, if Ana wants it`() {
        val pin = CrisisPin(phone)
        happens(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertTrue(shown.isEmpty())
        assertEquals(Shown.SHOWN, pin.pin())
        val notification = shown.single()
        assertTrue(notification.flags and Notification.FLAG_ONGOING_EVENT != 0)
        assertEquals(Notification.VISIBILITY_PUBLIC, notification.visibility)
        val channel = phone.service<NotificationManager>().getNotificationChannel(notification.channelId)
        assertEquals(NotificationManager.IMPORTANCE_LOW, channel.importance)
        val touch = shadowOf(notification.contentIntent)
        assertTrue(touch.isActivityIntent)
        assertTrue(touch.flags and PendingIntent.FLAG_IMMUTABLE != 0)
        assertEquals(CrisisActivity::class.java.name, touch.savedIntent.component!!.className)
    }

    @Test
    fun `the way to the crisis screen is there again before the first unlock, until Ana takes it away`() {
        CrisisPin(phone).pin()
        wipedAway()
        unlocked(false)
        happens(Intent.ACTION_LOCKED_BOOT_COMPLETED)
        assertEquals(1, shown.size)
        CrisisPin(phone).unpin()
        assertTrue(shown.isEmpty())
        happens(Intent.ACTION_BOOT_COMPLETED)
        assertTrue(shown.isEmpty())
    }
}
