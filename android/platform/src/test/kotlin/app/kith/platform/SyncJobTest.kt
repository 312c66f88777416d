package app.kith.platform

import android.app.job.JobInfo
import android.app.job.JobScheduler
import java.util.concurrent.Executor
import java.util.concurrent.RejectedExecutionException
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowJobService
import org.robolectric.util.ReflectionHelpers

/** Sending and taking in the background. */
class SyncJobTest : Phone() {
    private val jobs get() = phone.service<JobScheduler>()

    @Test
    fun `passes go on over a start of the phone, with a network, and asking twice changes nothing`() {
        assertEquals(Scheduling.SCHEDULED, SyncJob.keepUp(phone))
        val job = jobs.getPendingJob(SyncJob.REGULAR)!!
        assertEquals(SyncJob::class.java.name, job.service.className)
        assertTrue(job.isPersisted && job.isPeriodic)
        assertEquals(SyncJob.EVERY_MS, job.intervalMillis)
        assertEquals(JobInfo.BACKOFF_POLICY_EXPONENTIAL, job.backoffPolicy)
        @Suppress("DEPRECATION") // Its successor came with Android 9.
        assertEquals(JobInfo.NETWORK_TYPE_ANY, job.networkType)
        SyncJob.keepUp(phone)
        assertEquals(1, jobs.allPendingJobs.size)
    }

    @Test
    fun `one pass can be asked for beside the regular ones, and all end`() {
        SyncJob.keepUp(phone)
        assertEquals(Scheduling.SCHEDULED, SyncJob.soon(phone))
        assertEquals(setOf(SyncJob.REGULAR, SyncJob.ONCE), jobs.allPendingJobs.map { it.id }.toSet())
        SyncJob.end(phone)
        assertTrue(jobs.allPendingJobs.isEmpty())
    }

    private fun pass(): ShadowJobService {
        val job = Robolectric.buildService(SyncJob::class.java).create().get()
        assertTrue(job.onStartJob(ReflectionHelpers.newInstance(android.app.job.JobParameters::class.java)))
        assertTrue(shadowOf(job).isJobFinished)
        return shadowOf(job)
    }

    @Test
    fun `a pass that is done is not tried again, one that failed is`() {
        assertEquals(false, pass().isRescheduleNeeded)
        phone.synced = Synced.AGAIN
        assertEquals(true, pass().isRescheduleNeeded)
    }

    @Test
    fun `a pass that cannot begin comes again`() {
        phone.background = Executor { throw RejectedExecutionException() }
        assertEquals(true, pass().isRescheduleNeeded)
    }
}
