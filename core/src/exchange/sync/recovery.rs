//! What the recovery words bring back on a new device: the account, its people and the relay.
//!
//! The words derive the owner's key and the sealing key of a recovery inbox. Its creation is signed once, while the words
//! are at hand; from then on a device only holds a write token and keeps one sealed item there, in a slot where a newer
//! one replaces it. On a new device [`restore`] opens it, states "this device takes the place of those before", signed by
//! the words, and asks every contact's inbox to be added again. What was written is not in it: without a snapshot the
//! journal is lost with the last device.

use ed25519_dalek::SigningKey;
use kith_wire::channel::{Authority, Sealed};
use kith_wire::id::{InboxId, PublicKey, Token};
use kith_wire::inbox::{InboxPull, PutItem, SetInbox, Settings, WriteToken};
use kith_wire::sign::{Action, ChannelPart, OwnerPart};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::commit::{self, Intent};
use super::conversation::{Conversation, State};
use super::item::{self, AddAgain, Item};
use super::padding::{HPKE_OVERHEAD, frame, unframe};
use super::{epochs, inboxes};
use crate::exchange::identity::credential::Credential;
use crate::exchange::identity::person::{InboxAddress, Person, Standing};
use crate::exchange::identity::persona::{Persona, Restored, history_of, save_history};
use crate::exchange::identity::statement::{History, Statement, Verdict};
use crate::exchange::identity::{Role, Verified};
use crate::exchange::mls::{self, Context, Reuse};
use crate::foundation::env::{Random, Relay};
use crate::foundation::keys::{RecoveryWords, seal};
use crate::foundation::types::{AccountId, Code, Error, Millis, PersonaId, Result};
use crate::foundation::vault::{Tx, View, params};

const INFO: &[u8] = b"kith/1 recovery";
/// The slot of the recovery inbox that holds the content.
const SLOT: u8 = 0;
/// How far the inbox's settings of a new device stand before those that the lost one may still make.
const AHEAD: u64 = 1 << 32;

/// What stands in the recovery inbox.
#[derive(Serialize, Deserialize)]
struct Content {
    version: u8,
    name: String,
    role: Role,
    statements: Vec<Statement>,
    admission: Option<Token>,
    inbox_key: kith_wire::Array<32>,
    seal_seed: kith_wire::Array<32>,
    /// Revisions of the settings of the persona's inbox and of the recovery inbox.
    inbox_revision: u64,
    recovery_revision: u64,
    /// Write tokens of the persona's inbox, with the account that each was given to.
    tokens: Vec<(Token, Option<AccountId>)>,
    people: Vec<Contact>,
}

#[derive(Serialize, Deserialize)]
struct Contact {
    account: AccountId,
    name: String,
    role: Role,
    inbox: InboxAddress,
}

fn inbox_id(owner: &SigningKey) -> InboxId {
    InboxId::of(&PublicKey(kith_wire::Array(owner.verifying_key().to_bytes())))
}

/// Prepares the recovery inbox while the words are at hand.
///
/// # Errors
/// As [`Tx::execute`].
pub fn prepare(tx: &Tx<'_>, persona: PersonaId, words: &RecoveryWords, random: &dyn Random) -> Result<()> {
    prepare_at(tx, persona, words, random, 1)
}

fn prepare_at(
    tx: &Tx<'_>,
    persona: PersonaId,
    words: &RecoveryWords,
    random: &dyn Random,
    revision: u64,
) -> Result<()> {
    let owner = words.derive_inbox_key();
    let token = Token(kith_wire::Array(random.array()));
    let tokens = vec![WriteToken {
        hash: token.hash(),
        rendezvous: false,
    }];
    let settings = kith_wire::encode(&Settings {
        revision,
        tokens,
        lifetime_s: None,
    });
    let part = OwnerPart::sign(&owner, Action::SetInbox, settings);
    let (_, seal_to) = seal::derive_key_pair(&words.derive_seal_seed())?;
    tx.execute(
        "INSERT INTO recoveries (persona, part, inbox, token, seal_to, revision, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
        params![
            persona,
            kith_wire::encode(&part),
            inbox_id(&owner).0.0,
            token.0.0,
            seal_to,
            i64::try_from(revision).unwrap_or(i64::MAX)
        ],
    )?;
    Ok(())
}

/// The next request that keeps a recovery inbox up to date.
pub(super) enum Step {
    /// Create it.
    Create {
        persona: PersonaId,
        relay: Relay,
        path: String,
        body: Vec<u8>,
    },
    /// Replace its content.
    Put {
        persona: PersonaId,
        relay: Relay,
        path: String,
        body: Vec<u8>,
        content: [u8; 32],
    },
}

