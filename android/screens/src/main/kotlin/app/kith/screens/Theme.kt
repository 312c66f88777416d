package app.kith.screens

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Shapes
import androidx.compose.material3.Typography
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.Hyphens
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import app.kith.ffi.Palette
import app.kith.ffi.Tokens
import app.kith.ffi.designTokens

/** Colours, type and spacing of the core. */
private val tokens: Tokens by lazy(::designTokens)

/** Distances of the core. */
object Space {
    val edge: Dp get() = tokens.space.edge.dp
    val gap: Dp get() = tokens.space.gap.dp
    val tight: Dp get() = tokens.space.tight.dp
    val section: Dp get() = tokens.space.section.dp
    val corner: Dp get() = tokens.space.corner.dp

    /** The least side of what can be touched. */
    val touch: Dp get() = tokens.space.touch.dp

    /** The widest that a text is set. */
    val widestText: Dp get() = tokens.space.widestText.dp

    /** What is touched with a trembling hand. */
    val largeTouch: Dp get() = touch * 1.75f
}

/** What Material has no name for. */
data class Colours(
    val crisis: Color,
    val onCrisis: Color,
    val crisisSoft: Color,
    val onCrisisSoft: Color,
    val careful: Color,
)

/** The colours beside those of Material. */
val LocalColours = staticCompositionLocalOf { coloursOf(tokens.light) }

/** The theme of every screen. Letters grow with the person's own setting. */
@Composable
fun KithTheme(
    dark: Boolean = isSystemInDarkTheme(),
    letters: FontFamily = FontFamily.Default,
    content: @Composable () -> Unit,
) {
    val palette = if (dark) tokens.dark else tokens.light
    CompositionLocalProvider(LocalColours provides coloursOf(palette)) {
        MaterialTheme(schemeOf(palette, dark), shapes(), typography(letters), content)
    }
}

private fun colour(text: String) = Color(0xFF000000 or text.removePrefix("#").toLong(16))

private fun coloursOf(palette: Palette) = Colours(
    crisis = colour(palette.crisis),
    onCrisis = colour(palette.onCrisis),
    crisisSoft = colour(palette.crisisSoft),
    onCrisisSoft = colour(palette.onCrisisSoft),
    careful = colour(palette.careful),
)

private fun schemeOf(palette: Palette, dark: Boolean) = (if (dark) darkColorScheme() else lightColorScheme()).copy(
    primary = colour(palette.accent),
    onPrimary = colour(palette.onAccent),
    primaryContainer = colour(palette.accentSoft),
    onPrimaryContainer = colour(palette.onAccentSoft),
    secondary = colour(palette.accent),
    onSecondary = colour(palette.onAccent),
    secondaryContainer = colour(palette.accentSoft),
    onSecondaryContainer = colour(palette.onAccentSoft),
    tertiary = colour(palette.crisis),
    onTertiary = colour(palette.onCrisis),
    tertiaryContainer = colour(palette.crisisSoft),
    onTertiaryContainer = colour(palette.onCrisisSoft),
    background = colour(palette.background),
    onBackground = colour(palette.text),
    surface = colour(palette.surface),
    onSurface = colour(palette.text),
    surfaceVariant = colour(palette.surfaceSoft),
    onSurfaceVariant = colour(palette.textSoft),
    surfaceTint = colour(palette.surface),
    surfaceContainer = colour(palette.surface),
    surfaceContainerHigh = colour(palette.surfaceSoft),
    surfaceContainerHighest = colour(palette.surfaceSoft),
    outline = colour(palette.outline),
    outlineVariant = colour(palette.surfaceSoft),
    error = colour(palette.careful),
)

private fun shapes() = Shapes(
    extraSmall = RoundedCornerShape(Space.tight),
    small = RoundedCornerShape(Space.corner),
    medium = RoundedCornerShape(Space.corner),
    large = RoundedCornerShape(Space.corner),
    extraLarge = RoundedCornerShape(Space.corner * 2),
)

private fun typography(letters: FontFamily): Typography {
    val type = tokens.letters
    fun style(size: Double, weight: FontWeight = FontWeight.Normal) = TextStyle(
        fontFamily = letters,
        fontSize = size.sp,
        lineHeight = (size * type.lineHeight).sp,
        fontWeight = weight,
        lineBreak = LineBreak.Paragraph,
        hyphens = Hyphens.Auto,
    )
    val body = style(type.body)
    return Typography(
        headlineSmall = style(type.title, FontWeight.SemiBold),
        titleLarge = style(type.heading, FontWeight.SemiBold),
        titleMedium = style(type.heading, FontWeight.Medium),
        bodyLarge = body,
        bodyMedium = body,
        bodySmall = style(type.small),
        labelLarge = style(type.body, FontWeight.Medium),
        labelMedium = style(type.small, FontWeight.Medium),
        labelSmall = style(type.small),
    )
}
