package app.kith.platform

import android.app.Activity
import android.app.KeyguardManager
import android.content.ClipboardManager
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.os.ParcelFileDescriptor
import java.io.ByteArrayInputStream
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf

/** What other apps of the phone do for Kith. */
class OtherAppsTest : Phone() {
    private val window by lazy { Robolectric.buildActivity(Journal::class.java).setup().get() }
    private val started get() = shadowOf(phone).nextStartedActivity

    @Test
    fun `a number is brought to the dialler, and is not called`() {
        assertEquals(Handed.HANDED, PhoneDialler(window).dial("+34 024 (9)"))
        val intent = started
        assertEquals(Intent.ACTION_DIAL, intent.action)
        assertEquals("tel:%2B340249", intent.data.toString().replace("+", "%2B"))
    }

    @Test
    fun `a text message stands ready, and is not sent`() {
        assertEquals(Handed.HANDED, PhoneDialler(window).message("741741", "HOME & more"))
        val intent = started
        assertEquals(Intent.ACTION_SENDTO, intent.action)
        assertEquals("smsto:741741", intent.data.toString())
        assertEquals("HOME & more", intent.getStringExtra("sms_body"))
    }

    @Test
    fun `what is no number is refused`() {
        for (number in listOf("", "no number", "12;phone-context=x", "tel:112", "1".repeat(41), "+-()")) {
            assertEquals(number, Handed.REFUSED, PhoneDialler(window).dial(number))
            assertEquals(number, Handed.REFUSED, PhoneDialler(window).message(number, ""))
        }
        assertNull(started)
    }

    @Test
    fun `codes with a star and a hash stay what they are`() {
        PhoneDialler(window).dial("*31#024")
        assertEquals("*31#024", started.data!!.schemeSpecificPart)
    }

    @Test
    fun `where no app can do it, it is said`() {
        shadowOf(phone).checkActivities(true)
        assertEquals(Handed.NOBODY, PhoneDialler(window).dial("112"))
        assertEquals(Handed.NOBODY, PhoneDialler(window).message("112", ""))
    }

    @Test
    fun `a text is shared with an app that is chosen anew each time`() {
        assertEquals(Handed.HANDED, PhoneShare(phone).text("for Ben"))
        val chooser = started
        assertEquals(Intent.ACTION_CHOOSER, chooser.action)
        @Suppress("DEPRECATION") // Its successor came with Android 13.
        val send = chooser.getParcelableExtra<Intent>(Intent.EXTRA_INTENT)!!
        assertEquals(Intent.ACTION_SEND to "text/plain", send.action to send.type)
        assertEquals("for Ben", send.getStringExtra(Intent.EXTRA_TEXT))
    }

    @Test
    fun `one photo is picked and read, without a permission`() {
        val pick = PhonePhotoPick(phone)
        val asked = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) "android.provider.action.PICK_IMAGES" else Intent.ACTION_GET_CONTENT
        assertEquals(asked to "image/*", pick.ask().action to pick.ask().type)
        val photo = Uri.parse("content://photos/1")
        shadowOf(phone.contentResolver).registerInputStream(photo, ByteArrayInputStream(byteArrayOf(1, 2)))
        assertArrayEquals(byteArrayOf(1, 2), pick.open(Activity.RESULT_OK, Intent().setData(photo))!!.readBytes())
        assertNull(pick.open(Activity.RESULT_CANCELED, Intent().setData(photo)))
        assertNull(pick.open(Activity.RESULT_OK, null))
    }

    @Test
    fun `another app cannot have Kith read a file of its own as a photo`() {
        val own = Uri.fromFile(java.io.File(folders.private.apply { mkdirs() }, "vault.db").apply { writeText("Ana's") })
        assertNull(PhonePhotoPick(phone).open(Activity.RESULT_OK, Intent().setData(own)))
    }

    @Test
    fun `what is copied is marked as sensitive and can be taken back`() {
        val clipboard = phone.service<ClipboardManager>()
        PhoneClipboard(phone).copy("twelve words")
        val clip = clipboard.primaryClip!!
        assertEquals("twelve words", clip.getItemAt(0).text)
        assertTrue(clip.description.extras.getBoolean("android.content.extra.IS_SENSITIVE"))
        assertEquals("", clip.description.label)
        PhoneClipboard(phone).clear()
        assertTrue(clipboard.primaryClip?.getItemAt(0)?.text.isNullOrEmpty())
    }

    @Test
    fun `on a locked phone the dialler waits behind the unlocking`() {
        val keyguard = shadowOf(phone.service<KeyguardManager>())
        keyguard.setKeyguardLocked(true)
        assertEquals(Handed.HANDED, PhoneDialler(window).dial("112"))
        keyguard.setKeyguardLocked(false)
        assertEquals(Intent.ACTION_DIAL, started.action)
    }

    @Test
    fun `a document is printed whole, under a neutral name`() {
        val pdf = ByteArray(3_000) { it.toByte() }
        val pages = PdfPages("Kith", pdf)
        val (read, write) = ParcelFileDescriptor.createPipe()
        assertEquals(null, pages.copyTo(write))
        assertArrayEquals(pdf, ParcelFileDescriptor.AutoCloseInputStream(read).readBytes())
        write.close()
        assertTrue(pages.copyTo(write) != null)
    }
}
