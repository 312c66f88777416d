package app.kith

import app.kith.ffi.Change
import app.kith.ffi.ChangeBatch
import app.kith.ffi.Companion as KithCompanion
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/** What a screen learns from the feed. */
sealed interface Update {
    /** This part changed. */
    data class Of(val change: Change) : Update

    /** Changes were dropped while nobody looked: read everything anew. */
    data object Everything : Update
}

/**
 * The changes of this companion, pulled every [everyMs] milliseconds while somebody collects. A slow collector is not
 * flooded: the feed is bounded and says so by [Update.Everything]. One collector at a time.
 */
fun KithCompanion.changes(everyMs: Long = 250): Flow<Update> = flow {
    while (true) {
        val batch: ChangeBatch = nextBatch(64u)
        if (batch.overflowed) emit(Update.Everything)
        batch.changes.forEach { emit(Update.Of(it)) }
        if (batch.changes.isEmpty()) delay(everyMs)
    }
}
