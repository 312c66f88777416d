package app.kith.platform

/** What scanning gave. */
sealed interface Scanned {
    /** A text. Judge it: anybody can print a code. */
    data class Text(
        /** What the code says. */
        val text: String,
    ) : Scanned

    /** The person did not scan. */
    data object Dismissed : Scanned

    /** The person does not permit the camera. */
    data object NotPermitted : Scanned

    /** There is no camera. */
    data object NoCamera : Scanned
}

/** Scans a QR code, such as an invitation. The framework has no reader for them: the app brings one. */
fun interface QrScanner {
    /** Shows the camera; [then] is called once, on the main thread. */
    fun scan(then: (Scanned) -> Unit)
}
