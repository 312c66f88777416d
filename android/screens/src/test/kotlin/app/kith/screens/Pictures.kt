package app.kith.screens

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.text.ExperimentalTextApi
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.platform.SystemFont
import androidx.compose.ui.unit.Density
import app.kith.RelayProcess
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.createDirectories
import kotlin.io.path.writeBytes
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import org.jetbrains.skia.Rect
import org.jetbrains.skia.Surface

private const val PIXELS = 2f
private val SENDS = Sends({}, { _, _ -> })

/** How a screen is looked at. */
private enum class Look(val locale: String, val dark: Boolean, val letters: Float, val width: Int, val height: Int) {
    PLAIN("en-GB", false, 1f, 412, 915),
    DARK("en-GB", true, 1f, 412, 915),
    SPANISH("es-ES", false, 1f, 412, 915),
    LARGE("es-ES", true, 2f, 320, 700),
    TABLET("en-GB", false, 1f, 900, 700),
}

/** Draws every screen in every look into a folder, and one sheet of all. */
fun main(arguments: Array<String>) {
    val folder = Path.of(arguments.single()).createDirectories()
    val vaults = Files.createTempDirectory("kith")
    try {
        val locales = Look.entries.map { it.locale }.distinct()
        val shown = RelayProcess(vaults.resolve("relay")).use { relay -> locales.associateWith { Gallery(vaults, it, relay).all() } }
        val rows = Look.entries.map { look -> shown.getValue(look.locale).map { one -> draw(one, look, folder) } }
        folder.resolve("all.png").writeBytes(sheet(rows))
        println("${rows.sumOf { it.size }} pictures in $folder")
    } finally {
        vaults.toFile().deleteRecursively()
    }
}

@OptIn(ExperimentalTextApi::class)
private fun draw(shown: Shown, look: Look, folder: Path): Image {
    val letters = FontFamily(SystemFont("Roboto"))
    val scene = ImageComposeScene(
        (look.width * PIXELS).toInt(), (look.height * PIXELS).toInt(), Density(PIXELS, look.letters),
    ) { KithTheme(look.dark, letters) { KithScreen(shown.screen, SENDS) } }
    scene.render()
    val image = scene.render(nanoTime = SETTLED)
    scene.close()
    val bytes = checkNotNull(image.encodeToData(EncodedImageFormat.PNG)).bytes
    folder.resolve("${shown.name}-${look.name.lowercase()}.png").writeBytes(bytes)
    return image
}

/** A block of rows a look, small. */
private fun sheet(looks: List<List<Image>>): ByteArray {
    val rows = looks.flatMap { it.chunked(IN_A_ROW) }
    fun width(image: Image) = image.width * SMALL / image.height
    val widest = rows.maxOf { row -> row.sumOf { width(it) + GAP } }
    val surface = Surface.makeRasterN32Premul(widest, rows.size * (SMALL + GAP))
    rows.forEachIndexed { at, row ->
        var left = 0
        for (image in row) {
            val top = (at * (SMALL + GAP)).toFloat()
            surface.canvas.drawImageRect(image, Rect.makeXYWH(left.toFloat(), top, width(image).toFloat(), SMALL.toFloat()))
            left += width(image) + GAP
        }
    }
    return checkNotNull(surface.makeImageSnapshot().encodeToData(EncodedImageFormat.PNG)).bytes
}

private const val IN_A_ROW = 12
private const val SMALL = 480
private const val GAP = 12
private const val SETTLED = 2_000_000_000L
