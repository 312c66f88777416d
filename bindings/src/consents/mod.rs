//! Consents: what is agreed to, declined and withdrawn.
//!
//! [`Consents`] has the verbs. A [`ConsentText`] is shown and becomes a [`ConsentDecision`]; [`ConsentStanding`] says how
//! what is needed stands, [`MissingConsent`] what keeps something from going on a [`ConsentChannel`], and [`SignedConsent`] is a decision opened again.

mod decision;
mod names;
mod text;
mod verbs;

pub use decision::{
    ConsentChannel, ConsentChoice, ConsentDecision, ConsentSide, ConsentStanding, ConsentState, ConsentVerdict,
    MissingConsent, SignedConsent,
};
pub use text::{ConsentDocument, ConsentPart, ConsentQuestion, ConsentSection, ConsentText};
pub use verbs::Consents;
