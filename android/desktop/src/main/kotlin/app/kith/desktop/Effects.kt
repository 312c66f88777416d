package app.kith.desktop

import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Dialog
import app.kith.ScreenHolder
import app.kith.ffi.Action
import app.kith.ffi.Effect
import app.kith.ffi.Field
import java.awt.Desktop
import java.awt.FileDialog
import java.awt.Frame
import java.awt.Toolkit
import java.awt.datatransfer.DataFlavor
import java.awt.datatransfer.StringSelection
import java.io.IOException
import java.net.URI

/** Does what this machine can do; false where it can only show it. */
fun carryOut(effect: Effect, holder: ScreenHolder): Boolean = when (effect) {
    is Effect.Dial, is Effect.TextMessage -> false
    is Effect.Browse -> browse(effect.address)
    // There is no camera: the code is what was copied.
    is Effect.ScanInvitation -> {
        copied()?.let { holder.act(Action.Filled(Field.Invitation, it)) }
        true
    }
    is Effect.ShareText -> {
        Toolkit.getDefaultToolkit().systemClipboard.setContents(StringSelection(effect.text), null)
        true
    }
    is Effect.ShareFile -> {
        save(effect)
        true
    }
}

/** What is asked of a telephone, as a text to copy. A click beside it puts it away. */
@Composable
fun Shown(effect: Effect, onClose: () -> Unit) {
    val text = when (effect) {
        is Effect.Dial -> effect.number
        is Effect.TextMessage -> listOfNotNull(effect.number, effect.text).joinToString("\n")
        is Effect.Browse -> effect.address
        is Effect.ScanInvitation, is Effect.ShareText, is Effect.ShareFile -> return
    }
    Dialog(onDismissRequest = onClose) {
        Surface(shape = MaterialTheme.shapes.medium) {
            SelectionContainer(Modifier.padding(40.dp)) { Text(text, style = MaterialTheme.typography.headlineSmall) }
        }
    }
}

/** Where the person says, and nowhere if they turn away. */
private fun save(file: Effect.ShareFile) {
    val chooser = FileDialog(null as Frame?, null, FileDialog.SAVE).apply { this.file = file.name }
    chooser.isVisible = true
    val chosen = chooser.files.singleOrNull() ?: return
    chosen.writeBytes(file.bytes)
}

private fun browse(address: String): Boolean {
    val desktop = if (Desktop.isDesktopSupported()) Desktop.getDesktop() else null
    if (desktop?.isSupported(Desktop.Action.BROWSE) != true) return false
    return try {
        desktop.browse(URI(address))
        true
    } catch (_: IOException) {
        false
    }
}

private fun copied(): String? = try {
    Toolkit.getDefaultToolkit().systemClipboard.getData(DataFlavor.stringFlavor) as? String
} catch (_: IOException) {
    null
} catch (_: java.awt.datatransfer.UnsupportedFlavorException) {
    null
}
