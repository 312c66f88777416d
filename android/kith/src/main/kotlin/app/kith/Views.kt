package app.kith

import app.kith.ffi.ConsentDecision
import app.kith.ffi.ConsentText
import app.kith.ffi.Consents
import app.kith.ffi.CrisisItem
import app.kith.ffi.CrisisPlan
import app.kith.ffi.CrisisStepName
import app.kith.ffi.SharedContent
import app.kith.ffi.SharedValue

/** Agrees to the text that was shown. If it is not the current one any more, the call fails with `consent_changed`. */
suspend fun Consents.give(text: ConsentText, with: String? = null): ConsentDecision = give(text.document, with, text.hash)

/** What stands in a step, in its order; empty if nothing does. */
operator fun CrisisPlan.get(step: CrisisStepName): List<CrisisItem> = steps.firstOrNull { it.step == step }?.items.orEmpty()

/** The text of a field; `null` if it has none or is no text. */
fun SharedContent.text(field: String): String? = (value(field) as? SharedValue.Text)?.text

/** The number of a field, or its time in milliseconds; `null` if it has none or is no number. */
fun SharedContent.number(field: String): Long? = (value(field) as? SharedValue.Number)?.number

/** The texts of a field; `null` if it has none or is no list of texts. */
fun SharedContent.texts(field: String): List<String>? = (value(field) as? SharedValue.Texts)?.texts

private fun SharedContent.value(field: String): SharedValue? = fields.firstOrNull { it.name == field }?.value
