package app.kith

import app.kith.ffi.Advice
import app.kith.ffi.KithException

/** The stable code of any error, such as `wrong_passphrase`. */
val KithException.code: String
    get() = when (this) {
        is KithException.WrongKey -> code
        is KithException.Locked -> code
        is KithException.Damaged -> code
        is KithException.NewerVersion -> code
        is KithException.Busy -> code
        is KithException.InvalidInput -> code
        is KithException.NotFound -> code
        is KithException.Refused -> code
        is KithException.Network -> code
        is KithException.Storage -> code
        is KithException.Cancelled -> code
        is KithException.Internal -> code
    }

/** What the person, or the app for them, can do next. */
val KithException.advice: Advice
    get() = when (this) {
        is KithException.WrongKey -> advice
        is KithException.Locked -> advice
        is KithException.Damaged -> advice
        is KithException.NewerVersion -> advice
        is KithException.Busy -> advice
        is KithException.InvalidInput -> advice
        is KithException.NotFound -> advice
        is KithException.Refused -> advice
        is KithException.Network -> advice
        is KithException.Storage -> advice
        is KithException.Cancelled -> advice
        is KithException.Internal -> advice
    }

/** For the developer's eye; it holds nothing that a person wrote. */
val KithException.detail: String
    get() = when (this) {
        is KithException.WrongKey -> detail
        is KithException.Locked -> detail
        is KithException.Damaged -> detail
        is KithException.NewerVersion -> detail
        is KithException.Busy -> detail
        is KithException.InvalidInput -> detail
        is KithException.NotFound -> detail
        is KithException.Refused -> detail
        is KithException.Network -> detail
        is KithException.Storage -> detail
        is KithException.Cancelled -> detail
        is KithException.Internal -> detail
    }
