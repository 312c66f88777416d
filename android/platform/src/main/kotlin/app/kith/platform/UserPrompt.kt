package app.kith.platform

import javax.crypto.Cipher

/** What came of asking a person to prove that it is them. */
enum class Proved {
    /** They did. */
    YES,

    /** They did not want to. */
    DISMISSED,

    /** Nobody looks at Kith, or this phone cannot ask for it now. */
    NOBODY_ASKED,
}

/** Asks a person to prove that it is them. */
fun interface UserPrompt {
    /**
     * Asks, and waits for the answer; not for the main thread. With [cipher], the proof counts for that cipher alone; `null`
     * for a proof that lasts some seconds.
     */
    fun ask(proof: Proof, cipher: Cipher?): Proved
}