/// What there is to do for the recovery inboxes.
pub(super) fn steps(view: &View<'_>) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    for id in Persona::all(view)? {
        let row = view.one(
            "SELECT part, inbox, token, seal_to, created, posted FROM recoveries WHERE persona = ?1",
            params![id],
            |row| {
                Ok((
                    row.get::<Vec<u8>>(0)?,
                    InboxId(kith_wire::Array(row.get(1)?)),
                    Token(kith_wire::Array(row.get(2)?)),
                    row.get::<[u8; 32]>(3)?,
                    row.get::<bool>(4)?,
                    row.get::<Option<[u8; 32]>>(5)?,
                ))
            },
        )?;
        let Some((part, inbox, token, seal_to, created, posted)) = row else {
            continue;
        };
        let persona = Persona::load(view, id)?;
        let Some(relay) = persona.relay.clone() else { continue };
        if !created {
            let Some(authority) = authority(view, &persona, &relay, &inbox)? else {
                continue;
            };
            let part =
                kith_wire::decode(&part).map_err(|_| Error::new(Code::Damaged, "a stored request is damaged"))?;
            let (_, path) = Action::SetInbox.method_and_path(&inbox.0);
            let body = kith_wire::encode(&SetInbox {
                part,
                authority: Some(authority),
            });
            steps.push(Step::Create {
                persona: id,
                relay,
                path,
                body,
            });
            continue;
        }
        let content = kith_wire::encode(&content(view, &persona)?);
        let hash: [u8; 32] = Sha256::digest(&content).into();
        if posted != Some(hash) {
            let sealed = seal::seal_to(&seal_to, INFO, &inbox.0.0, &frame(&content, HPKE_OVERHEAD)?)?;
            let body = kith_wire::encode(&PutItem {
                token,
                item: Sealed(sealed),
                slot: Some(SLOT),
            });
            let path = format!("/v1/inboxes/{}/items", inbox.0.to_hex());
            steps.push(Step::Put {
                persona: id,
                relay,
                path,
                body,
                content: hash,
            });
        }
    }
    Ok(steps)
}

/// An admission of one's own, else the voice of a conversation's live epoch.
fn authority(view: &View<'_>, persona: &Persona, relay: &Relay, inbox: &InboxId) -> Result<Option<Authority>> {
    if let Some(admission) = persona.admission {
        return Ok(Some(Authority::Admission(admission)));
    }
    for conversation in Conversation::all_open(view)? {
        if conversation.persona != persona.id || conversation.relay.as_ref() != Some(relay) {
            continue;
        }
        let (_, _, channel) = conversation.begun()?;
        let epoch = epochs::current(view, conversation.id)?;
        let part = ChannelPart::sign(
            &epoch.relay_key,
            Action::Vouch,
            channel,
            epoch.epoch,
            inbox.0.0.to_vec(),
        );
        return Ok(Some(Authority::Epoch(part)));
    }
    Ok(None)
}

pub(super) fn created(tx: &Tx<'_>, persona: PersonaId) -> Result<()> {
    tx.execute("UPDATE recoveries SET created = 1 WHERE persona = ?1", params![persona])?;
    Ok(())
}

pub(super) fn posted(tx: &Tx<'_>, persona: PersonaId, content: &[u8; 32]) -> Result<()> {
    tx.execute(
        "UPDATE recoveries SET posted = ?2 WHERE persona = ?1",
        params![persona, content],
    )?;
    Ok(())
}

fn content(view: &View<'_>, persona: &Persona) -> Result<Content> {
    let history = history_of(view, &persona.account)?
        .ok_or_else(|| Error::new(Code::Damaged, "the persona's statements are missing"))?;
    let tokens = view.all(
        "SELECT token, account FROM inbox_tokens WHERE inbox = ?1 ORDER BY rowid",
        params![persona.inbox().0.0],
        |row| Ok((Token(kith_wire::Array(row.get(0)?)), row.get(1)?)),
    )?;
    let people = Person::all(view)?
        .into_iter()
        .filter(|person| person.persona == persona.id && person.standing == Standing::Active)
        .filter_map(|person| {
            let inbox = person.inbox?;
            Some(Contact {
                account: person.account,
                name: person.name,
                role: person.role,
                inbox,
            })
        });
    let recovery_revision: Option<i64> = view.one(
        "SELECT revision FROM recoveries WHERE persona = ?1",
        params![persona.id],
        |row| row.get(0),
    )?;
    Ok(Content {
        inbox_revision: inboxes::revision(view, &persona.inbox())?,
        recovery_revision: recovery_revision
            .and_then(|revision| u64::try_from(revision).ok())
            .unwrap_or_default(),
        version: 1,
        name: persona.name.clone(),
        role: persona.role,
        statements: history.statements().to_vec(),
        admission: persona.admission,
        inbox_key: kith_wire::Array(persona.inbox_key().to_bytes()),
        seal_seed: kith_wire::Array(*persona.seal_seed().expose()),
        tokens,
        people: people.collect(),
    })
}

