//! Deleting, coming back, restoring, erasing.

use super::{ENTRY, account, device, record};
use crate::exchange::records::{Author, EncodedOp, Life, Op, RecordState, Scalar, fold};
use crate::foundation::types::{Code, Hlc, Millis};

struct Device {
    author: Author,
    ops: Vec<Op>,
}

fn phone_and_tablet() -> (Device, Device) {
    let make = |name| Device {
        author: Author::new(account(), device(name), 0, Hlc::default()),
        ops: Vec::new(),
    };
    (make(1), make(2))
}

impl Device {
    fn state(&self) -> RecordState<'_> {
        match self.ops.is_empty() {
            true => RecordState::unwritten(record(), ENTRY),
            false => fold(record(), &self.ops),
        }
    }

    fn life(&self) -> Life {
        self.state().life()
    }

    fn does(
        &mut self,
        verb: impl FnOnce(&mut Author, &RecordState<'_>) -> crate::foundation::types::Result<Option<EncodedOp>>,
    ) {
        let mut author = self.author.clone();
        let made = verb(&mut author, &self.state()).expect("permitted").expect("a change");
        self.author = author;
        self.ops.push(made.op().clone());
    }

    fn titles(&mut self, title: &str) {
        self.does(|author, state| author.set(state, "title", Scalar::Text(title.into()), Millis(1)));
    }

    fn deletes(&mut self) {
        self.does(|author, state| author.delete(state, Millis(2)));
    }

    fn hears(&mut self, other: &Device) {
        self.ops.extend(other.ops.iter().cloned());
    }
}

#[test]
fn a_deletion_that_had_seen_everything_deletes() {
    let (mut phone, mut tablet) = phone_and_tablet();
    phone.titles("Monday");
    tablet.hears(&phone);
    tablet.titles("Tuesday");
    tablet.deletes();
    phone.hears(&tablet);
    assert_eq!((phone.life(), tablet.life()), (Life::Deleted, Life::Deleted));
}

#[test]
fn an_edit_that_the_deletion_had_not_seen_brings_the_record_back_visibly() {
    let (mut phone, mut tablet) = phone_and_tablet();
    phone.titles("Monday");
    tablet.hears(&phone);
    phone.titles("Monday, better");
    tablet.deletes();
    phone.hears(&tablet);
    let state = phone.state();
    assert_eq!(state.life(), Life::Returned);
    assert_eq!(state.returned_by().len(), 1);
    assert_eq!(state.value("title"), Some(&Scalar::Text("Monday, better".into())));
}

#[test]
fn an_edit_of_a_returned_record_settles_that_it_stays() {
    let (mut phone, mut tablet) = phone_and_tablet();
    phone.titles("Monday");
    tablet.hears(&phone);
    phone.titles("Monday, better");
    tablet.deletes();
    phone.hears(&tablet);
    phone.titles("Monday, best");
    assert_eq!(phone.life(), Life::Live);
    phone.deletes();
    assert_eq!(phone.life(), Life::Deleted);
}

#[test]
fn a_deleted_record_is_edited_only_after_it_was_restored() {
    let (mut phone, _) = phone_and_tablet();
    phone.titles("Monday");
    phone.deletes();
    let refused = phone
        .author
        .clone()
        .set(&phone.state(), "title", Scalar::Nil, Millis(3));
    assert_eq!(refused.expect_err("deleted").code(), Code::NotFound);
    phone.does(|author, state| author.restore(state, Millis(3)));
    assert_eq!(phone.life(), Life::Live);
    assert_eq!(phone.state().value("title"), Some(&Scalar::Text("Monday".into())));
}

#[test]
fn a_second_deletion_that_did_not_know_of_the_restoring_does_not_hide_it() {
    let (mut phone, mut tablet) = phone_and_tablet();
    phone.titles("Monday");
    tablet.hears(&phone);
    phone.deletes();
    tablet.deletes();
    phone.does(|author, state| author.restore(state, Millis(3)));
    phone.hears(&tablet);
    assert_eq!(phone.life(), Life::Returned);
}

#[test]
fn an_erased_record_takes_no_operation_and_nothing_brings_it_back() {
    let (mut phone, mut tablet) = phone_and_tablet();
    phone.titles("Monday");
    tablet.hears(&phone);
    phone.does(|author, state| author.erase(state, Millis(2)));
    tablet.titles("written later, without knowing");
    phone.hears(&tablet);
    assert_eq!(phone.life(), Life::Erased);
    assert_eq!(phone.state().fields().count(), 0);
    assert_eq!(
        phone
            .author
            .clone()
            .delete(&phone.state(), Millis(4))
            .expect_err("erased")
            .code(),
        Code::NotFound
    );
    assert_eq!(phone.author.clone().erase(&phone.state(), Millis(4)), Ok(None));
}
