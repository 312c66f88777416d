package app.kith.platform

import android.Manifest
import android.content.Context
import android.content.pm.PackageManager
import android.media.MediaRecorder
import android.os.Build
import android.os.ParcelFileDescriptor
import java.io.IOException
import java.io.InputStream

/** What starting to record gave. */
sealed interface Recording {
    /** It records. */
    class Running(
        /** The sound as it comes (AAC in ADTS); it ends when the recording does. To be read all the time, and closed. */
        val sound: InputStream,
    ) : Recording

    /** The person does not permit it. */
    data object NotPermitted : Recording

    /** The microphone cannot be had, or it records already. */
    data object Unavailable : Recording
}

/** Records a voice. */
interface VoiceRecorder {
    /** Starts. */
    fun start(): Recording

    /** Ends it. Ending what does not run is fine. */
    fun stop()
}

/**
 * By Android's recorder into a pipe: the sound is on no disk before it is sealed. One recording at a time, which ends by itself
 * after [LONGEST_MINUTES] minutes. For one thread.
 */
class PhoneVoiceRecorder(private val context: Context) : VoiceRecorder {
    private var recorder: MediaRecorder? = null

    override fun start(): Recording {
        if (context.checkSelfPermission(Manifest.permission.RECORD_AUDIO) != PackageManager.PERMISSION_GRANTED) {
            return Recording.NotPermitted
        }
        if (recorder != null) return Recording.Unavailable
        val (read, write) = ParcelFileDescriptor.createPipe()
        val started = make()
        try {
            started.recordInto(write)
        } catch (_: IOException) {
            return unavailable(started, read)
        } catch (_: RuntimeException) {
            // What the recorder throws when another app has the microphone.
            return unavailable(started, read)
        } finally {
            // The recorder has its own copy, which is the one that ends the stream.
            write.close()
        }
        recorder = started
        return Recording.Running(ParcelFileDescriptor.AutoCloseInputStream(read))
    }

    override fun stop() {
        val running = recorder ?: return
        recorder = null
        try {
            running.stop()
        } catch (_: RuntimeException) {
            // Nothing was recorded yet.
        } finally {
            running.release()
        }
    }

    private fun MediaRecorder.recordInto(write: ParcelFileDescriptor) {
        setAudioSource(MediaRecorder.AudioSource.MIC)
        // The only format of every version that needs no way back in its output.
        setOutputFormat(MediaRecorder.OutputFormat.AAC_ADTS)
        setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
        setAudioEncodingBitRate(BITS_A_SECOND)
        setAudioSamplingRate(SAMPLES_A_SECOND)
        setMaxDuration(LONGEST_MINUTES * 60_000)
        setOutputFile(write.fileDescriptor)
        setOnInfoListener { _, what, _ -> if (what == MediaRecorder.MEDIA_RECORDER_INFO_MAX_DURATION_REACHED) this@PhoneVoiceRecorder.stop() }
        setOnErrorListener { _, _, _ -> this@PhoneVoiceRecorder.stop() }
        prepare()
        start()
    }

    @Suppress("DEPRECATION") // Its successor came with Android 12.
    private fun make() = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) MediaRecorder(context) else MediaRecorder()

    private fun unavailable(recorder: MediaRecorder, read: ParcelFileDescriptor): Recording {
        recorder.release()
        read.close()
        return Recording.Unavailable
    }

    companion object {
        /** After so many minutes a recording ends by itself. */
        const val LONGEST_MINUTES = 30
        private const val BITS_A_SECOND = 64_000
        private const val SAMPLES_A_SECOND = 44_100
    }
}
