package app.kith.platform

import android.content.Context

/** A service that every phone has. */
internal inline fun <reified T : Any> Context.service(): T =
    checkNotNull(getSystemService(T::class.java)) { "every Android of the supported versions has it" }
