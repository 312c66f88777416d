use openmls_traits::storage::{CURRENT_VERSION, Entity, Key, StorageProvider, traits};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::*;
use crate::exchange::mls::storage::{Kind, Storage, decode, encode};

/// Stands for every key and every value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Thing(String);

macro_rules! stands_for {
    ($($name:ident)*) => { $(impl traits::$name<CURRENT_VERSION> for Thing {})* };
}

impl Key<CURRENT_VERSION> for Thing {}
impl Entity<CURRENT_VERSION> for Thing {}
stands_for! {
    GroupId SignaturePublicKey HashReference PskId EncryptionKey EpochKey QueuedProposal TreeSync GroupContext
    InterimTranscriptHash ConfirmationTag SignatureKeyPair PskBundle HpkeKeyPair GroupState GroupEpochSecrets
    LeafNodeIndex MessageSecrets ResumptionPskStore KeyPackage MlsGroupJoinConfig LeafNode ProposalRef
}

fn thing(text: &str) -> Thing {
    Thing(text.to_owned())
}

#[test]
fn every_value_is_given_back_replaced_and_deleted_under_its_own_name_alone() {
    let [ana] = people();
    ana.write(|context| {
        let store = Storage::new(context.tx);
        let (one, other) = (thing("one"), thing("other"));
        let mut count = 0;
        macro_rules! value {
            ($write:ident, $read:ident, $delete:ident) => {{
                let read = |name: &Thing| -> Option<Thing> { store.$read(name).expect("read") };
                assert_eq!(read(&one), None, stringify!($read));
                let (first, second) = (thing(stringify!($write)), thing(stringify!($read)));
                store.$write(&one, &second)?;
                store.$write(&one, &first)?;
                store.$write(&other, &second)?;
                assert_eq!(
                    (read(&one), read(&other)),
                    (Some(first), Some(second.clone())),
                    stringify!($read)
                );
                store.$delete(&one)?;
                store.$delete(&one)?;
                assert_eq!(
                    (read(&one), read(&other)),
                    (None, Some(second)),
                    stringify!($delete)
                );
                count += 1;
            }};
        }
        value!(write_mls_join_config, mls_group_join_config, delete_group_config);
        value!(write_tree, tree, delete_tree);
        value!(
            write_interim_transcript_hash,
            interim_transcript_hash,
            delete_interim_transcript_hash
        );
        value!(write_context, group_context, delete_context);
        value!(write_confirmation_tag, confirmation_tag, delete_confirmation_tag);
        value!(write_group_state, group_state, delete_group_state);
        value!(write_message_secrets, message_secrets, delete_message_secrets);
        value!(
            write_resumption_psk_store,
            resumption_psk_store,
            delete_all_resumption_psk_secrets
        );
        value!(write_own_leaf_index, own_leaf_index, delete_own_leaf_index);
        value!(
            write_group_epoch_secrets,
            group_epoch_secrets,
            delete_group_epoch_secrets
        );
        value!(write_signature_key_pair, signature_key_pair, delete_signature_key_pair);
        value!(
            write_encryption_key_pair,
            encryption_key_pair,
            delete_encryption_key_pair
        );
        value!(write_key_package, key_package, delete_key_package);
        value!(write_psk, psk, delete_psk);
        let rows = context
            .tx
            .all("SELECT DISTINCT kind FROM mls_values", [], |row| row.get::<i64>(0))?;
        assert_eq!(rows.len(), count, "no two share a kind");
        Ok(())
    })
    .expect("stored");
}

