//! What there is to decide on.

use serde::{Deserialize, Serialize};

use crate::foundation::types::{Code, Error, Result};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $text:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$item])* $variant,)* }

        impl $name {
            /// Every one, in the order in which they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
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
    )*};
}

names! {
    /// A text that is agreed to, declined or withdrawn.
    Document {
        /// How both sides write to each other; both acknowledge it.
        Boundaries = "boundaries",
        /// Writing to one person here.
        Messages = "messages",
        /// Letting one person see what is chosen for them.
        Sharing = "sharing",
        /// Files, prints, e-mail: what leaves encryption. It is decided for oneself.
        Export = "export",
    }

    /// A way on which something goes to somebody.
    Channel {
        /// Messages, and what a therapist assigns.
        Messages = "messages",
        /// Records that are shared.
        Records = "records",
        /// Files, prints, e-mail.
        Export = "export",
    }

    /// What it is for.
    Purpose {
        /// To agree on how to write.
        Boundaries = "boundaries",
        /// To be in touch about one's care.
        Contact = "contact",
        /// To let somebody see something.
        Sharing = "sharing",
        /// To have it outside.
        Copying = "copying",
    }
}

impl Document {
    /// The channel and the purpose that it speaks of, and no others (M12).
    pub const fn covers(self) -> (Channel, Purpose) {
        match self {
            Document::Boundaries => (Channel::Messages, Purpose::Boundaries),
            Document::Messages => (Channel::Messages, Purpose::Contact),
            Document::Sharing => (Channel::Records, Purpose::Sharing),
            Document::Export => (Channel::Export, Purpose::Copying),
        }
    }
}
