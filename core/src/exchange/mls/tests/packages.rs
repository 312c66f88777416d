use super::*;

#[test]
fn a_single_package_is_gone_after_a_join_and_a_last_resort_stays() {
    let [ana, ben, cleo] = people();
    let kept = |device: &Device| device.rows().iter().filter(|(kind, ..)| *kind == 17).count();
    ana.found(&[&ben]);
    assert_eq!(kept(&ben), 0);
    let single = cleo.package(Reuse::Once);
    let last = cleo.package(Reuse::LastResort);
    let facts = ana.write(|context| inspect_key_package(context, &last)).expect("valid");
    assert_eq!(
        (facts.credential.as_slice(), facts.reuse),
        (&b"Cleo"[..], Reuse::LastResort)
    );
    assert_eq!(&facts.signature_key, cleo.key.verifying_key().as_bytes());

    let staged = ana.stage(adding(last));
    let welcome = staged.welcome.expect("a welcome");
    let joined = cleo.join(&welcome).expect("joined");
    assert_eq!((joined.used, joined.reference), (Reuse::LastResort, facts.reference));
    assert_eq!(kept(&cleo), 2, "the last resort stays");
    cleo.write(|context| Group::delete(context, GROUP)).expect("deleted");
    ana.with(|context, group| group.clear_staged(context)).expect("cleared");

    let welcome = ana.stage(adding(single)).welcome.expect("a welcome");
    assert_eq!(cleo.join(&welcome).expect("joined").used, Reuse::Once);
    assert_eq!(kept(&cleo), 1, "the single one is gone");
    cleo.write(|context| Group::delete(context, GROUP)).expect("deleted");
    assert_eq!(refused(cleo.join(&welcome)), Code::NotFound, "and opens nothing again");
}

#[test]
fn a_join_that_fails_keeps_the_package_for_another_try() {
    let [ana, ben] = people();
    let package = ben.package(Reuse::Once);
    let welcome = ana
        .write(|context| {
            Group::create(context, &ana.signer(), GROUP, RULES)?.found_with(context, &ana.signer(), &[package])
        })
        .expect("founded");
    let before = ben.rows();
    let mut bad = welcome.clone();
    *bad.last_mut().expect("bytes") ^= 1;
    ben.write(|context| {
        assert_eq!(refused(join(context, &bad)), Code::InvalidInput);
        Ok(())
    })
    .expect("the transaction goes on and is committed");
    assert_eq!(ben.rows(), before);
    let failed: Result<()> = ben.write(|context| {
        join(context, &welcome)?;
        Err(Error::new(Code::DiskFull, "the row beside it"))
    });
    assert_eq!(refused(failed), Code::DiskFull);
    assert_eq!(ben.rows(), before);
    let mut padded = welcome;
    padded.resize(padded.len().next_power_of_two(), 0);
    ben.join(&padded).expect("joined");
    assert_eq!(ben.state(), ana.state());
}

#[test]
fn a_member_does_not_join_twice() {
    let [ana, ben] = people();
    ana.found(&[&ben]);
    let other = ana.write(|context| Group::delete(context, GROUP));
    other.expect("deleted");
    let package = ben.package(Reuse::Once);
    let welcome = ana
        .write(|context| {
            Group::create(context, &ana.signer(), GROUP, RULES)?.found_with(context, &ana.signer(), &[package])
        })
        .expect("founded with the same id");
    let before = ben.rows();
    assert_eq!(refused(ben.join(&welcome)), Code::AlreadyExists);
    assert_eq!(ben.rows(), before);
}

#[test]
fn a_package_that_was_altered_anywhere_is_refused() {
    let [ana, ben] = people();
    let package = ben.package(Reuse::Once);
    ana.write(|context| {
        inspect_key_package(context, &package).expect("valid");
        for at in 0..package.len() {
            let mut altered = package.clone();
            altered[at] ^= 0x40;
            assert_eq!(
                refused(inspect_key_package(context, &altered)),
                Code::InvalidInput,
                "byte {at}"
            );
        }
        let longer = [package.as_slice(), &[0]].concat();
        assert_eq!(refused(inspect_key_package(context, &longer)), Code::InvalidInput);
        assert_eq!(refused(inspect_key_package(context, &[])), Code::InvalidInput);
        Ok(())
    })
    .expect("read");
}

#[test]
fn several_join_by_one_welcome() {
    let [ana, ben, cleo, dan] = people();
    ana.found(&[&ben, &cleo, &dan]);
    for other in [&ben, &cleo, &dan] {
        assert_eq!(other.state(), ana.state());
    }
    let members: Vec<_> = ana
        .state()
        .members
        .iter()
        .map(|member| String::from_utf8_lossy(member.credential()).into_owned())
        .collect();
    assert_eq!(members, ["Ana", "Ben", "Cleo", "Dan"]);
}
