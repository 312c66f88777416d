//! What a person is to another, and how sure that is.

use serde::{Deserialize, Serialize};

use crate::foundation::types::{Code, Error, Result};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$item])* $variant,)* }

        impl $name {
            /// Every one.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The stable name.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> {
                match text {
                    $($text => Ok($name::$variant),)*
                    _ => Err(Error::new(Code::InvalidInput, concat!("known are: ", $($text, " "),*))),
                }
            }
        }
    };
}

named! {
    /// A person's part in a patient's care.
    Role {
        /// Owns the data and the keys.
        Patient = "patient",
        /// Sees what is granted, assigns practice, keeps boundaries.
        Therapist = "therapist",
        /// Family or friend; sees what is granted.
        Supporter = "supporter",
        /// Helps by having lived through it; sees less than a therapist.
        PeerWorker = "peer_worker",
        /// Of a minor; sees what is granted and nothing more.
        Guardian = "guardian",
    }
}

named! {
    /// How sure it is that a person is who they seem.
    Verified {
        /// Not at all.
        None = "none",
        /// Paired by an invitation: as sure as the way the link took.
        Link = "link",
        /// Compared in person: the safety number or the code.
        Compared = "compared",
    }
}
