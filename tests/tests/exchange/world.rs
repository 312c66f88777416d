//! Whole devices in this process and a real relay process on a port of its own.

use std::path::PathBuf;
use std::sync::Arc;

use kith::companion::{Companion, NewAccount};
use kith::exchange::identity::Role;
use kith::exchange::sync::Report;
use kith::foundation::env::{
    Answer, Call, Clock, Env, ManualClock, Net, NetError, Random, Relay, SystemClock, SystemRandom,
};
use kith::foundation::keys::{Passphrase, RecoveryWords};
use kith::foundation::types::{Code, Error, Millis};
use kith::presentation::{Screens, Surroundings};
use kith_tests::{RelayProgram, agree, companion_at};
use kith_wire::id::Token;

use super::net::LossyNet;

/// A relay, and people with their devices.
pub struct World {
    pub relay: RelayProgram,
    pub clock: Arc<ManualClock>,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

/// Somebody's device.
pub struct Device {
    pub companion: Arc<Companion>,
    pub net: Arc<LossyNet>,
    pub folder: PathBuf,
    env: Env,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let relay = RelayProgram::start(folder.path());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let clock = Arc::new(ManualClock::at(SystemClock.now()));
        World {
            relay,
            clock,
            folder,
            runtime,
        }
    }

    /// Ana, who is admitted at the relay, and Ben, her therapist, who answered her invitation.
    pub fn ana_and_ben() -> (Self, Device, Device) {
        let world = World::new();
        let ana = world.admitted("Ana", Role::Patient);
        let ben = world.newcomer("Ben", Role::Therapist);
        world.pair(&ana, Role::Therapist, &ben);
        (world, ana, ben)
    }

    /// A device of somebody who is admitted at the relay.
    pub fn admitted(&self, name: &str, role: Role) -> Device {
        self.admitted_at(name, role, &self.clock)
    }

    /// As [`World::admitted`], with a clock of its own.
    pub fn admitted_at(&self, name: &str, role: Role, clock: &Arc<ManualClock>) -> Device {
        let relay = self.relay();
        self.device(name, role, Some((relay, self.admission())), None, clock)
    }

    fn admission(&self) -> Token {
        Token::from_text(&self.relay.admit()).expect("a token")
    }

    /// A device of somebody who waits for an invitation.
    pub fn newcomer(&self, name: &str, role: Role) -> Device {
        self.device(name, role, None, None, &self.clock)
    }

    /// As [`World::admitted`], with recovery words.
    pub fn admitted_with_words(&self, name: &str, role: Role, words: &RecoveryWords) -> Device {
        let relay = self.relay();
        self.device(name, role, Some((relay, self.admission())), Some(words), &self.clock)
    }

    /// As [`World::newcomer`], with recovery words.
    pub fn newcomer_with_words(&self, name: &str, role: Role, words: &RecoveryWords) -> Device {
        self.device(name, role, None, Some(words), &self.clock)
    }

    fn device(
        &self,
        name: &str,
        role: Role,
        admitted: Option<(Relay, Token)>,
        recovery: Option<&RecoveryWords>,
        clock: &Arc<ManualClock>,
    ) -> Device {
        let device = self.empty(name, clock);
        let passphrase = passphrase();
        let (relay, admission) = admitted.unzip();
        let new = NewAccount {
            name,
            role,
            relay,
            admission,
            passphrase: &passphrase,
            recovery,
        };
        device.companion.create(new).expect("created");
        device
    }

    /// A new device on which the account of these words comes back.
    pub fn recover(&self, place: &str, words: &RecoveryWords) -> Result<Device, Error> {
        let device = self.empty(place, &self.clock);
        let relay = self.relay();
        self.runtime
            .block_on(device.companion.recover(words, relay, &passphrase()))?;
        Ok(device)
    }

    /// A device on which nothing is yet.
    pub fn bare(&self, place: &str) -> Device {
        self.empty(place, &self.clock)
    }

    /// What the operator gives to somebody who is to be admitted.
    pub fn admission_text(&self) -> String {
        self.relay.admit()
    }

