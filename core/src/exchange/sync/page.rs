//! Taking a page of entries in: one transaction, a savepoint around each entry.
//!
//! An entry that cannot be taken in becomes a gap that can be seen; the log goes on. A commit that cannot be taken in
//! stops the conversation, since everything behind it depends on it.

use kith_wire::channel::{CommitFacts, Content, Page, Pulled};
use kith_wire::id::{EntryHash, Epoch};

use super::alarm::{self, Alarm};
use super::conversation::{Conversation, State};
use super::envelope::Envelope;
use super::gaps::{self, Reason};
use super::handler::{Handlers, Inbound, Weight};
use super::log::Known;
use super::rules::Rules;
use super::{commit, epochs, log, members, parked, queue, repair, run, seal};
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::person::{self, Person};
use crate::exchange::mls::{Context, Group, Member, ReceiveFault, Received, Removes};
use crate::foundation::types::{Code, ConversationId, Error, Millis, Result};
use crate::foundation::vault::{Tx, params};

/// What a page brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Taken {
    /// Counted items that arrived.
    pub(super) received: u64,
    /// Counted own items that were met before the relay's answer was seen.
    pub(super) confirmed: u64,
}

/// Takes `page` in.
pub(super) fn take(
    context: &Context<'_>,
    conversation: ConversationId,
    page: &Page,
    handlers: &dyn Handlers,
    now: Millis,
) -> Result<Taken> {
    let mut taken = Taken::default();
    // Loaded once for the entries of an epoch: loading costs more than reading one.
    let mut group = None;
    for pulled in &page.entries {
        let conversation = Conversation::load(context.tx, conversation)?;
        if !matches!(conversation.state, State::Active | State::Paused) {
            return Ok(taken);
        }
        let one = Entry {
            context,
            conversation: &conversation,
            pulled,
            hash: pulled.content.hash(),
            now,
        };
        let outcome = one.take(&mut group, handlers)?;
        taken.received += outcome.received;
        taken.confirmed += outcome.confirmed;
    }
    Ok(taken)
}

struct Entry<'a> {
    context: &'a Context<'a>,
    conversation: &'a Conversation,
    pulled: &'a Pulled,
    hash: EntryHash,
    now: Millis,
}

