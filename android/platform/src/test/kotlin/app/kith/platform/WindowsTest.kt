package app.kith.platform

import android.app.Activity
import android.app.KeyguardManager
import android.os.Build
import android.view.View
import android.view.WindowManager.LayoutParams
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf

/** A window of Kith. */
class Journal : KithActivity()

/** The windows: what protects them, and what opens while the phone is locked. */
class WindowsTest : Phone() {
    @Test
    fun `a window of Kith is in no screenshot, and nobody fills or learns its fields`() {
        val window = Robolectric.buildActivity(Journal::class.java).setup().get()
        assertTrue(window.window.attributes.flags and LayoutParams.FLAG_SECURE != 0)
        assertEquals(View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS, window.window.decorView.importantForAutofill)
    }

    @Test
    fun `the crisis screen opens over the lock screen, before the first unlock, with what the app draws`() {
        unlocked(false)
        val window = Robolectric.buildActivity(CrisisActivity::class.java, CrisisActivity.intent(phone)).setup().get()
        val content = window.findViewById<android.view.ViewGroup>(android.R.id.content)!!
        assertEquals("crisis", content.getChildAt(0).contentDescription)
        assertTrue(window.window.attributes.flags and LayoutParams.FLAG_SECURE == 0)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.O_MR1) {
            assertTrue(shadowOf(window).showWhenLocked)
            assertTrue(shadowOf(window).turnScreenOn)
        } else {
            val flags = LayoutParams.FLAG_SHOW_WHEN_LOCKED or LayoutParams.FLAG_TURN_SCREEN_ON
            assertEquals(flags, window.window.attributes.flags and flags)
        }
    }

    @Test
    fun `a prompt is shown over the window that Ana looks at, and over none that she left`() {
        val first = Robolectric.buildActivity(Journal::class.java).setup()
        val second = Robolectric.buildActivity(Journal::class.java).setup()
        first.pause()
        assertSame(second.get(), KithActivity.seen)
        second.pause()
        assertNull(KithActivity.seen)
    }

    private fun proved(result: Int): Boolean? {
        shadowOf(phone.service<KeyguardManager>()).setIsDeviceSecure(true)
        val window = Robolectric.buildActivity(Journal::class.java).setup().get()
        var proved: Boolean? = null
        window.askForDeviceCode { proved = it }
        val asked = shadowOf(window).nextStartedActivityForResult
        assertEquals("android.app.action.CONFIRM_DEVICE_CREDENTIAL", asked.intent.action)
        assertNull(proved)
        shadowOf(window).receiveResult(asked.intent, result, null)
        return proved
    }

    @Test
    fun `who gives the code of the phone proves it, who turns away does not`() {
        assertEquals(true, proved(Activity.RESULT_OK))
        assertEquals(false, proved(Activity.RESULT_CANCELED))
    }

    @Test
    fun `a phone without a code proves nothing`() {
        val window = Robolectric.buildActivity(Journal::class.java).setup().get()
        var proved: Boolean? = null
        window.askForDeviceCode { proved = it }
        assertEquals(false, proved)
    }

    @Test
    fun `a window that is closed leaves nobody waiting for its answer`() {
        shadowOf(phone.service<KeyguardManager>()).setIsDeviceSecure(true)
        val window = Robolectric.buildActivity(Journal::class.java).setup()
        var proved: Boolean? = null
        window.get().askForDeviceCode { proved = it }
        window.pause().stop().destroy()
        assertEquals(false, proved)
    }

    @Test
    fun `every window of this module is protected, but the crisis screen`() {
        val windows = classesOfThisModule().filter { Activity::class.java.isAssignableFrom(it) && it != CrisisActivity::class.java }
        assertTrue(windows.isNotEmpty() && windows.all { KithActivity::class.java.isAssignableFrom(it) })
    }
}