    fn empty(&self, place: &str, clock: &Arc<ManualClock>) -> Device {
        let net = Arc::new(LossyNet::default());
        let clock: Arc<dyn Clock> = Arc::clone(clock) as Arc<dyn Clock>;
        let random: Arc<dyn Random> = Arc::new(SystemRandom);
        let env = Env {
            clock,
            random,
            net: Arc::clone(&net) as Arc<dyn Net>,
        };
        let folder = self.folder.path().join(place);
        Device {
            companion: Arc::new(companion_at(&folder, &env)),
            net,
            folder,
            env,
        }
    }

    /// One pass that must succeed.
    pub fn sync(&self, device: &Device) -> Report {
        let (report, problem) = self.runtime.block_on(device.companion.sync()).expect("the vault works");
        assert_eq!(problem, None);
        report
    }

    /// One pass that must meet a problem.
    pub fn sync_fails(&self, device: &Device) -> Code {
        let (_, problem): (Report, Option<Error>) =
            self.runtime.block_on(device.companion.sync()).expect("the vault works");
        problem.expect("a problem").code()
    }

    /// One pass that may meet a problem.
    pub fn sync_any(&self, device: &Device) {
        self.runtime.block_on(device.companion.sync()).expect("the vault works");
    }

    /// Waits for what the devices do.
    pub fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// Pairs two devices by an invitation of the first.
    pub fn pair(&self, inviter: &Device, offered: Role, answerer: &Device) {
        let link = self.invite(inviter, offered);
        self.sync(inviter);
        answerer.companion.people().accept(&link).expect("accepted");
        self.sync(answerer);
        self.sync(inviter);
        self.sync(answerer);
        self.agree(inviter, answerer);
    }

    /// Two who know each other agree to everything that is needed between them, and each learns of it.
    pub fn agree(&self, one: &Device, other: &Device) {
        agree(&one.companion);
        agree(&other.companion);
        for device in [one, other, one] {
            self.sync(device);
        }
    }

    /// The relay, as an address.
    pub fn relay(&self) -> Relay {
        Relay::parse(&self.relay.url, None).expect("loopback")
    }

    /// One call to a relay, as anybody can make it.
    pub fn call(&self, by: &Device, relay: &Relay, call: Call) -> Result<Answer, NetError> {
        self.runtime.block_on(by.net.call(relay, call))
    }

    pub fn invite(&self, inviter: &Device, offered: Role) -> String {
        inviter
            .companion
            .people()
            .invite(offered, 7 * 24 * 3_600_000)
            .expect("invited")
            .to_link()
    }

    pub fn advance(&self, milliseconds: i64) {
        self.clock.advance(milliseconds);
    }

    pub fn now(&self) -> Millis {
        self.clock.now()
    }
}

fn passphrase() -> Passphrase {
    Passphrase::new("four quiet words here".into())
}

impl Device {
    /// What the person sees, in English, on a clock in Madrid.
    pub fn screens(&self) -> Screens {
        let surroundings = Surroundings {
            locale: "en".into(),
            zone: "Europe/Madrid".into(),
        };
        Screens::new(Arc::clone(&self.companion), self.env.clone(), surroundings)
    }

    /// Proves that it is the person, as before sharing.
    pub fn authenticate(&self) {
        let proven = self.companion.authenticate_with_passphrase(&passphrase());
        proven.expect("the right passphrase");
    }

    /// The process ends without a word, and is started again.
    pub fn crash_and_restart(&mut self) {
        self.companion.lock().expect("the old process is gone");
        self.companion = Arc::new(companion_at(&self.folder, &self.env));
        self.companion.unlock_with_passphrase(&passphrase()).expect("opens");
    }

    /// A pass that succeeds, to be made in the middle of another's.
    pub fn pass(&self) -> impl Future<Output = ()> + Send + 'static {
        let companion = Arc::clone(&self.companion);
        async move {
            let (_, problem) = companion.sync().await.expect("the vault works");
            assert_eq!(problem, None);
        }
    }

    pub fn send(&self, to: &str, text: &str) {
        self.companion.messages().send(to, text).expect("queued");
    }

    /// The texts of a conversation, oldest first.
    pub fn texts(&self, with: &str) -> Vec<String> {
        self.companion
            .messages()
            .history(with)
            .expect("history")
            .into_iter()
            .map(|message| message.text)
            .collect()
    }

    /// The states of a conversation's messages.
    pub fn states(&self, with: &str) -> Vec<&'static str> {
        let history = self.companion.messages().history(with).expect("history");
        history.into_iter().map(|message| message.state.as_str()).collect()
    }
}