impl Entry<'_> {
    /// Takes the entry in. `loaded` is the group as it is stored, if it is in memory.
    fn take(&self, loaded: &mut Option<Group>, handlers: &dyn Handlers) -> Result<Taken> {
        let tx = self.context.tx;
        let id = self.conversation.id;
        let known = log::known(tx, id, &self.hash)?;
        if known == Known::Taken {
            // Read again after a repair: it counts for the running hash and was handed over before.
            return match self.pulled.commit {
                None => self.step(epochs::current(tx, id)?.epoch),
                Some(_) => self.move_on(None),
            }
            .map(|()| Taken::default());
        }
        let (group_id, ..) = self.conversation.begun()?;
        let mut group = match loaded.take() {
            Some(group) => group,
            None => Group::load(*self.context, group_id)?
                .ok_or_else(|| Error::new(Code::Damaged, "an open conversation's group is missing"))?,
        };
        if self.pulled.epoch != group.epoch() {
            // The relay's log is not the one that this device has followed.
            alarm::raise(tx, id, Alarm::RelayRegressed)?;
            return self.wedge().map(|()| Taken::default());
        }
        match (&self.pulled.commit, known) {
            (Some(_), Known::Own) if !commit::is_under_way(tx, id, &self.hash)? => {
                // The relay calls an entry of ours a commit.
                self.wedge().map(|()| Taken::default())
            }
            (Some(_), Known::Own) => {
                let (epoch, before) = (group.epoch(), group.members());
                commit::won(self.context, id, &mut group, self.now)?;
                self.entered(&group, epoch, &before, handlers)?;
                Ok(Taken::default())
            }
            (Some(facts), _) => {
                self.take_commit(group, facts, handlers)?;
                Ok(Taken::default())
            }
            (None, Known::Own) => {
                let confirmed = if tx.exists(
                    "SELECT 1 FROM outbox WHERE conversation = ?1 AND state = 'sealed' AND hash = ?2",
                    params![id, self.hash.0.0],
                )? {
                    // All of a request are stored or none.
                    seal::accepted(tx, id, handlers, self.now)?
                } else {
                    0
                };
                self.step(group.epoch())?;
                *loaded = Some(group);
                Ok(Taken { confirmed, received: 0 })
            }
            (None, _) => {
                let (received, as_stored) = self.take_application(&mut group, handlers)?;
                self.step(group.epoch())?;
                if as_stored {
                    *loaded = Some(group);
                }
                Ok(Taken { received, confirmed: 0 })
            }
        }
    }

    /// Records an application entry and moves the running hash and the cursor over it.
    fn step(&self, epoch: Epoch) -> Result<()> {
        let run = run::step(&self.conversation.run, &self.hash);
        log::taken(
            self.context.tx,
            self.conversation.id,
            &self.hash,
            epoch,
            &self.pulled.cursor,
            &run,
        )?;
        self.move_on(Some(&run))
    }

    fn move_on(&self, run: Option<&[u8; 32]>) -> Result<()> {
        self.context.tx.execute(
            "UPDATE conversations SET cursor = ?2, run = coalesce(?3, run) WHERE id = ?1",
            params![self.conversation.id, self.pulled.cursor.0, run],
        )?;
        Ok(())
    }

    /// How many counted items it brought, and whether the group is in memory as it is stored.
    fn take_application(&self, group: &mut Group, handlers: &dyn Handlers) -> Result<(u64, bool)> {
        let tx = self.context.tx;
        let id = self.conversation.id;
        let Content::Sealed(sealed) = &self.pulled.content else {
            gaps::note(tx, id, Reason::Expired, self.now)?;
            return Ok((0, true));
        };
        let mut fault = None;
        let received = tx.attempt(|tx| {
            let context = Context {
                tx,
                random: self.context.random,
            };
            match group.receive(context, &sealed.0) {
                Ok(Received::Application { sender, plaintext, .. }) => Ok((sender, plaintext)),
                // A commit that was posted as an application entry changes nothing.
                Ok(Received::Commit(_)) => Err(Error::new(Code::InvalidInput, "a commit in the wrong place")),
                Err(ReceiveFault::Store(error)) => Err(error),
                Err(cause) => {
                    fault = Some(cause);
                    Err(Error::new(Code::InvalidInput, "an entry that cannot be read"))
                }
            }
        });
        let (sender, plaintext) = match received {
            Ok(received) => received,
            Err(error) if error.code() == Code::InvalidInput => {
                gaps::note(tx, id, Reason::Unreadable, self.now)?;
                if fault == Some(ReceiveFault::OwnLeaf) {
                    self.strange_own_entry()?;
                }
                // What it did to the group was undone on the disk alone.
                return Ok((0, false));
            }
            Err(error) => return Err(error),
        };
        let read = tx.attempt(|tx| self.hand_over(tx, group, &sender, &plaintext, handlers));
        match read {
            Ok(Some(Weight::Counted)) => Ok((1, true)),
            Ok(_) => Ok((0, true)),
            Err(error) if error.code() == Code::InvalidInput => {
                gaps::note(tx, id, Reason::Refused, self.now)?;
                Ok((0, true))
            }
            Err(error) => Err(error),
        }
    }

    fn hand_over(
        &self,
        tx: &Tx<'_>,
        group: &Group,
        sender: &Member,
        plaintext: &[u8],
        handlers: &dyn Handlers,
    ) -> Result<Option<Weight>> {
        let id = self.conversation.id;
        let proven = Credential::prove(sender.credential(), sender.signature_key())?;
        if !members::may_write(tx, group, &proven, sender)? {
            return Err(Error::new(
                Code::InvalidInput,
                "an entry is from somebody who may not write here",
            ));
        }
        let epoch = group.epoch();
        let envelope = Envelope::open(plaintext)
            .ok_or_else(|| Error::new(Code::InvalidInput, "an entry holds no envelope of this version"))?;
        self.compare_logs(tx, epoch, &envelope)?;
        gaps::count(tx, id, (proven.account(), proven.device), envelope.counter, self.now)?;
        let fresh = tx.execute(
            "INSERT INTO received (conversation, account, message) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![id, proven.account(), envelope.message],
        )?;
        if fresh == 0 {
            return Ok(None);
        }
        if !handlers.knows(&envelope.kind) {
            parked::keep(
                tx,
                id,
                (proven.account(), proven.device),
                &envelope.kind,
                plaintext,
                self.now,
            )?;
            return Ok(Some(Weight::Housekeeping));
        }
        let item = Inbound {
            conversation: id,
            account: proven.account(),
            device: proven.device,
            message: envelope.message,
            sent_at: envelope.sent_at,
            kind: &envelope.kind,
            body: &envelope.body,
            now: self.now,
        };
        match tx.attempt(|tx| handlers.receive(tx, &item)) {
            Ok(()) => Ok(Some(handlers.weight(&envelope.kind))),
            Err(error) if error.code() == Code::InvalidInput => {
                gaps::note(tx, id, Reason::Refused, self.now)?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Whether the sender was shown the same log.
    fn compare_logs(&self, tx: &Tx<'_>, epoch: Epoch, envelope: &Envelope) -> Result<()> {
        let id = self.conversation.id;
        let entered = epochs::current(tx, id)?;
        let ours = match &envelope.seen {
            None => Some(entered.run_start()),
            Some(cursor) => log::run_at(tx, id, epoch, cursor)?,
        };
        let same = ours == Some(envelope.run.0) && seal::short(&entered.authenticator)? == envelope.authenticator;
        if same {
            Ok(())
        } else {
            alarm::raise(tx, id, Alarm::RelayRegressed)
        }
    }

    fn take_commit(&self, mut group: Group, facts: &CommitFacts, handlers: &dyn Handlers) -> Result<()> {
        let id = self.conversation.id;
        let (epoch, before) = (group.epoch(), group.members());
        commit::lost(self.context, id, &mut group)?;
        let Content::Sealed(sealed) = &self.pulled.content else {
            return self.wedge();
        };
        match group.receive(*self.context, &sealed.0) {
            Ok(Received::Commit(commit)) if commit.removes_us() => self.over(handlers),
            Ok(Received::Commit(commit)) => {
                let removes = commit.removes() == Removes::Somebody;
                let verifier = commit.relay_key.as_ref().map(|key| key.verifier());
                if verifier == Some(facts.verifier) && removes == facts.removes {
                    self.entered(&group, epoch, &before, handlers)
                } else {
                    self.wedge()
                }
            }
            Err(ReceiveFault::Store(error)) => Err(error),
            // Nobody can follow what closed the epoch.
            Ok(Received::Application { .. }) | Err(_) => self.wedge(),
        }
    }

    /// The group is in a new epoch.
    fn entered(&self, group: &Group, closed: Epoch, before: &[Member], handlers: &dyn Handlers) -> Result<()> {
        let tx = self.context.tx;
        let id = self.conversation.id;
        if let (Content::Sealed(sealed), Some(facts)) = (&self.pulled.content, self.pulled.commit) {
            epochs::close(tx, id, closed, sealed, facts)?;
        }
        epochs::enter(self.context, id, group, self.now)?;
        let run = epochs::current(tx, id)?.run_start();
        // The commit belongs to the epoch that it closed: it is outside of the new epoch's running hash.
        log::taken(tx, id, &self.hash, closed, &self.pulled.cursor, &run)?;
        self.move_on(Some(&run))?;
        let is_new = |member: &Member| before.iter().all(|old| old.signature_key() != member.signature_key());
        if group.members().iter().any(is_new) {
            repair::somebody_was_added(tx, id)?;
        }
        self.look_at_members(group, handlers)
    }

    /// Flags devices that do not prove themselves, learns statements, and ends the conversation when nobody is left.
    fn look_at_members(&self, group: &Group, handlers: &dyn Handlers) -> Result<()> {
        let tx = self.context.tx;
        let id = self.conversation.id;
        let Ok(rules) = Rules::decode(group.rules()) else {
            return self.wedge();
        };
        for member in group.members() {
            match Credential::prove(member.credential(), member.signature_key()) {
                Ok(proven) if rules.admits(&proven.account()) => members::learn(tx, id, &proven)?,
                _ => {}
            }
        }
        if !members::strange(tx, group)?.is_empty() {
            alarm::raise(tx, id, Alarm::StrangeDevice)?;
        }
        if group.members().len() < 2 {
            self.over(handlers)
        } else {
            Ok(())
        }
    }

    fn over(&self, handlers: &dyn Handlers) -> Result<()> {
        let tx = self.context.tx;
        let id = self.conversation.id;
        Conversation::set_state(tx, id, State::Ended)?;
        queue::fail_all(tx, id, handlers, self.now)?;
        parked::drop_all(tx, id)?;
        if let Some(mut person) = Person::of_conversation(tx, id)? {
            person.standing = person::Standing::Removed;
            person.save(tx, self.now)?;
            handlers.parted(tx, &person.account, self.now)?;
        }
        Ok(())
    }

    /// Either this vault is a copy that fell behind without its key store noticing, or a member forged the claim. Nothing
    /// more is sealed in this conversation until people have compared.
    fn strange_own_entry(&self) -> Result<()> {
        let tx = self.context.tx;
        let id = self.conversation.id;
        Conversation::pause(tx, id)?;
        alarm::raise(tx, id, Alarm::StrangeOwnEntry)?;
        if let Some(mut person) = Person::of_conversation(tx, id)?.filter(|p| p.standing == person::Standing::Active) {
            person.standing = person::Standing::Paused;
            person.save(tx, self.now)?;
        }
        Ok(())
    }

    fn wedge(&self) -> Result<()> {
        Conversation::set_state(self.context.tx, self.conversation.id, State::Wedged)?;
        alarm::raise(self.context.tx, self.conversation.id, Alarm::Wedged)
    }
}
