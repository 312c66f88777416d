package app.kith.platform

import java.util.Properties
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** The closed list of what can be seen outside of Kith. */
class WordTest {
    private fun file(language: String) = Properties().apply {
        Word::class.java.getResourceAsStream("words/$language.properties")!!.reader().use(::load)
    }

    @Test
    fun `both languages have each text, and none besides`() {
        for (language in listOf("en", "es")) {
            assertEquals(Word.entries.map { it.name }.toSet(), file(language).stringPropertyNames())
            assertTrue(Word.entries.all { it.inLanguage(language).length in 2..60 })
        }
    }

    @Test
    fun `a phone in another language reads English`() = assertEquals("Done", Word.DONE.inLanguage("fi"))

    @Test
    fun `Spanish letters are whole`() = assertEquals("Más tarde", Word.LATER.inLanguage("es"))

    @Test
    fun `no text says anything of health`() {
        val told = Regex(
            "health|crisis|therap|medic|pill|mood|symptom|suicid|help|emergency|plan de|salud|terap|medic|ánimo|síntoma|ayuda|emergencia",
            RegexOption.IGNORE_CASE,
        )
        for (language in listOf("en", "es")) {
            for (word in Word.entries) assertTrue("$word", told.find(word.inLanguage(language)) == null)
        }
    }
}