/// The request that reads the recovery inbox: path and body. It acknowledges nothing, so the content stays there.
pub fn request(words: &RecoveryWords) -> (String, Vec<u8>) {
    let owner = words.derive_inbox_key();
    let body = kith_wire::encode(&InboxPull {
        acknowledged: Vec::new(),
    });
    let (_, path) = Action::PullInbox.method_and_path(&inbox_id(&owner).0);
    (
        path,
        kith_wire::encode(&OwnerPart::sign(&owner, Action::PullInbox, body)),
    )
}

/// Founds the account anew on this device from what stood in the recovery inbox, and asks its people to add it again.
///
/// # Errors
/// `not_found` if nothing there can be opened with these words; `damaged` if what can be opened does not verify.
pub fn restore(
    context: &Context<'_>,
    words: &RecoveryWords,
    relay: &Relay,
    items: &[Sealed],
    now: Millis,
) -> Result<AccountId> {
    let (tx, random) = (context.tx, context.random);
    let (private, _) = seal::derive_key_pair(&words.derive_seal_seed())?;
    let inbox = inbox_id(&words.derive_inbox_key());
    let opened = items.iter().rev().find_map(|item| {
        let framed = seal::open(&private, INFO, &inbox.0.0, &item.0).ok()?;
        kith_wire::decode::<Content>(unframe(&framed)?).ok()
    });
    let content = opened
        .filter(|content| content.version == 1)
        .ok_or_else(|| Error::new(Code::NotFound, "the relay holds nothing for these recovery words"))?;
    let history = History::verify(content.statements)
        .map_err(|_| Error::new(Code::Damaged, "what the relay holds for these words does not verify"))?;
    let restored = Restored {
        name: &content.name,
        role: content.role,
        relay,
        admission: content.admission,
        inbox_key: SigningKey::from_bytes(&content.inbox_key.0),
        seal_seed: content.seal_seed.0,
    };
    let persona = Persona::restore(tx, restored, &history, &words.derive_identity_key(), random, now)?;
    prepare_at(
        tx,
        persona.id,
        words,
        random,
        content.recovery_revision.saturating_add(1),
    )?;
    let revision = content.inbox_revision.saturating_add(AHEAD);
    inboxes::open_persona_inbox_at(tx, &persona, None, revision)?;
    for (token, account) in content.tokens {
        tx.execute(
            "INSERT INTO inbox_tokens (token, inbox, rendezvous, account) VALUES (?1, ?2, 0, ?3)",
            params![token.0.0, persona.inbox().0.0, account],
        )?;
    }
    for contact in content
        .people
        .into_iter()
        .filter(|contact| item::is_usable(&contact.inbox))
    {
        let again = AddAgain {
            account: persona.account,
            key_package: mls::make_key_package(*context, &persona.signer(), Reuse::Once)?,
            inbox: item::new_address(tx, &persona, &contact.account, random)?,
        };
        item::queue(
            tx,
            &item::address(&contact.inbox, &Item::AddAgain(again))?,
            Some(persona.inbox()),
            now,
        )?;
        let person = Person {
            account: contact.account,
            persona: persona.id,
            name: contact.name,
            role: contact.role,
            verified: Verified::None,
            standing: Standing::Invited,
            inbox: Some(contact.inbox),
            conversation: Some(Conversation::create_pending(tx, persona.id, &contact.account, random)?),
        };
        person.save(tx, now)?;
    }
    Ok(persona.account)
}

/// Takes a contact's request to be added again: only with statements that follow from what was seen, or that the
/// recovery words signed. The verification drops, since another device speaks now.
pub(super) fn take_request(context: &Context<'_>, request: AddAgain, now: Millis) -> Result<()> {
    let tx = context.tx;
    let Some(person) = Person::with_account(tx, &request.account)? else {
        return Ok(());
    };
    let (Standing::Active | Standing::Paused, Some(id)) = (person.standing, person.conversation) else {
        return Ok(());
    };
    let Ok(facts) = mls::inspect_key_package(*context, &request.key_package) else {
        return Ok(());
    };
    let Ok(proven) = Credential::prove(&facts.credential, &facts.signature_key) else {
        return Ok(());
    };
    let Some(known) = history_of(tx, &request.account)? else {
        return Ok(());
    };
    let follows = matches!(known.judge(&proven.history), Verdict::Extends | Verdict::Recovery);
    if proven.account() != request.account
        || !follows
        || !item::is_usable(&request.inbox)
        || !matches!(Conversation::load(tx, id)?.state, State::Active | State::Paused)
    {
        return Ok(());
    }
    save_history(tx, &proven.history)?;
    let inbox = request.inbox.clone();
    Person {
        verified: Verified::None,
        inbox: Some(inbox.clone()),
        ..person
    }
    .save(tx, now)?;
    commit::want(
        tx,
        id,
        &Intent::AddAgain {
            account: request.account,
            key_package: request.key_package,
            inbox,
        },
    )
}
