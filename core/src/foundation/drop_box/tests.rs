use proptest::prelude::*;

use super::*;
use crate::foundation::env::SeededRandom;
use crate::foundation::keys::FileSecretStore;

struct Place {
    folder: tempfile::TempDir,
    key: VaultKey,
    store: FileSecretStore,
    random: SeededRandom,
}

fn place() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let random = SeededRandom::new(1);
    let place = Place {
        key: VaultKey::make(&random),
        store: FileSecretStore::new(folder.path().join("store")),
        random,
        folder,
    };
    place
        .the_box()
        .prepare(&place.key, "ana", &place.store)
        .expect("prepared");
    place
}

impl Place {
    fn the_box(&self) -> DropBox<'_> {
        DropBox::at(self.folder.path())
    }

    fn put(&self, content: &[u8]) {
        self.the_box().put(content, &self.store, &self.random).expect("put in");
    }

    fn collected(&self) -> Option<Vec<Vec<u8>>> {
        let collected = self.the_box().collect(&self.key).expect("readable")?;
        Some(collected.items.into_iter().map(|item| item.content).collect())
    }

    fn file(&self) -> std::path::PathBuf {
        self.the_box().waiting()
    }
}

#[test]
fn what_was_put_in_comes_out_in_its_order_and_once_it_is_discarded_no_more() {
    let place = place();
    for content in [b"one".as_slice(), b"", b"three"] {
        place.put(content);
    }
    let sealed = std::fs::read(place.file()).expect("a file");
    assert!(!sealed.windows(5).any(|part| part == b"three"), "it is sealed");
    assert_eq!(sealed.len() % 3, 0, "a short text is as long as no text");
    assert_eq!(
        place.collected().expect("three"),
        [b"one".to_vec(), vec![], b"three".to_vec()]
    );
    place.the_box().discard().expect("erased");
    assert!(place.collected().is_none());
}

#[test]
fn what_was_collected_and_not_discarded_comes_again_with_the_same_ids_before_what_came_later() {
    let place = place();
    place.put(b"before");
    let collect = || place.the_box().collect(&place.key).expect("readable").expect("there");
    let first = collect();
    place.put(b"after");
    let again = collect();
    assert!(!first.again && again.again);
    assert_eq!(first.items[0].id, again.items[0].id);
    assert_eq!(again.items.len(), 1);
    place.the_box().discard().expect("erased");
    assert_eq!(place.collected().expect("there"), [b"after".to_vec()]);
}

#[test]
fn a_full_box_refuses_and_what_is_in_it_stays() {
    let place = place();
    let large = vec![7; LARGEST_ITEM];
    let mut taken = 0;
    let refused = loop {
        match place.the_box().put(&large, &place.store, &place.random) {
            Ok(()) => taken += 1,
            Err(error) => break error,
        }
    };
    assert_eq!((refused.code(), taken), (Code::TooLarge, 10));
    assert_eq!(place.collected().expect("there").len(), 10);
    let one_more = [0; LARGEST_ITEM + 1];
    let refused = place.the_box().put(&one_more, &place.store, &place.random);
    assert_eq!(refused.expect_err("too large").code(), Code::TooLarge);
}

#[test]
fn a_box_belongs_to_one_vault_and_another_key_takes_nothing_out() {
    let place = place();
    place.put(b"mine");
    let other = VaultKey::make(&SeededRandom::new(2));
    assert!(
        place
            .the_box()
            .collect(&other)
            .expect("readable")
            .expect("there")
            .items
            .is_empty()
    );
    let elsewhere = tempfile::tempdir().expect("a folder");
    let refused = DropBox::at(elsewhere.path()).put(b"x", &place.store, &place.random);
    assert_eq!(refused.expect_err("no vault").code(), Code::KeyMissing);
}

#[test]
#[cfg(unix)]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    place.put(b"mine");
    let mode = std::fs::metadata(place.file()).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A box is cut at the end, bytes of it are altered, and more is put in behind: whatever was not touched comes out, in
    /// its order, and nothing that was not put in.
    #[test]
    fn damage_costs_the_items_that_it_touches_and_no_other(
        lengths in prop::collection::vec(0_usize..600, 1..8),
        cut in any::<prop::sample::Index>(),
        altered in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 0..6),
        more in any::<bool>(),
    ) {
        let place = place();
        let mut ends = vec![0];
        let contents: Vec<Vec<u8>> = (1..).zip(&lengths).map(|(n, length)| vec![n; *length]).collect();
        for content in &contents {
            place.put(content);
            ends.push(std::fs::metadata(place.file()).expect("there").len() as usize);
        }
        let mut bytes = std::fs::read(place.file()).expect("there");
        let kept = cut.index(bytes.len() + 1);
        let touched: Vec<usize> = altered.iter().map(|(at, _)| at.index(bytes.len())).collect();
        for ((_, change), at) in altered.iter().zip(&touched) {
            bytes[*at] ^= change;
        }
        // Two changes of one byte may undo each other.
        let unlike = std::fs::read(place.file()).expect("there");
        let touched: Vec<usize> = touched.into_iter().filter(|at| bytes[*at] != unlike[*at]).collect();
        bytes.truncate(kept);
        std::fs::write(place.file(), &bytes).expect("written");
        if more {
            place.put(b"behind it all");
        }
        let whole = |n: usize| ends[n + 1] <= kept && !touched.iter().any(|at| (ends[n]..ends[n + 1]).contains(at));
        let mut expected: Vec<Vec<u8>> =
            (0..contents.len()).filter(|n| whole(*n)).map(|n| contents[n].clone()).collect();
        expected.extend(more.then(|| b"behind it all".to_vec()));
        prop_assert_eq!(place.collected().expect("there is a box"), expected);
    }
}
