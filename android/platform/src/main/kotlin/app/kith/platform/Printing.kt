package app.kith.platform

import android.app.Activity
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintDocumentInfo
import android.print.PrintManager
import java.io.FileOutputStream
import java.io.IOException

/** Prints a document. */
fun interface Printing {
    /** Shows the phone's print dialog for a PDF. */
    fun print(pdf: ByteArray): Handed
}

/** By the phone's print service. The queue shows a neutral name, and Kith writes no file. */
class PhonePrinting(private val window: Activity) : Printing {
    override fun print(pdf: ByteArray): Handed {
        val manager: PrintManager = window.getSystemService(PrintManager::class.java) ?: return Handed.NOBODY
        val name = Word.PRINT_NAME.on(window)
        return try {
            manager.print(name, PdfPages(name, pdf), null)
            Handed.HANDED
        } catch (_: IllegalStateException) {
            // From something else than a window that is seen.
            Handed.NOBODY
        }
    }
}

/** The pages of a PDF, as the print service asks for them. */
internal class PdfPages(private val name: String, private val pdf: ByteArray) : PrintDocumentAdapter() {
    override fun onLayout(
        before: PrintAttributes?,
        now: PrintAttributes?,
        cancel: CancellationSignal?,
        then: LayoutResultCallback,
        extras: Bundle?,
    ) {
        if (cancel?.isCanceled == true) return then.onLayoutCancelled()
        val info = PrintDocumentInfo.Builder(name).setContentType(PrintDocumentInfo.CONTENT_TYPE_DOCUMENT).build()
        then.onLayoutFinished(info, before == null)
    }

    override fun onWrite(
        pages: Array<out PageRange>?,
        destination: ParcelFileDescriptor,
        cancel: CancellationSignal?,
        then: WriteResultCallback,
    ) {
        if (cancel?.isCanceled == true) return then.onWriteCancelled()
        if (copyTo(destination) == null) then.onWriteFinished(arrayOf(PageRange.ALL_PAGES)) else then.onWriteFailed(null)
    }

    /** `null` if all is written. */
    internal fun copyTo(destination: ParcelFileDescriptor): IOException? = try {
        FileOutputStream(destination.fileDescriptor).use { it.write(pdf) }
        null
    } catch (failure: IOException) {
        failure
    }
}
