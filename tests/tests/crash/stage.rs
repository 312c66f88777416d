//! Where a scenario plays: folders of devices, a relay, and the state in which each run starts.

use std::path::PathBuf;

use kith::exchange::identity::Role;
use kith_tests::{RelayProgram, memory_folder, restore_folder};

use super::people::Device;

/// Everything lies in one folder: `now` is what a run works on, `start` is how it begins.
pub struct Stage {
    /// The relay, if the scenario has one.
    pub relay: Option<RelayProgram>,
    folder: tempfile::TempDir,
}

impl Stage {
    /// A stage with nothing on it.
    pub fn empty() -> Self {
        let folder = memory_folder();
        for name in ["now", "start"] {
            std::fs::create_dir(folder.path().join(name)).expect("made");
        }
        Stage { relay: None, folder }
    }

    /// A stage with a relay.
    pub fn with_relay() -> Self {
        let mut stage = Stage::empty();
        stage.relay = Some(RelayProgram::start(&stage.now()));
        stage
    }

    /// Ana, a patient whom the relay admits, and Ben, her therapist, who does not know her yet.
    pub fn with_two(&self) -> (Device, Device) {
        let relay = self.relay.as_ref().expect("a relay");
        let place = (relay.url.as_str(), &*relay.admit());
        let ana = Device::create(&self.path("ana"), "Ana", Role::Patient, Some(place), None);
        let ben = Device::create(&self.path("ben"), "Ben", Role::Therapist, None, None);
        (ana, ben)
    }

    /// The folder of a run, as /proc shows it.
    pub fn now(&self) -> PathBuf {
        let now = self.folder.path().join("now");
        now.canonicalize().expect("it is there")
    }

    /// A folder in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.now().join(name)
    }

    /// A file beside it.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A device as it is now.
    pub fn device(&self, name: &str) -> Device {
        Device::open(&self.path(name))
    }

    fn start(&self) -> PathBuf {
        self.folder.path().join("start")
    }

    /// From now on runs begin with what there is now. Every device must be closed.
    pub fn keep(&mut self) {
        self.relay.iter_mut().for_each(RelayProgram::kill);
        restore_folder(&self.now(), &self.start());
    }

    /// Begins a run; the relay, if there is one, does not run yet.
    pub fn begin(&mut self) {
        self.relay.iter_mut().for_each(RelayProgram::kill);
        restore_folder(&self.start(), &self.folder.path().join("now"));
    }

    /// The relay runs as always.
    pub fn relay_serves(&mut self) {
        self.relay.iter_mut().for_each(RelayProgram::restart);
    }

    /// The address of the relay.
    pub fn url(&self) -> &str {
        &self.relay.as_ref().expect("a relay").url
    }
}

/// Closes devices, so that a state can be kept.
pub fn close(devices: &[&Device]) {
    for device in devices {
        device.companion.lock().expect("closed");
    }
}

/// The first of two invites, the other accepts, and both sync. Neither has sent anything.
pub fn meet(ana: &Device, ben: &Device) {
    let link = invite(ana);
    ben.companion.people().accept(&link).expect("accepted");
    for device in [ben, ana, ben] {
        device.sync();
    }
}

/// As [`meet`]; then both agree to all that is needed.
pub fn pair(ana: &Device, ben: &Device) {
    meet(ana, ben);
    for device in [ana, ben] {
        kith_tests::agree(&device.companion);
    }
    for device in [ana, ben, ana] {
        device.sync();
    }
}

/// An invitation that the relay knows.
pub fn invite(ana: &Device) -> String {
    let week = 7 * 24 * 3_600_000;
    let invitation = ana.companion.people().invite(Role::Therapist, week).expect("invited");
    ana.sync();
    invitation.to_link()
}
