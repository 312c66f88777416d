//! A relay and people, in one folder.

use std::path::{Path, PathBuf};

use crate::{Home, RelayProgram, Said, agree};

/// A relay, and a folder in which everything lies: vaults, states, temporary files, the relay's data and its log.
pub struct World {
    /// The relay.
    pub relay: RelayProgram,
    folder: tempfile::TempDir,
}

impl World {
    /// A new world; its relay serves.
    pub fn new() -> Self {
        World::with(RelayProgram::start)
    }

    /// As [`World::new`], with a relay that speaks TLS and has an authority of its own.
    pub fn encrypted() -> Self {
        World::with(RelayProgram::start_encrypted)
    }

    fn with(start: fn(&Path) -> RelayProgram) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("temporary")).expect("made");
        World {
            relay: start(folder.path()),
            folder,
        }
    }

    /// Where everything lies.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A path for a file of the test.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A home without a vault.
    pub fn home(&self, name: &str) -> Home {
        Home::at(self.folder.path(), name)
    }

    /// Somebody who knows the relay and is admitted there.
    pub fn admitted(&self, name: &str, role: &str) -> Home {
        let home = self.home(name);
        let (url, admission, authority) = (&self.relay.url, self.relay.admit(), self.relay.authority());
        let mut init = vec!["init", "--name", name, "--role", role];
        init.extend(["--relay", url, "--admission", &admission]);
        if let Some(file) = &authority {
            init.extend(["--relay-ca", file.to_str().expect("text")]);
        }
        home.does(&init);
        home
    }

    /// Somebody who waits for an invitation.
    pub fn newcomer(&self, name: &str, role: &str) -> Home {
        let home = self.home(name);
        home.does(&["init", "--name", name, "--role", role]);
        home
    }

    /// The first invites, the second accepts, both sync: then they know each other. They give each other the consents that
    /// writing and sharing need.
    pub fn pair(&self, inviter: &Home, role: &str, answerer: &Home) {
        self.meet(inviter, role, answerer);
        self.agree(inviter, answerer);
    }

    /// As [`World::pair`], and nobody has agreed to anything.
    pub fn meet(&self, inviter: &Home, role: &str, answerer: &Home) {
        let invited = inviter.does(&["invite", "--role", role]);
        answerer.does(&["accept", invited.text("invitation")]);
        inviter.sync();
        answerer.sync();
    }

    /// Two who know each other agree to everything that is needed between them, and each learns of it.
    pub fn agree(&self, one: &Home, other: &Home) {
        let (one, other) = (one.companion(), other.companion());
        agree(&one);
        agree(&other);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        for companion in [&one, &other, &one] {
            let (_, problem) = runtime.block_on(companion.sync()).expect("the vault works");
            assert_eq!(problem, None);
        }
        for companion in [&one, &other] {
            companion.lock().expect("the vault closes");
        }
    }

    /// Ana, a patient, and Ben, her therapist, who know each other.
    pub fn ana_and_ben(&self) -> (Home, Home) {
        let ana = self.admitted("Ana", "patient");
        let ben = self.newcomer("Ben", "therapist");
        self.pair(&ana, "therapist", &ben);
        (ana, ben)
    }
}

impl Default for World {
    fn default() -> Self {
        World::new()
    }
}
