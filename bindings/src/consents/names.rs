//! Names that the core has too.

use kith::care::consent::decisions as core;

use super::{ConsentChoice, ConsentPart, ConsentSide, ConsentState, ConsentVerdict};

macro_rules! same_names {
    ($($core:ident => $ours:ident { $($variant:ident)* })*) => {$(
        impl From<core::$core> for $ours {
            fn from(value: core::$core) -> Self {
                match value { $(core::$core::$variant => $ours::$variant,)* }
            }
        }
    )*};
}

same_names! {
    Part => ConsentPart { Purpose Benefits Risks Limits Protection Exceptions Withdrawal }
    Side => ConsentSide { Mine Theirs }
    Choice => ConsentChoice { Given Refused Withdrawn }
    Lack => ConsentState { Never Refused Withdrawn Changed }
    Verdict => ConsentVerdict { Genuine NotSigned TextDiffers TextUnknown }
}
