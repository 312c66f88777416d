package app.kith.screens

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kith.ffi.QrCode

/** A code for a camera: dark on light, also by night, with the margin that cameras need. */
@Composable
fun QrCodeView(code: QrCode, modifier: Modifier = Modifier) {
    val said = code.label.spoken ?: code.label.text
    Canvas(modifier.widthIn(max = WIDEST).fillMaxWidth().aspectRatio(1f).semantics { if (said.isNotEmpty()) contentDescription = said }) {
        val module = size.width / (code.size.toInt() + 2 * MARGIN)
        drawRect(Color.White)
        code.rows.forEachIndexed { y, row ->
            row.forEachIndexed { x, one ->
                val at = Offset((x + MARGIN) * module, (y + MARGIN) * module)
                if (one == DARK) drawRect(Color.Black, at, Size(module, module))
            }
        }
    }
}

private const val DARK = '1'
private const val MARGIN = 4
private val WIDEST = 360.dp
