use super::Person;
use super::sharing::{ana_and, opens, shares};
use crate::care::consent::log::{Verified, verify};
use crate::care::journal::NewEntry;
use crate::exchange::identity::Role;
use crate::foundation::vault::params;
use crate::presentation::{AccessLogState, Effect, Field, Place, ScreenContent, Shareable};

const DAY: i64 = 24 * 3_600_000;

fn log(person: &Person) -> AccessLogState {
    opens(person, Place::AccessLog);
    match person.content() {
        ScreenContent::AccessLog { state } => state,
        other => panic!("{other:?}"),
    }
}

fn shared(ana: &Person) {
    let entry = NewEntry {
        text: "The harbour was quiet.",
        mood: None,
        tags: &[],
    };
    let entry = ana.companion.journal().write(entry).expect("written").id;
    shares(ana, Shareable::Entry { entry }, "Cleo");
}

#[test]
fn what_happened_stands_by_day_in_sentences_the_newest_first() {
    assert!(log(&Person::ana()).nothing.is_some());
    let (ana, cleo) = ana_and("Cleo", Role::Supporter);
    shared(&ana);
    ana.clock.advance(DAY);
    ana.unlocks();
    ana.companion.reaches(&cleo.companion);
    let state = log(&ana);
    let days: Vec<_> = state.days.iter().map(|day| day.day.text.as_str()).collect();
    assert_eq!(days, ["Today", "Yesterday"]);
    assert_eq!(
        state.days[0].lines[0].sentence.text,
        "Cleo was sent a journal entry (text)."
    );
    let yesterday: Vec<_> = state.days[1].lines.iter().map(|line| &*line.sentence.text).collect();
    assert_eq!(
        yesterday,
        [
            "You share a journal entry (text) with Cleo.",
            "You said yes to sharing with Cleo."
        ]
    );
    assert!(state.alarms.is_empty() && state.more.is_none());
}

#[test]
fn the_log_leaves_as_a_file_after_a_proof_and_the_file_can_be_verified() {
    let (ana, _) = ana_and("Cleo", Role::Supporter);
    shared(&ana);
    for _ in 0..2 {
        ana.clock.advance(DAY / 24 / 20);
        log(&ana);
    }
    assert_eq!(ana.takes(log(&ana).export), None);
    ana.types(Field::Passphrase, super::person::PASSPHRASE);
    let proof = ana.sees().proof.expect("asked who it is");
    match ana.takes(proof.with_passphrase) {
        Some(Effect::ShareFile { name, mime, bytes }) => {
            assert_eq!((&*name, &*mime), ("kith-access-log.json", "application/json"));
            let text = String::from_utf8(bytes).expect("text");
            assert!(matches!(verify(&text).expect("a log"), Verified::Whole(_)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_log_that_is_not_as_it_was_is_said_calmly_with_what_to_do() {
    let (ana, cleo) = ana_and("Cleo", Role::Supporter);
    let them = cleo.companion.me().expect("an account").account;
    let own = ana.companion.me().expect("an account").account;
    for account in [own, them] {
        ana.companion.in_the_vault(|tx, now| {
            tx.execute(
                "INSERT INTO log_findings (account, device, told_by, place, noticed_at_ms) VALUES (?1, ?2, ?3, 2, ?4)",
                params![account, account.as_bytes()[..16].to_vec(), them, now],
            )
        });
    }
    let alarms = log(&ana).alarms;
    let mut said: Vec<_> = alarms.iter().map(|alarm| alarm.what.id.as_str()).collect();
    said.sort_unstable();
    assert_eq!(said, ["log-alarm-other", "log-alarm-own"]);
    assert!(alarms.iter().all(|alarm| alarm.to_do.text.contains("Cleo")));
}
