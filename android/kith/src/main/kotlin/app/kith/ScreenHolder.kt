package app.kith

import app.kith.ffi.Action
import app.kith.ffi.Change
import app.kith.ffi.Companion as KithCompanion
import app.kith.ffi.Effect
import app.kith.ffi.Field
import app.kith.ffi.KithException
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent
import app.kith.ffi.Surroundings
import kotlin.coroutines.CoroutineContext
import kotlin.time.Duration.Companion.seconds
import kotlin.time.TimeSource
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withTimeoutOrNull

/**
 * The screen of one companion as it is now, for whatever draws it: Android, a window, a test.
 *
 * What a person does is done in its order, one thing at a time; only the way to the crisis plan waits for nothing. What
 * they type is sent as it is typed, of a field only the newest. The screen follows what changes elsewhere, locks on time,
 * and sends and fetches by itself. While nobody sees the app there is no screen, so that none is drawn that is locked by
 * now. [close] ends it; what was typed before is still kept. It closes no companion.
 */
class ScreenHolder(
    private val companion: KithCompanion,
    surroundings: Surroundings,
    context: CoroutineContext = Dispatchers.Default,
) : AutoCloseable {
    private val screens = companion.screens(surroundings)
    private val work = SupervisorJob()
    private val scope = CoroutineScope(context + work)
    private val waiting = Waiting()
    private val called = Channel<Unit>(Channel.CONFLATED)
    private val clockAsked = Channel<Unit>(Channel.CONFLATED)
    private val syncAsked = Channel<Unit>(Channel.CONFLATED)
    private val seen = MutableStateFlow(true)
    private val seeing = Mutex()
    private val shown = MutableStateFlow<Screen?>(null)
    private val asked = Channel<Effect>(Channel.UNLIMITED)

    @Volatile
    private var closed = false

    @Volatile
    private var lastDeed: TimeSource.Monotonic.ValueTimeMark? = null

    @Volatile
    private var lastTouch: TimeSource.Monotonic.ValueTimeMark? = null

    /** The screen; null before the first one is there and while nobody sees the app. */
    val screen: StateFlow<Screen?> = shown.asStateFlow()

    /** What is asked of the device, each once. One collector. */
    val effects: Flow<Effect> = asked.receiveAsFlow()

    private val doing: Job = scope.launch { doInOrder() }

    private val loops: List<Job> = listOf(
        scope.launch { follow() },
        scope.launch { lockOnTime() },
        scope.launch { syncByTime() },
        scope.launch { listenForNews() },
    )

    init {
        look()
    }

    /** Does what was chosen, after all that was done and typed before. */
    fun act(action: Action) {
        if (closed) return
        if (action.isUrgent) {
            scope.launch { perform(action) }
            return
        }
        waiting.act(action)
        call()
    }

    /** Sends what stands in a field now. */
    fun typed(field: Field, text: String) {
        if (closed) return
        waiting.typed(field, text)
        call()
    }

    /** Somebody touches the app. It may be called as often as that happens. */
    fun touched() {
        if (lastTouch?.let { it.elapsedNow() < 1.seconds } == true) return
        lastTouch = TimeSource.Monotonic.markNow()
        scope.launch {
            trying { companion.touched() }
            clockAsked.trySend(Unit)
        }
    }

    /** Nobody sees the app any more. */
    suspend fun wentToBackground() = seeing.withLock {
        hide()
        trying { companion.wentToBackground() }
        clockAsked.trySend(Unit)
        Unit
    }

    /** The app is seen again. */
    suspend fun cameToForeground() = seeing.withLock {
        trying { companion.cameToForeground() }
        seen.value = true
        clockAsked.trySend(Unit)
        look()
    }

    /** The device is in another place, or speaks another language. */
    fun surroundingsChanged(surroundings: Surroundings) {
        scope.launch {
            trying { screens.surroundingsChanged(surroundings) }
            look()
        }
    }

    /** Ends it. What was typed is still sent, and [closed] waits for that. */
    override fun close() {
        closed = true
        // What goes on by itself ends now: the companion may be closed as soon as this returns.
        loops.forEach { it.cancel() }
        waiting.keepOnlyWhatWasTyped()
        hide()
        call()
        scope.launch {
            doing.join()
            work.cancel()
        }
    }

    /** Waits until a closed holder does nothing any more. */
    suspend fun closed() = work.join()

    private fun look() {
        if (closed) return
        waiting.look()
        call()
    }

    private fun call() {
        called.trySend(Unit)
    }

    private suspend fun doInOrder() {
        while (true) {
            val next = waiting.next()
            when {
                next != null -> doNow(next)
                closed -> return
                else -> called.receive()
            }
        }
    }

    private suspend fun doNow(next: Waiting.Work) = when (next) {
        is Waiting.Work.Do -> perform(next.action)
        is Waiting.Work.Type -> perform(Action.Typed(next.field, next.text))
        Waiting.Work.Look -> trying { screens.screen() }?.let(::show) ?: Unit
    }

    private suspend fun perform(action: Action) {
        if (action.mayChange) lastDeed = TimeSource.Monotonic.markNow()
        val response = trying { screens.act(action) } ?: return look()
        if (action.mayChange) lastDeed = TimeSource.Monotonic.markNow()
        show(response.screen)
        response.effect?.let { asked.trySend(it) }
        clockAsked.trySend(Unit)
        // It may have overtaken another, whose screen is older and may be shown after it.
        if (action.isUrgent) look()
    }

    private fun show(screen: Screen) = synchronized(shown) {
        if (seen.value && !closed) shown.value = screen
    }

    private fun hide() = synchronized(shown) {
        seen.value = false
        shown.value = null
    }

    private suspend fun follow(): Unit = seen.collectLatest { isSeen ->
        if (!isSeen) return@collectLatest
        companion.changes().collect { update ->
            look()
            val change = (update as? Update.Of)?.change
            if (change == Change.LIFECYCLE) clockAsked.trySend(Unit)
            val justDone = lastDeed?.let { it.elapsedNow() < SOON } == true
            if (justDone && (change == null || change.concernsOthers)) syncAsked.trySend(Unit)
        }
    }

    private suspend fun lockOnTime() {
        while (true) {
            val time = trying { companion.lockIfDue() }
            if (time == null) {
                clockAsked.receive()
            } else {
                withTimeoutOrNull(time.toLong().coerceAtLeast(100)) { clockAsked.receive() }
            }
        }
    }

    private suspend fun syncByTime() {
        while (true) {
            val time = companion.nextSyncInMs().coerceIn(1_000u, Long.MAX_VALUE.toULong()).toLong()
            withTimeoutOrNull(time) { syncAsked.receive() }
            trying { companion.sync() }
        }
    }

    /** While somebody looks, the relay says when something came; where it cannot, the time of the next sync tells. */
    private suspend fun listenForNews(): Unit = seen.collectLatest { isSeen ->
        while (isSeen) {
            val content = shown.value?.content
            val isOpen = content != null && content !is ScreenContent.Locked
            if (isOpen && trying { companion.waitForNews(LISTEN_SECONDS) } == true) syncAsked.trySend(Unit) else delay(PAUSE)
        }
    }

    /** What a companion refuses stands on its screen; here there is nobody to tell. */
    private suspend fun <T : Any> trying(call: suspend () -> T?): T? = try {
        call()
    } catch (_: KithException) {
        null
    }

    private companion object {
        const val LISTEN_SECONDS = 30u

        /** Between two attempts to listen. */
        val PAUSE = 5.seconds

        /** For how long what changes is taken to come from what the person did. */
        val SOON = 2.seconds
    }
}
