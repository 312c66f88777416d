package app.kith.platform

import android.util.JsonReader
import android.util.JsonToken
import java.io.File
import java.io.IOException
import java.io.StringReader
import java.nio.ByteBuffer
import java.nio.charset.CharacterCodingException
import java.time.DateTimeException
import java.time.OffsetDateTime

/** One planned reminder. */
data class Reminder(
    /** When, in milliseconds since 1970. */
    val atMs: Long,
    /** The IANA zone in which the time was meant; perhaps one that this phone does not know. */
    val zone: String,
    /** What it is about. */
    val kind: ReminderKind,
)

/** What reading the plan gave. */
sealed interface ReadPlan {
    /** The plan, the soonest first. */
    data class Read(val reminders: List<Reminder>) : ReadPlan

    /** Nothing was planned yet. */
    data object Absent : ReadPlan

    /** It was written by a newer version. Opening Kith writes it anew. */
    data object NewerVersion : ReadPlan

    /** It is not what any version writes. Opening Kith writes it anew. */
    data object Damaged : ReadPlan

    /** The file cannot be read. */
    data object Unreadable : ReadPlan
}

/**
 * `reminders.plan`, read without the library, so before the first unlock (`docs/storage.md` has the format). A field or a
 * type that a newer version adds is passed over or taken as [ReminderKind.OTHER]; anything else that differs from the
 * format makes the whole file [ReadPlan.Damaged]: half a plan would look like a whole one.
 */
class ReminderPlan(folder: File) {
    private val file = File(folder, "reminders.plan")

    /** Reads it. Never more than [LARGEST] bytes, and never waits for anybody. */
    fun read(): ReadPlan {
        val text = try {
            when (val bytes = readSmall(file, LARGEST)) {
                null -> return ReadPlan.Absent
                else -> Charsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
            }
        } catch (_: TooLarge) {
            return ReadPlan.Damaged
        } catch (_: CharacterCodingException) {
            return ReadPlan.Damaged
        } catch (_: IOException) {
            return ReadPlan.Unreadable
        }
        return try {
            JsonReader(StringReader(text)).use(::plan)
        } catch (_: NotThePlan) {
            ReadPlan.Damaged
        } catch (_: IOException) {
            // Of what was read already, so not of the disk.
            ReadPlan.Damaged
        } catch (_: IllegalStateException) {
            // A value of another type than the one that is asked for.
            ReadPlan.Damaged
        } catch (_: NumberFormatException) {
            ReadPlan.Damaged
        }
    }

    private fun plan(json: JsonReader): ReadPlan {
        var version: Int? = null
        var reminders: List<Reminder>? = null
        // A newer version may have another shape: what is wrong with this one counts only if it is of this version.
        var wrong: Exception? = null
        json.fields { name ->
            when (name) {
                "version" -> version = json.nextInt()
                "reminders" -> when (json.peek()) {
                    JsonToken.BEGIN_ARRAY -> reminders = json.list { reminder(json) { wrong = wrong ?: it } }.filterNotNull()
                    else -> json.skipValue().also { wrong = NotThePlan() }
                }
                else -> json.skipValue()
            }
        }
        if (json.peek() != JsonToken.END_DOCUMENT) throw NotThePlan()
        val says = version ?: throw NotThePlan()
        if (says > VERSION) return ReadPlan.NewerVersion
        if (says < VERSION) throw NotThePlan()
        wrong?.let { throw it }
        return ReadPlan.Read((reminders ?: throw NotThePlan()).sortedBy { it.atMs })
    }

    private fun reminder(json: JsonReader, wrong: (Exception) -> Unit): Reminder? {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            json.skipValue()
            wrong(NotThePlan())
            return null
        }
        val texts = HashMap<String, String>()
        json.fields { name ->
            when {
                json.peek() == JsonToken.STRING -> texts[name] = json.nextString()
                else -> json.skipValue()
            }
        }
        val (at, zone, type) = FIELDS.map { texts[it] }
        val atMs = at?.let(::milliseconds)
        if (atMs == null || zone == null || type == null || zone.length > LONGEST_ZONE) {
            wrong(NotThePlan())
            return null
        }
        return Reminder(atMs, zone, ReminderKind.of(type))
    }

    private fun milliseconds(text: String): Long? = try {
        OffsetDateTime.parse(text).takeIf { it.year in YEARS }?.toInstant()?.toEpochMilli()
    } catch (_: DateTimeException) {
        null
    }

    private class NotThePlan : Exception()

    internal companion object {
        const val VERSION = 1

        /** As many as this version of the library writes: if there are so many, there may be more. */
        const val FULL = 64

        /** Far more bytes than so many take. */
        const val LARGEST = 64 * 1024
        private const val LONGEST_ZONE = 64
        private val FIELDS = listOf("at", "zone", "type")
        private val YEARS = 1970..9999
    }
}

private inline fun JsonReader.fields(each: (String) -> Unit) {
    beginObject()
    while (hasNext()) each(nextName())
    endObject()
}

private inline fun <T> JsonReader.list(each: () -> T): List<T> {
    val all = ArrayList<T>()
    beginArray()
    while (hasNext()) all.add(each())
    endArray()
    return all
}
