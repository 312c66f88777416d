package app.kith.screens

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.TextLayoutResult
import app.kith.ffi.Input
import app.kith.ffi.Offer
import app.kith.ffi.Phrase
import java.lang.reflect.Modifier.isStatic

/** This node and all below it, in their order. */
fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

/** Whether it is a field to type into. */
val SemanticsNode.isField: Boolean
    get() = config.contains(SemanticsActions.SetText)

/** Whether it can be touched. */
val SemanticsNode.isTouched: Boolean
    get() = config.contains(SemanticsActions.OnClick) || isField

/** What a screen reader says of a merged node. */
val SemanticsNode.label: String
    get() {
        val described = config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
        return described.ifEmpty { config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } }.joinToString()
    }

/** How its text was laid out, if it has one. */
val SemanticsNode.layout: TextLayoutResult?
    get() {
        val results = mutableListOf<TextLayoutResult>()
        config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(results)
        return results.firstOrNull()
    }

/** Where it is, also where a parent cuts it off. */
val SemanticsNode.place: Rect
    get() = Rect(positionInRoot.x, positionInRoot.y, positionInRoot.x + size.width, positionInRoot.y + size.height)

/**
 * What a screen reader says of an unmerged tree, from the first to the last: the pane's name, then every text as it is laid
 * out, groups by their index, and what a row does after what stands in it.
 */
fun SemanticsNode.heard(): List<String> {
    val pane = all().firstNotNullOfOrNull { it.config.getOrNull(SemanticsProperties.PaneTitle) }
    val texts = texts()
    val title = texts.indexOf(pane)
    return listOfNotNull(pane) + texts.filterIndexed { at, _ -> at != title }
}

private fun SemanticsNode.texts(): List<String> {
    if (config.isClearingSemantics || config.contains(SemanticsProperties.HideFromAccessibility)) return emptyList()
    val described = config.getOrNull(SemanticsProperties.ContentDescription)
    val own = described ?: config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
    val below = if (described != null) emptyList() else inOrder().flatMap { it.texts() }
    val does = config.getOrNull(SemanticsActions.OnClick)?.label
    return own.filter { it.isNotEmpty() } + below + listOfNotNull(does)
}

private fun SemanticsNode.inOrder() = children.sortedBy { it.config.getOrNull(SemanticsProperties.TraversalIndex) ?: 0f }

/** Everything of a kind in a record, in the order of its fields. Nothing inside of what is found is looked at. */
inline fun <reified T : Any> Any?.every(): List<T> = everyOf(this, T::class.java)

/** The same, for a class. */
fun <T : Any> everyOf(value: Any?, kind: Class<T>): List<T> = when {
    value == null || value is Enum<*> || value is Phrase && kind != Phrase::class.java -> emptyList()
    kind.isInstance(value) -> listOf(kind.cast(value))
    value is List<*> -> value.flatMap { everyOf(it, kind) }
    value is Offer || value is Input -> emptyList()
    value.javaClass.packageName == Offer::class.java.packageName ->
        value.javaClass.declaredFields.filterNot { isStatic(it.modifiers) }.flatMap { field ->
            field.isAccessible = true
            everyOf(field.get(value), kind)
        }
    else -> emptyList()
}
