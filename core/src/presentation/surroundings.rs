//! What the device says of where it is.

/// What the device says of where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// The language and territory that the device is set to (BCP 47, such as `es-MX`).
    pub locale: String,
    /// The time zone (IANA, such as `Europe/Madrid`). Where it is none that is known, times are shown in UTC.
    pub zone: String,
}
