//! Consents, where a test is about something else.

use kith::care::consent::decisions::Side;
use kith::companion::Companion;

/// Agrees to everything that is needed of this side, with everybody it knows and for itself. The others learn of it at the
/// next sync of both.
pub fn agree(companion: &Companion) {
    let consents = companion.consents();
    let me = companion.me().expect("an account").account;
    for standing in consents.list(None).expect("the consents") {
        if standing.side == Side::Mine && standing.lack.is_some() {
            let seen = consents.text(standing.document, "en").expect("a text").hash();
            let name = standing.person.to_string();
            let with = (standing.person != me).then_some(name.as_str());
            consents.give(standing.document, with, seen).expect("given");
        }
    }
}
