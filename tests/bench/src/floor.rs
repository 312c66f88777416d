//! The floors: the least that each job needs, on the same libraries.

use openmls::prelude::tls_codec::{Deserialize as _, Serialize as _};
use openmls::prelude::*;
use openmls_basic_credential::SignatureKeyPair;
use openmls_rust_crypto::OpenMlsRustCrypto;
use rusqlite::{Connection, params};

/// Plain SQLite with the same rows, and SQLCipher with one row.
pub struct Plain {
    path: std::path::PathBuf,
    connection: Connection,
    encrypted: Connection,
    _folder: tempfile::TempDir,
}

fn open(path: &std::path::Path) -> Connection {
    let connection = Connection::open(path).expect("opened");
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")
        .expect("set");
    connection
}

impl Plain {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("plain.db");
        let connection = open(&path);
        connection
            .execute_batch(
                "CREATE TABLE entries (position INTEGER PRIMARY KEY, id BLOB, created_at_ms INTEGER, text TEXT, mood INTEGER);
                 CREATE INDEX entries_by_time ON entries (created_at_ms, id);
                 CREATE VIRTUAL TABLE search USING fts5 (text, content = 'entries', content_rowid = 'position');",
            )
            .expect("created");
        let encrypted = Connection::open(folder.path().join("encrypted.db")).expect("opened");
        encrypted
            .execute_batch(
                "PRAGMA key = \"x'0707070707070707070707070707070707070707070707070707070707070707\
                 07070707070707070707070707070707'\";
                 PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 CREATE TABLE rows (position INTEGER PRIMARY KEY, body BLOB);",
            )
            .expect("created");
        Plain {
            path,
            connection,
            encrypted,
            _folder: folder,
        }
    }

    pub fn journal(&self, count: u32) {
        for n in 0..count {
            let text = format!("entry {n}: a walk by the river, and a word with the neighbour about the garden");
            self.connection.execute_batch("BEGIN IMMEDIATE").expect("begun");
            self.connection
                .prepare_cached(
                    "INSERT INTO entries (id, created_at_ms, text, mood) VALUES (randomblob(16), ?1, ?2, 1)",
                )
                .and_then(|mut insert| insert.execute(params![n, text]))
                .expect("written");
            self.connection
                .prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")
                .and_then(|mut insert| insert.execute(params![self.connection.last_insert_rowid(), text]))
                .expect("written");
            self.connection.execute_batch("COMMIT").expect("committed");
        }
    }

    pub fn open_and_list(&self) {
        let connection = open(&self.path);
        let mut list = connection
            .prepare("SELECT id, created_at_ms, text, mood FROM entries ORDER BY created_at_ms, id")
            .expect("prepared");
        let rows = list.query_map([], |row| {
            Ok((
                row.get::<_, [u8; 16]>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, i64>(3)?,
            ))
        });
        assert!(
            rows.expect("rows")
                .map(|row| row.expect("a row"))
                .collect::<Vec<_>>()
                .len()
                >= 10_000
        );
    }

    pub fn search(&self) {
        let mut search = self
            .connection
            .prepare_cached(
                "SELECT e.id, e.text FROM search s JOIN entries e ON e.position = s.rowid
                 WHERE search MATCH '\"river\"* \"77\"*' ORDER BY s.rowid DESC LIMIT 1000",
            )
            .expect("prepared");
        let rows = search.query_map([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?)));
        assert!(rows.expect("rows").count() > 0);
    }

    /// Commits of one row each on SQLCipher.
    pub fn encrypted_rows(&self, count: u32) {
        for _ in 0..count {
            self.encrypted
                .prepare_cached("INSERT INTO rows (body) VALUES (randomblob(200))")
                .and_then(|mut insert| insert.execute([]))
                .expect("written");
        }
    }
}

const SUITE: Ciphersuite = Ciphersuite::MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519;

/// Two members of a group of openmls, in memory.
pub struct Group {
    ana: (OpenMlsRustCrypto, SignatureKeyPair, MlsGroup),
    ben: (OpenMlsRustCrypto, MlsGroup),
}

impl Group {
    pub fn new() -> Self {
        let member = |name: &[u8]| {
            let provider = OpenMlsRustCrypto::default();
            let keys = SignatureKeyPair::new(SUITE.signature_algorithm()).expect("keys");
            let credential = CredentialWithKey {
                credential: BasicCredential::new(name.to_vec()).into(),
                signature_key: keys.public().into(),
            };
            (provider, keys, credential)
        };
        let (provider, keys, credential) = member(b"Ana");
        let (ben_provider, ben_keys, ben_credential) = member(b"Ben");
        let ratchets = SenderRatchetConfiguration::new(128, 100_000);
        let config = MlsGroupCreateConfig::builder()
            .ciphersuite(SUITE)
            .use_ratchet_tree_extension(true)
            .sender_ratchet_configuration(ratchets)
            .wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
            .build();
        let mut group = MlsGroup::new(&provider, &keys, &config, credential).expect("a group");
        let package = KeyPackage::builder()
            .build(SUITE, &ben_provider, &ben_keys, ben_credential)
            .expect("a key package");
        let (_, welcome, _) = group
            .add_members(&provider, &keys, &[package.key_package().clone()])
            .expect("added");
        group.merge_pending_commit(&provider).expect("merged");
        let MlsMessageBodyIn::Welcome(welcome) =
            MlsMessageIn::tls_deserialize_exact(welcome.tls_serialize_detached().expect("bytes"))
                .expect("read")
                .extract()
        else {
            panic!("a welcome");
        };
        let join = MlsGroupJoinConfig::builder()
            .use_ratchet_tree_extension(true)
            .sender_ratchet_configuration(ratchets)
            .wire_format_policy(PURE_CIPHERTEXT_WIRE_FORMAT_POLICY)
            .build();
        let joined = StagedWelcome::new_from_welcome(&ben_provider, &join, welcome, None)
            .and_then(|staged| staged.into_group(&ben_provider))
            .expect("joined");
        Group {
            ana: (provider, keys, group),
            ben: (ben_provider, joined),
        }
    }

    /// Encrypts messages, and commits one row on SQLCipher for each batch of 64.
    pub fn encrypt(&mut self, count: usize, plain: &Plain) -> Vec<Vec<u8>> {
        let (provider, keys, group) = &mut self.ana;
        let sealed = (0..count).map(|n| {
            if n % 64 == 63 {
                plain.encrypted_rows(1);
            }
            let message = group.create_message(provider, keys, &[7; 400]).expect("encrypted");
            message.tls_serialize_detached().expect("bytes")
        });
        sealed.collect()
    }

    pub fn decrypt(&mut self, sealed: Vec<Vec<u8>>) {
        let (provider, group) = &mut self.ben;
        for bytes in sealed {
            let message = MlsMessageIn::tls_deserialize_exact(bytes).expect("read");
            let message = message.try_into_protocol_message().expect("a message");
            group.process_message(provider, message).expect("decrypted");
        }
    }
}
