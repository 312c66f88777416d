package app.kith

import app.kith.ffi.Action
import app.kith.ffi.Change
import app.kith.ffi.Field
import app.kith.ffi.Place

/** What waits for the screens, in the order in which a person did it. */
internal class Waiting {
    private val works = ArrayDeque<Work>()

    /** One thing that waits. */
    sealed interface Work {
        /** What a person did. */
        data class Do(val action: Action) : Work

        /** What stands in a field by now. */
        data class Type(val field: Field, val text: String) : Work

        /** Something may be shown differently. */
        data object Look : Work
    }

    /** Adds what a person did. What was typed before it stays before it. */
    @Synchronized
    fun act(action: Action) {
        works.addLast(Work.Do(action))
    }

    /** Adds what stands in a field; of what was typed there since the last action only the newest waits. */
    @Synchronized
    fun typed(field: Field, text: String) {
        val newest = Work.Type(field, text)
        val since = works.indexOfLast { it is Work.Do } + 1
        val at = (since until works.size).firstOrNull { (works[it] as? Work.Type)?.field == field }
        if (at == null) works.addLast(newest) else works[at] = newest
    }

    /** Has the screen looked at anew, once for all that waits. */
    @Synchronized
    fun look() {
        works.remove(Work.Look)
        works.addLast(Work.Look)
    }

    /** The next one. */
    @Synchronized
    fun next(): Work? = works.removeFirstOrNull()

    /** Leaves nothing but what was typed. */
    @Synchronized
    fun keepOnlyWhatWasTyped() {
        works.removeAll { it !is Work.Type }
    }
}

/** Whether it leads to the crisis plan or goes on in it: that waits for nothing. */
internal val Action.isUrgent: Boolean
    get() = this is Action.Crisis || (this is Action.Open && place is Place.Crisis)

/** Whether it may change something; going somewhere and typing do not. */
internal val Action.mayChange: Boolean
    get() = when (this) {
        is Action.Open, is Action.Back, is Action.CloseNotice, is Action.Decline, is Action.Typed -> false
        else -> true
    }

/** Whether others may wait for it. What stays on the device tells the relay nothing, also not when it changed. */
internal val Change.concernsOthers: Boolean
    get() = when (this) {
        Change.MESSAGES, Change.PEOPLE, Change.PRACTICE, Change.SHARES, Change.CONSENTS -> true
        Change.JOURNAL, Change.SUPPORT_MAP, Change.CRISIS, Change.LIFECYCLE -> false
    }
