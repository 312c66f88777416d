//! The texts as they stand in the file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// The files, English first.
pub(super) const SHIPPED: [&str; 2] = [include_str!("../../words/en.json"), include_str!("../../words/es.json")];

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $(pub $field: String),* }
        )*
    };
}

/// The texts of one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub locale: String,
    #[serde(rename = "licence")]
    _licence: String,
    pub crisis: Crisis,
    pub consent: Consent,
    pub share: Share,
    pub refused: Refused,
    pub readers: Readers,
    pub log: Log,
    pub lock: Lock,
    pub session: Session,
    pub trouble: Trouble,
}

texts! {
    /// Of `crisis`.
    Crisis {
        kept, opens_without, opens_with, printed, nothing_left_out, left_out, names, bring_back,
        see_left_out,
    }
    /// Of `consent`.
    Consent {
        now, agree_with, agree_alone, declined, taken_back, taken_back_own, taken_back_sharing,
        shares_ended, no_shares_ended, share_ended, gone_from_theirs, agreed_to, type_yes, stands,
        to_decide, theirs_missing, no, withdrawn, changed, you, consent, about, by, with, genuine,
        not_signed, text_differs, text_unknown, decided_on,
    }
    /// Of `share`.
    Share {
        why, until, helping, may_propose, given, taken_back, proposed, somebody_removed, nothing,
        with_person, from_person, state, ends, what, live, revoked, expired, no_proposals, who,
        field, when, text, taken_over, unchanged, share_ended, not_permitted, not_fitting,
        sees_nothing, delivery_wait, delivery_too_large, delivery_paused, delivery_consent_needed,
    }
    /// Of `refused`, and of passes that refuse something.
    Refused {
        nothing, one, many, when, whom, what, why, message, assignment, proposal, dismiss, dismissed,
        why_consent, why_ended, why_permitted, why_other,
    }
    /// Of `who-can-read`.
    Readers {
        no_device, one_device, devices, strange, conversation, alone, you, you_everything, leaving,
        until, not_sent, before, nobody, plan, on_map, entry,
    }
    /// Of `log`.
    Log {
        nothing, when, what, somebody, theirs_differs, ours_differs, whole,
    }
    /// Of `lock`.
    Lock {
        ended, none_ran, screen_never, screen, key_stays, key, background_off, background_screen,
        background_key, for_apps, at_once, after, second, minute, hour, seconds, minutes, hours,
    }
    /// Of `passphrase`.
    Session {
        passphrase, new_passphrase, once_more,
    }
}

/// About what went wrong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    /// What to do next, by code.
    pub next: BTreeMap<String, String>,
    /// The same by advice, where the code has nothing.
    pub advice: BTreeMap<String, String>,
    /// What a code means, in the place of the error's own words, which are English.
    pub codes: BTreeMap<String, String>,
    /// The same for one error, by its own words, where they say more than the code.
    pub details: BTreeMap<String, String>,
}

pub(super) fn all() -> &'static [Words] {
    static LOADED: OnceLock<Vec<Words>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let read = |text: &&str| serde_json::from_str(text).expect("a test reads every shipped text");
        SHIPPED.iter().map(read).collect()
    })
}
