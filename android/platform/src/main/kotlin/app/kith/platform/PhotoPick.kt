package app.kith.platform

import android.app.Activity
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.provider.MediaStore
import java.io.IOException
import java.io.InputStream

/** Lets the person choose one photo. No permission is needed: Kith sees that one alone. */
interface PhotoPick {
    /** What to start for a result. */
    fun ask(): Intent

    /** The photo of that result, to be read once and closed; `null` if none was chosen or it cannot be read. */
    fun open(resultCode: Int, result: Intent?): InputStream?
}

/** By the photo picker since Android 13, by the app for files before. */
class PhonePhotoPick(private val context: Context) : PhotoPick {
    override fun ask(): Intent = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
        Intent(MediaStore.ACTION_PICK_IMAGES).setType(IMAGES)
    } else {
        Intent(Intent.ACTION_GET_CONTENT).setType(IMAGES).addCategory(Intent.CATEGORY_OPENABLE)
    }

    override fun open(resultCode: Int, result: Intent?): InputStream? {
        val photo: Uri = result?.data?.takeIf { resultCode == Activity.RESULT_OK } ?: return null
        // Another app gave it: a path would have Kith read a file of its own.
        if (photo.scheme != "content") return null
        return try {
            context.contentResolver.openInputStream(photo)
        } catch (_: IOException) {
            null
        } catch (_: SecurityException) {
            null
        }
    }

    private companion object {
        const val IMAGES = "image/*"
    }
}
