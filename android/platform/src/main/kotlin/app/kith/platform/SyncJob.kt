package app.kith.platform

import android.app.job.JobInfo
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.app.job.JobService
import android.content.ComponentName
import android.content.Context
import java.util.concurrent.RejectedExecutionException

/** What a pass in the background gave. */
enum class Synced {
    /** Nothing waits any more, or nothing that time would help. */
    DONE,

    /** Try again, later each time. */
    AGAIN,
}

/** Sends what waits and takes what came. Called on [PlatformHost.background], after the first unlock. */
fun interface Syncer {
    /** One pass. */
    fun sync(): Synced
}

/**
 * Passes in the background while there is a network, without any push service: about every quarter of an hour at best, and far
 * less often on a phone that lies still ([deliveryHealth] says how much). Android remembers it over a start.
 */
class SyncJob : JobService() {
    override fun onStartJob(params: JobParameters): Boolean {
        val host = host
        return try {
            host.background.execute {
                var again = true
                try {
                    again = host.syncer.sync() == Synced.AGAIN
                } finally {
                    jobFinished(params, again)
                }
            }
            true
        } catch (_: RejectedExecutionException) {
            jobFinished(params, true)
            true
        }
    }

    /** Time is over, or the network gone. The pass goes on for as long as it can and loses nothing; the job comes again. */
    override fun onStopJob(params: JobParameters) = true

    companion object {
        /** Passes from now on, from time to time. Asking again changes nothing. */
        fun keepUp(context: Context): Scheduling {
            val jobs = context.service<JobScheduler>()
            if (jobs.getPendingJob(REGULAR) != null) return Scheduling.SCHEDULED
            return jobs.take(job(context, REGULAR).setPeriodic(EVERY_MS).setPersisted(true).build())
        }

        /** One pass as soon as there is a network. */
        fun soon(context: Context): Scheduling =
            context.service<JobScheduler>().take(job(context, ONCE).setPersisted(true).build())

        /** No passes any more, as after a wipe. */
        fun end(context: Context) {
            val jobs = context.service<JobScheduler>()
            listOf(REGULAR, ONCE).forEach(jobs::cancel)
        }

        private fun job(context: Context, id: Int) = JobInfo.Builder(id, ComponentName(context, SyncJob::class.java))
            .setRequiredNetworkType(JobInfo.NETWORK_TYPE_ANY)
            .setBackoffCriteria(BACKOFF_MS, JobInfo.BACKOFF_POLICY_EXPONENTIAL)

        private fun JobScheduler.take(job: JobInfo) =
            if (schedule(job) == JobScheduler.RESULT_SUCCESS) Scheduling.SCHEDULED else Scheduling.REFUSED

        internal const val REGULAR = 1
        internal const val ONCE = 2
        internal const val EVERY_MS = 15 * 60_000L
        private const val BACKOFF_MS = 30_000L
    }
}

/** Whether Android took a job. */
enum class Scheduling {
    /** It did. */
    SCHEDULED,

    /** It did not. */
    REFUSED,
}
