package app.kith.screens

import app.kith.ffi.Input
import app.kith.ffi.Offer
import app.kith.ffi.Screen
import app.kith.ffi.ScreenContent
import java.io.File
import java.lang.reflect.Field
import java.lang.reflect.Modifier.isAbstract
import java.lang.reflect.Modifier.isStatic
import java.lang.reflect.ParameterizedType
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.jupiter.api.Test

/** What the sources of the views may not have, and must have. */
class SourcesTest {
    private val sources = File("src/main/kotlin/app/kith/screens").listFiles().orEmpty()
        .associate { it.name to it.readText().replace(COMMENTS, "") }

    @Test
    fun `no view has a sentence of its own`() {
        assertTrue(sources.size > 10, "the sources are where this looks for them")
        val said = sources.flatMap { (name, text) ->
            STRINGS.findAll(text).filter { it.value.any(Char::isLetter) }.map { "$name: ${it.value}" }
        }
        assertEquals(emptyList(), said)
    }

    @Test
    fun `every offer and every field of a state is read in its view`() {
        val unread = ScreenContent::class.java.permittedSubclasses.flatMap { kind ->
            val view = "${kind.simpleName}View.kt"
            val state = kind.getDeclaredField("state").type
            fieldsOf(state).filter { leadsToWhatIsDone(it.kind) }.mapNotNull { field ->
                "$view reads no state.${field.name}".takeUnless { sources[view].orEmpty().reads("state.${field.name}") }
            }
        }
        assertEquals(emptyList(), unread)
    }

    @Test
    fun `every offer and every field of what states are made of is read in some view`() {
        val parts = (ScreenContent::class.java.permittedSubclasses.map { it.getDeclaredField("state").type } + Screen::class.java)
            .flatMap { everyPart(it) }.distinct()
        val unread = parts.flatMap { part ->
            fieldsOf(part).filter { leadsToWhatIsDone(it.kind) }.filter { field ->
                sources.values.none { it.reads(".${field.name}") }
            }.map { "${part.simpleName}.${it.name} is read nowhere" }
        }
        assertEquals(emptyList(), unread)
    }

    private class Part(val name: String, val kind: Class<*>)

    private fun fieldsOf(record: Class<*>) = record.declaredFields
        .filterNot { isStatic(it.modifiers) }
        .map { Part(it.name, it.held()) }

    /** What a field holds, or what its list does. */
    private fun Field.held(): Class<*> =
        (genericType as? ParameterizedType)?.actualTypeArguments?.firstOrNull() as? Class<*> ?: type

    private fun everyPart(record: Class<*>): List<Class<*>> = fieldsOf(record)
        .map { it.kind }
        .filter { it.isRecord && it != Offer::class.java && it != Input::class.java }
        .flatMap { listOf(it) + everyPart(it) }

    private fun leadsToWhatIsDone(kind: Class<*>): Boolean = kind == Offer::class.java || kind == Input::class.java ||
        kind.isRecord && fieldsOf(kind).any { leadsToWhatIsDone(it.kind) }

    /** A record of the library: neither an enum nor what an action is made of. */
    private val Class<*>.isRecord: Boolean
        get() = packageName == Offer::class.java.packageName && !isEnum && superclass == Any::class.java &&
            !isAbstract(modifiers)

    private fun String.reads(field: String) = Regex("${Regex.escape(field)}\\b").containsMatchIn(this)

    private companion object {
        val COMMENTS = Regex("""/\*.*?\*/|//[^\n]*""", RegexOption.DOT_MATCHES_ALL)
        val STRINGS = Regex(""""(\\.|[^"\\\n])*"""")
    }
}
