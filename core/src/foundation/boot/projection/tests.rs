use super::*;
use crate::foundation::env::SeededRandom;
use crate::foundation::keys::FileSecretStore;

const VAULT: &str = "0123456789abcdef0123456789abcdef";

struct Place {
    folder: tempfile::TempDir,
    store: FileSecretStore,
    random: SeededRandom,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = FileSecretStore::new(folder.path().join("store"));
        Place {
            folder,
            store,
            random: SeededRandom::new(1),
        }
    }

    fn file(&self) -> Projection<'_> {
        Projection::at(self.folder.path(), &self.store)
    }

    fn keep(&self, content: &[u8]) {
        let content = Secret::new(content.to_vec());
        self.file().write(VAULT, &content, &self.random).expect("kept");
    }

    fn code(&self) -> Code {
        self.file().read().map(|_| ()).expect_err("it does not open").code()
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.folder.path().join(FILE)).expect("there")
    }

    fn put_back(&self, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(FILE), bytes).expect("written");
    }

    fn keys(&self) -> usize {
        std::fs::read_dir(self.folder.path().join("store"))
            .expect("there")
            .count()
    }
}

#[test]
fn what_is_kept_is_read_again_and_each_writing_makes_every_older_copy_unreadable() {
    let place = Place::new();
    assert!(place.file().read().expect("no file").is_none());
    let mut copies: Vec<Vec<u8>> = Vec::new();
    for content in [&b"first"[..], b"second", b"third"] {
        place.keep(content);
        let opened = place.file().read().expect("opens").expect("kept");
        assert_eq!(opened.expose(), content);
        assert_eq!(place.keys(), 1);
        let now = place.bytes();
        for copy in &copies {
            place.put_back(copy);
            assert!(matches!(place.code(), Code::KeyMissing | Code::Damaged));
        }
        place.put_back(&now);
        copies.push(now);
    }
    place.file().erase_keys(VAULT).expect("erased");
    assert_eq!(place.code(), Code::KeyMissing);
    place.file().remove_file().expect("removed");
    assert!(place.file().read().expect("no file").is_none());
}

#[test]
fn its_length_says_a_step_and_no_more() {
    let place = Place::new();
    let length = |content: usize| {
        place.keep(&vec![1; content]);
        place.bytes().len()
    };
    assert_eq!(length(1), length(4_092));
    assert_eq!(length(4_093), length(16_380));
    assert_eq!(length(1), HEAD + NONCE + TAG + 4_096);
    let content = Secret::new(vec![1; 262_141]);
    let refused = place
        .file()
        .write(VAULT, &content, &place.random)
        .expect_err("too long");
    assert_eq!(refused.code(), Code::TooLarge);
}

#[test]
fn a_file_with_any_bit_changed_or_cut_short_does_not_open_and_a_newer_one_says_so() {
    let place = Place::new();
    place.keep(b"content");
    let whole = place.bytes();
    for at in (0..HEAD + NONCE + 8).chain([whole.len() - 1]) {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        place.put_back(&altered);
        let code = place.code();
        assert!(
            matches!(code, Code::Damaged | Code::KeyMissing | Code::NewerVersion),
            "{at}: {}",
            code.as_str()
        );
    }
    for length in [0, 7, 9, 20, HEAD, HEAD + NONCE - 1, HEAD + NONCE, whole.len() - 1] {
        place.put_back(&whole[..length]);
        assert_eq!(place.code(), Code::Damaged, "{length}");
    }
    let mut newer = whole.clone();
    newer[9] = 2;
    place.put_back(&newer);
    assert_eq!(place.code(), Code::NewerVersion);
}
