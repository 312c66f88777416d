package app.kith.platform

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import java.util.concurrent.RejectedExecutionException

/**
 * Where an answer arrives that was given on a notification. It is gone from there once it is kept, never before; if it
 * cannot be kept, the person is asked to open Kith instead.
 */
class AnswerReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        if (!intent.hasExtra(Reminders.DUE)) return
        val dueMs = intent.getLongExtra(Reminders.DUE, 0)
        val kind = ReminderKind.entries.firstOrNull { it.name == intent.getStringExtra(KIND) } ?: return
        val answer = kind.answers.firstOrNull { it.name == intent.action } ?: return
        if (answer == ReminderAnswer.LATER) return Reminders(context).remindLater(dueMs, kind)
        val pending: PendingResult? = goAsync()
        val host = context.host
        try {
            host.background.execute {
                try {
                    keep(context, host, Answer(dueMs, kind, answer, host.now()))
                } finally {
                    pending?.finish()
                }
            }
        } catch (_: RejectedExecutionException) {
            pending?.finish()
            Notifications(context).show(Notice.OPEN_TO_ANSWER, dueMs)
        }
    }

    private fun keep(context: Context, host: PlatformHost, answer: Answer) {
        when (host.dropBox.keep(answer)) {
            Kept.KEPT -> Reminders(context).settle(answer.dueMs)
            Kept.UNKNOWN, Kept.FAILED -> Notifications(context).show(Notice.OPEN_TO_ANSWER, answer.dueMs)
        }
    }

    internal companion object {
        const val KIND = "kind"
    }
}
