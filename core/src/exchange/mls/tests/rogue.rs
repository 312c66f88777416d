//! A member that means harm: she speaks MLS by openmls directly, without Kith's rules. Not asserted: that nobody can claim
//! to be the own leaf, since any member can (see [`ReceiveFault`]).

use openmls::prelude::tls_codec::Deserialize as _;
use openmls::prelude::{
    Extension, Extensions, KeyPackage, LeafNodeParameters, Lifetime, MlsGroup, MlsMessageBodyIn, MlsMessageIn,
    MlsMessageOut,
};
use openmls_traits::OpenMlsProvider;

use super::*;
use crate::exchange::mls::provider::Provider;
use crate::exchange::mls::settings;

/// What the rogue makes of her copy of the group; everything that she stores is undone.
fn rogue(device: &Device, make: impl FnOnce(&Provider<'_>, &mut MlsGroup, &Signer<'_>) -> MlsMessageOut) -> Vec<u8> {
    let mut bytes = Vec::new();
    let undone: Result<()> = device.with(|context, group| {
        let provider = Provider::new(context);
        bytes = make(&provider, &mut group.inner, &device.signer())
            .to_bytes()
            .expect("encoded");
        Err(Error::new(Code::Cancelled, "undone"))
    });
    assert_eq!(refused(undone), Code::Cancelled);
    bytes
}

#[test]
fn standalone_proposals_and_external_commits_are_refused() {
    let [ana, ben, cleo] = people();
    ana.found(&[&ben]);
    let update = rogue(&ana, |provider, group, signer| {
        group
            .propose_self_update(provider, signer, LeafNodeParameters::default())
            .expect("proposed")
            .0
    });
    let removal = rogue(&ana, |provider, group, signer| {
        group
            .propose_remove_member(provider, signer, openmls::prelude::LeafNodeIndex::new(1))
            .expect("proposed")
            .0
    });
    let leaving = rogue(&ana, |provider, group, signer| {
        group.leave_group(provider, signer).expect("proposed")
    });
    for entry in [update, removal, leaving] {
        assert_eq!(ben.receive(&entry).err(), Some(ReceiveFault::Invalid));
    }
    let info = rogue(&ana, |provider, group, signer| {
        group
            .export_group_info(provider.crypto(), signer, true)
            .expect("exported")
    });
    assert_eq!(ben.receive(&info).err(), Some(ReceiveFault::Invalid));
    let MlsMessageBodyIn::GroupInfo(info) = MlsMessageIn::tls_deserialize_exact(&info).expect("decoded").extract()
    else {
        panic!("a group info");
    };
    let external = cleo
        .write(|context| {
            let provider = Provider::new(context);
            let signer = cleo.signer();
            let (_, bundle) = MlsGroup::external_commit_builder()
                .with_config(settings::join_config(0))
                .build_group(&provider, info, signer.credential_with_key())
                .expect("built")
                .leaf_node_parameters(
                    LeafNodeParameters::builder()
                        .with_capabilities(settings::capabilities())
                        .build(),
                )
                .load_psks(provider.storage())
                .expect("none")
                .build(provider.rand(), provider.crypto(), &signer, |_| true)
                .expect("built")
                .finalize(&provider)
                .expect("finalised");
            Ok(bundle.into_commit().to_bytes().expect("encoded"))
        })
        .expect("made");
    assert_eq!(ben.receive(&external).err(), Some(ReceiveFault::Invalid));
    assert_eq!(ben.state(), ana.state());
}

#[test]
fn commits_that_break_the_rules_of_all_are_refused_by_all() {
    let [ana, ben, cleo, dan] = people();
    ana.found(&[&ben, &cleo]);
    let commit = |adds: Vec<KeyPackage>, extensions: Option<Vec<Extension>>, path: bool, remove: Option<u32>| {
        rogue(&ana, |provider, group, signer| {
            let mut builder = group
                .commit_builder()
                .force_self_update(path)
                .propose_adds(adds)
                .propose_removals(remove.map(openmls::prelude::LeafNodeIndex::new));
            if let Some(extensions) = extensions {
                builder = builder
                    .propose_group_context_extensions(Extensions::from_vec(extensions).expect("well-formed"))
                    .expect("proposed");
            }
            builder
                .load_psks(provider.storage())
                .expect("none")
                .build(provider.rand(), provider.crypto(), signer, |_| true)
                .expect("built")
                .stage_commit(provider)
                .expect("staged")
                .into_commit()
        })
    };
    let package = |lifetime: Lifetime| {
        dan.write(|context| {
            let signer = dan.signer();
            Ok(KeyPackage::builder()
                .key_package_lifetime(lifetime)
                .leaf_node_capabilities(settings::capabilities())
                .build(
                    settings::SUITE,
                    &Provider::new(context),
                    &signer,
                    signer.credential_with_key(),
                )
                .expect("made")
                .key_package()
                .clone())
        })
        .expect("made")
    };
    // Valid only to somebody's clock: the same answer from every clock.
    let narrow = package(Lifetime::default());
    let bytes = MlsMessageOut::from(narrow.clone()).to_bytes().expect("encoded");
    assert_eq!(
        refused(ana.write(|context| inspect_key_package(context, &bytes))),
        Code::InvalidInput
    );

    let with_rules: Vec<_> = settings::group_extensions(RULES)
        .expect("well-formed")
        .iter()
        .cloned()
        .collect();
    let sender = openmls::extensions::ExternalSender::new(
        dan.key.verifying_key().as_bytes().as_slice().into(),
        dan.signer().credential_with_key().credential,
    );
    let with_outsider = [with_rules.clone(), vec![Extension::ExternalSenders(vec![sender])]].concat();
    let without_rules = with_rules.iter().take(1).cloned().collect();
    let bad = [
        (
            "a lifetime that a clock decides on",
            commit(vec![narrow], None, true, None),
        ),
        (
            "no renewed keys",
            commit(vec![package(settings::lifetime())], None, false, None),
        ),
        (
            "somebody outside who may propose",
            commit(vec![], Some(with_outsider), true, None),
        ),
        ("no rules", commit(vec![], Some(without_rules), true, None)),
        ("a removal with it", commit(vec![], Some(vec![]), true, Some(2))),
    ];
    for (what, entry) in &bad {
        for device in [&ben, &cleo] {
            let before = device.rows();
            device
                .with(|context, group| {
                    assert_eq!(
                        group.receive(context, entry).err(),
                        Some(ReceiveFault::Invalid),
                        "{what}"
                    );
                    assert_eq!(
                        group.receive(context, entry).err(),
                        Some(ReceiveFault::Invalid),
                        "{what}, again"
                    );
                    Ok(())
                })
                .expect("the vault works");
            assert_eq!(device.rows(), before, "{what}");
        }
    }
    let good = commit(vec![package(settings::lifetime())], Some(with_rules), true, None);
    let seen = ben.follow(&good);
    assert_eq!((seen.added.len(), seen.rules.as_deref()), (1, Some(RULES)));
    assert_eq!(ana.state().epoch, 1);
}

#[test]
fn an_application_text_without_its_padding_mark_is_refused() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    for text in [&b""[..], b"text", &[0, 0]] {
        let entry = rogue(&ana, |provider, group, signer| {
            group.create_message(provider, signer, text).expect("sealed")
        });
        assert_eq!(ben.receive(&entry).err(), Some(ReceiveFault::Invalid));
    }
}
