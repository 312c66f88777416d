package app.kith.platform

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.os.Build

/** Everything that a notification of Kith can say: a closed list. */
enum class Notice(internal val channel: Channel, internal val title: Word, internal val text: Word) {
    /** Something that was planned to be practised. */
    PRACTICE(Channel.REMINDERS, Word.REMINDER_TITLE, Word.REMINDER_TEXT),

    /** Something that a newer version planned. */
    OTHER(Channel.REMINDERS, Word.REMINDER_TITLE, Word.REMINDER_TEXT),

    /** Reminders end, or cannot be read, unless Kith is opened. */
    OPEN_FOR_REMINDERS(Channel.REMINDERS, Word.OPEN_FOR_REMINDERS_TITLE, Word.OPEN_FOR_REMINDERS_TEXT),

    /** An answer could not be kept. */
    OPEN_TO_ANSWER(Channel.REMINDERS, Word.OPEN_TO_ANSWER_TITLE, Word.OPEN_TO_ANSWER_TEXT),

    /** The pinned way to the crisis screen. */
    CRISIS(Channel.QUICK_ACCESS, Word.QUICK_ACCESS_TITLE, Word.QUICK_ACCESS_TEXT),
    ;

    internal companion object {
        fun of(kind: ReminderKind) = when (kind) {
            ReminderKind.PRACTICE -> PRACTICE
            ReminderKind.OTHER -> OTHER
        }
    }
}

/** What the person sees of them in the phone's settings. */
internal enum class Channel(val id: String, val title: Word, val importance: Int) {
    REMINDERS("reminders", Word.REMINDERS, NotificationManager.IMPORTANCE_DEFAULT),
    QUICK_ACCESS("quick-access", Word.QUICK_ACCESS, NotificationManager.IMPORTANCE_LOW),
}

/** What became of a notification. */
enum class Shown {
    /** Android has it. */
    SHOWN,

    /** The person turned off the notifications of Kith, or this channel of them. */
    TURNED_OFF,
}

/**
 * The one place that names Android's notifications. It takes a [Notice] and a time, so that no text of a person can get
 * here. On a locked screen the phone shows the name of the app, and what the person allows; [Notice.CRISIS] shows always.
 */
class Notifications(private val context: Context) {
    private val manager = context.service<NotificationManager>()

    /** Shows it, for the reminder of the time [dueMs] if it is about one. A second of the same replaces the first. */
    internal fun show(notice: Notice, dueMs: Long = 0): Shown {
        // Each time, so that their names follow the phone's language.
        Channel.entries.forEach {
            val channel = NotificationChannel(it.id, it.title.on(context), it.importance)
            channel.setShowBadge(false)
            manager.createNotificationChannel(channel)
        }
        if (!mayShow(notice.channel)) return Shown.TURNED_OFF
        manager.notify(tag(dueMs), id(notice), notification(notice, dueMs))
        return Shown.SHOWN
    }

    /** Takes away what is shown of the reminder of this time. */
    internal fun takeAway(dueMs: Long) = manager.cancel(tag(dueMs), REMINDER_ID)

    /** Takes away the pinned way to the crisis screen. */
    internal fun takeAwayCrisis() = manager.cancel(tag(0), CRISIS_ID)

    /** Whether reminders can be seen at all. */
    internal val mayRemind: Boolean get() = mayShow(Channel.REMINDERS)

    private fun mayShow(channel: Channel): Boolean {
        val kept = manager.getNotificationChannel(channel.id)
        return manager.areNotificationsEnabled() && kept?.importance != NotificationManager.IMPORTANCE_NONE
    }

    private fun notification(notice: Notice, dueMs: Long): Notification {
        val builder = plain(notice)
        if (notice == Notice.CRISIS) {
            builder.setContentIntent(openCrisis()).setOngoing(true).setLocalOnly(true)
            return builder.setVisibility(Notification.VISIBILITY_PUBLIC).build()
        }
        val hidden = Notification.Builder(context, notice.channel.id).setSmallIcon(ICON).build()
        builder.setVisibility(Notification.VISIBILITY_PRIVATE).setPublicVersion(hidden)
        builder.setAutoCancel(true).setContentIntent(openKith())
        ReminderKind.entries.firstOrNull { Notice.of(it) == notice }?.let { kind ->
            kind.answers.forEach { builder.addAction(action(kind, it, dueMs)) }
        }
        return builder.build()
    }

    private fun plain(notice: Notice) = Notification.Builder(context, notice.channel.id)
        .setSmallIcon(ICON)
        .setContentTitle(notice.title.on(context))
        .setContentText(notice.text.on(context))
        .setShowWhen(false)

    private fun action(kind: ReminderKind, answer: ReminderAnswer, dueMs: Long): Notification.Action {
        val what = Intent(context, AnswerReceiver::class.java).setAction(answer.name)
        what.putExtra(Reminders.DUE, dueMs).putExtra(AnswerReceiver.KIND, kind.name)
        // Not compared in its extras, so the time goes into its identifier, or the last one would answer for all.
        what.identifyBy(dueMs)
        val operation = PendingIntent.getBroadcast(context, 0, what, FLAGS)
        return Notification.Action.Builder(null, word(answer).on(context), operation).build()
    }

    private fun Intent.identifyBy(dueMs: Long) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) identifier = tag(dueMs) else addCategory("due-${tag(dueMs)}")
    }

    private fun word(answer: ReminderAnswer) = when (answer) {
        ReminderAnswer.DONE -> Word.DONE
        ReminderAnswer.NOT_TODAY -> Word.NOT_TODAY
        ReminderAnswer.LATER -> Word.LATER
    }

    private fun openKith(): PendingIntent? = context.packageManager.getLaunchIntentForPackage(context.packageName)
        ?.let { PendingIntent.getActivity(context, 0, it, FLAGS) }

    private fun openCrisis(): PendingIntent =
        PendingIntent.getActivity(context, 0, CrisisActivity.intent(context), FLAGS)

    private fun tag(dueMs: Long) = dueMs.toString()

    private fun id(notice: Notice) = when (notice) {
        Notice.CRISIS -> CRISIS_ID
        Notice.OPEN_FOR_REMINDERS -> OPEN_ID
        Notice.PRACTICE, Notice.OTHER, Notice.OPEN_TO_ANSWER -> REMINDER_ID
    }

    private companion object {
        const val FLAGS = PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT
        const val ICON = android.R.drawable.ic_popup_reminder
        const val REMINDER_ID = 1
        const val OPEN_ID = 2
        const val CRISIS_ID = 3
    }
}
