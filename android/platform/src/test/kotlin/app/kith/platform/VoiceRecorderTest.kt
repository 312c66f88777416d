package app.kith.platform

import android.Manifest
import android.media.MediaRecorder
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowMediaRecorder

/** Recording a voice. The phone of these tests has no microphone: what is shown is how it is asked, and how it ends. */
class VoiceRecorderTest : Phone() {
    private val recorder by lazy { PhoneVoiceRecorder(phone) }

    @Before
    fun permit() = shadowOf(phone).grantPermissions(Manifest.permission.RECORD_AUDIO)

    @Test
    fun `without the permission nothing is recorded`() {
        shadowOf(phone).denyPermissions(Manifest.permission.RECORD_AUDIO)
        assertEquals(Recording.NotPermitted, recorder.start())
    }

    private fun runs() {
        val recording = recorder.start()
        assertTrue("$recording", recording is Recording.Running)
        (recording as Recording.Running).sound.close()
    }

    @Test
    fun `a recording runs until it is ended, and another can follow`() {
        runs()
        assertEquals(Recording.Unavailable, recorder.start())
        recorder.stop()
        recorder.stop()
        runs()
        recorder.stop()
    }

    @Test
    fun `no file is made`() {
        val before = phone.dataDir.walk().filter { it.isFile }.toSet()
        runs()
        recorder.stop()
        assertEquals(before, phone.dataDir.walk().filter { it.isFile }.toSet())
    }

    @Test
    @Config(shadows = [TakenMicrophone::class])
    fun `a microphone that another app has is said to be taken, and can be had later`() {
        assertEquals(Recording.Unavailable, recorder.start())
        assertEquals(Recording.Unavailable, recorder.start())
    }
}

/** A microphone that another app has. */
@Implements(MediaRecorder::class)
class TakenMicrophone : ShadowMediaRecorder() {
    @Implementation
    override fun start(): Unit = throw IllegalStateException("start failed")
}
