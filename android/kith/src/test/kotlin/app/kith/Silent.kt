package app.kith

import java.net.InetAddress
import java.net.ServerSocket

/** A relay that takes a connection and never answers. */
class Silent : AutoCloseable {
    private val socket = ServerSocket(0, 1, InetAddress.getLoopbackAddress())

    /** Where it listens. */
    val url = "http://127.0.0.1:${socket.localPort}"

    /** Waits until somebody asks it. */
    fun isAsked() {
        socket.accept()
    }

    override fun close() = socket.close()
}
