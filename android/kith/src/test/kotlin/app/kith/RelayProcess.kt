package app.kith

import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A real relay on a port of its own. */
class RelayProcess(private val data: Path) : AutoCloseable {
    private val program = checkNotNull(System.getenv("KITH_RELAY_BIN")) { "KITH_RELAY_BIN names no relay" }
    private val process = ProcessBuilder(program, "serve", "--listen", "127.0.0.1:0", "--data", data.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()

    /** Where it listens. */
    val url: String = process.inputReader().readLine().removePrefix("listening ")

    /** A new admission. */
    fun admit(): String {
        val admit = ProcessBuilder(program, "admit", "--data", data.toString()).start()
        return admit.inputReader().readText().trim()
    }

    override fun close() {
        process.destroy()
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly()
    }
}