#[test]
fn lists_keep_their_order_and_belong_to_one_group() {
    let [ana] = people();
    ana.write(|context| {
        let store = Storage::new(context.tx);
        let (one, other) = (thing("one"), thing("other"));
        let nodes = |group: &Thing| -> Vec<Thing> { store.own_leaf_nodes(group).expect("read") };
        assert_eq!(nodes(&one), []);
        store.append_own_leaf_node(&one, &thing("b"))?;
        store.append_own_leaf_node(&one, &thing("a"))?;
        store.append_own_leaf_node(&other, &thing("c"))?;
        assert_eq!(nodes(&one), [thing("b"), thing("a")]);
        store.delete_own_leaf_nodes(&one)?;
        assert_eq!((nodes(&one), nodes(&other)), (vec![], vec![thing("c")]));

        let queued = |group: &Thing| -> Vec<(Thing, Thing)> { store.queued_proposals(group).expect("read") };
        let references = |group: &Thing| -> Vec<Thing> { store.queued_proposal_refs(group).expect("read") };
        assert_eq!((queued(&one), references(&one)), (vec![], vec![]));
        store.queue_proposal(&one, &thing("y"), &thing("first"))?;
        store.queue_proposal(&one, &thing("x"), &thing("second"))?;
        store.queue_proposal(&one, &thing("y"), &thing("again"))?;
        store.queue_proposal(&other, &thing("x"), &thing("third"))?;
        assert_eq!(
            queued(&one),
            [(thing("x"), thing("second")), (thing("y"), thing("again"))]
        );
        assert_eq!(references(&one), [thing("x"), thing("y")]);
        store.remove_proposal(&one, &thing("x"))?;
        assert_eq!(queued(&one), [(thing("y"), thing("again"))]);
        store.clear_proposal_queue::<Thing, Thing>(&one)?;
        assert_eq!((queued(&one), references(&one)), (vec![], vec![]));
        assert_eq!(queued(&other), [(thing("x"), thing("third"))]);

        let pairs = |epoch: &str, leaf| -> Vec<Thing> {
            store
                .encryption_epoch_key_pairs(&one, &thing(epoch), leaf)
                .expect("read")
        };
        assert_eq!(pairs("1", 0), []);
        store.write_encryption_epoch_key_pairs(&one, &thing("1"), 0, &[thing("k"), thing("j")])?;
        store.write_encryption_epoch_key_pairs(&one, &thing("1"), 1, &[thing("l")])?;
        assert_eq!(
            (pairs("1", 0), pairs("1", 1), pairs("2", 0)),
            (vec![thing("k"), thing("j")], vec![thing("l")], vec![])
        );
        store.delete_encryption_epoch_key_pairs(&one, &thing("1"), 0)?;
        assert_eq!((pairs("1", 0), pairs("1", 1)), (vec![], vec![thing("l")]));
        Ok(())
    })
    .expect("stored");
}

#[test]
fn a_value_that_cannot_be_read_is_damaged_and_remembered() {
    let [ana] = people();
    ana.write(|context| {
        let store = Storage::new(context.tx);
        store.put(Kind::Tree, &thing("one"), &7u8)?;
        let read: Result<Option<Thing>> = store.tree(&thing("one"));
        assert_eq!(refused(read), Code::Damaged);
        assert_eq!(store.take_fault().expect("remembered").code(), Code::Damaged);
        assert_eq!(store.take_fault(), None);
        Ok(())
    })
    .expect("read");
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Shape {
    number: u64,
    bytes: Vec<u8>,
    choice: Choice,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Choice {
    Plain,
    Holding { leaf: u32 },
}

#[test]
fn names_and_values_are_golden() {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let shape = Shape {
        number: 300,
        bytes: vec![1, 200],
        choice: Choice::Holding { leaf: 2 },
    };
    let bytes = encode(&shape).expect("encoded");
    assert_eq!(
        hex(&bytes),
        "83a66e756d626572cd012ca562797465739201ccc8a663686f69636581a7486f6c64696e6781a46c65616602"
    );
    assert_eq!(decode::<Shape>(&bytes).expect("decoded"), shape);
    assert_eq!(hex(&encode(&Choice::Plain).expect("encoded")), "a5506c61696e");
    let group = openmls::prelude::GroupId::from_slice(&GROUP);
    assert_eq!(
        hex(&encode(&group).expect("encoded")),
        "81a576616c756581a3766563dc001007070707070707070707070707070707"
    );
}

/// A group with one device depends on chance alone, so all its bytes are known; except for one value, which notes the
/// time. What changes here changes the vaults that people have: it needs a migration, not a new number.
#[test]
fn a_founded_group_is_golden() {
    let [ana] = people();
    let (random, key) = (SeededRandom::new(77), SigningKey::from_bytes(&[9; 32]));
    ana.vault
        .write(|tx| {
            let context = Context { tx, random: &random };
            Group::create(context, &Signer::new(&key, b"Ana"), GROUP, RULES).map(|_| ())
        })
        .expect("founded");
    let digest = ana
        .rows()
        .iter()
        .filter(|(kind, ..)| *kind != Kind::MessageSecrets as i64)
        .fold(Sha256::new(), |hash, (kind, name, value)| {
            let mut hash = hash.chain_update(kind.to_be_bytes());
            for part in [name, value] {
                hash = hash.chain_update((part.len() as u64).to_be_bytes()).chain_update(part);
            }
            hash
        });
    assert_eq!(kith_wire::Array::<32>(digest.finalize().into()).to_hex(), FOUNDED);
    let kinds: Vec<_> = ana.rows().iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, [1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16]);
}

const FOUNDED: &str = "8a9e3c75a57df287a9c8a1b89beca8e7b5085e009013f4e697a88af1a8ef21d5";
