package app.kith.platform

import android.content.Context
import java.util.Properties

/**
 * Every text that this module shows, from a closed list: none says anything of a person's health, and no other text can
 * reach a notification. They stand in the folder `words` beside this class, in English and Spanish.
 */
enum class Word {
    REMINDERS,
    REMINDER_TITLE,
    REMINDER_TEXT,
    OPEN_FOR_REMINDERS_TITLE,
    OPEN_FOR_REMINDERS_TEXT,
    OPEN_TO_ANSWER_TITLE,
    OPEN_TO_ANSWER_TEXT,
    QUICK_ACCESS,
    QUICK_ACCESS_TITLE,
    QUICK_ACCESS_TEXT,
    DONE,
    NOT_TODAY,
    LATER,
    UNLOCK_TITLE,
    UNLOCK_CANCEL,
    PRINT_NAME,
    ;

    /** In the language of the phone, if it is one of these, else in English. */
    fun on(context: Context): String = inLanguage(context.resources.configuration.locales[0].language)

    internal fun inLanguage(language: String): String = (WORDS[language] ?: WORDS.getValue("en")).getValue(this)

    internal companion object {
        val WORDS: Map<String, Map<Word, String>> = listOf("en", "es").associateWith { language ->
            val texts = Properties()
            val file = checkNotNull(Word::class.java.getResourceAsStream("words/$language.properties")) { "packed with this class" }
            file.reader().use(texts::load)
            entries.associateWith { checkNotNull(texts.getProperty(it.name)) { "a test holds the files to this list" } }
        }
    }
}
