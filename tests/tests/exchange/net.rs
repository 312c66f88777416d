//! A device's network to a real relay: it loses answers, lets others be faster, and lies as a relay could.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use kith::foundation::env::{Answer, Call, HttpsNet, Net, NetError, Pending, Relay, Socket};
use kith_wire::channel::{Page, PullAnswer, PullResult, Pulled};

type Meanwhile = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

/// What a relay may make of the log that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// Each page ends before the first commit.
    HidesCommits,
    /// The first of several entries is left out.
    LeavesOneOut,
    /// The first two entries change places.
    SwapsTwo,
}

impl Lie {
    fn tell(self, page: &mut Page) {
        match self {
            Lie::HidesCommits => {
                if let Some(first) = page.entries.iter().position(|entry| entry.commit.is_some()) {
                    page.current = page.entries[first].epoch;
                    page.entries.truncate(first);
                    page.more = false;
                }
            }
            Lie::LeavesOneOut | Lie::SwapsTwo => {
                let [first, second, ..] = page.entries.as_mut_slice() else {
                    return;
                };
                assert_eq!((first.commit, second.commit), (None, None), "not of these");
                if self == Lie::SwapsTwo {
                    std::mem::swap(&mut first.content, &mut second.content);
                } else {
                    page.entries.remove(0);
                }
            }
        }
    }
}

/// A network that can lose the answers of the next calls: the relay did what was asked.
#[derive(Default)]
pub struct LossyNet {
    inner: HttpsNet,
    lose_answers_to: Mutex<Vec<&'static str>>,
    lose_call_to: Mutex<Option<&'static str>>,
    before: Mutex<Option<(&'static str, Meanwhile)>>,
    calls: AtomicUsize,
    lie: Mutex<Option<Lie>>,
    appends: Mutex<Vec<u16>>,
    shown: Mutex<Vec<Pulled>>,
}

impl LossyNet {
    /// Loses the answer to the next call whose path ends like this.
    pub fn lose_next(&self, ending: &'static str) {
        self.lose_answers_to.lock().expect("one test").push(ending);
    }

    /// Loses the next call whose path ends like this: it never reaches the relay.
    pub fn lose_call(&self, ending: &'static str) {
        *self.lose_call_to.lock().expect("one test") = Some(ending);
    }

    /// Loses no more answers.
    pub fn lose_nothing(&self) {
        self.lose_answers_to.lock().expect("one test").clear();
    }

    /// Does something else before the next call whose path ends like this leaves the device.
    pub fn before_next(&self, ending: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        *self.before.lock().expect("one test") = Some((ending, Box::pin(work)));
    }

    /// From now on the relay lies so to this device, or no more.
    pub fn lie(&self, lie: Option<Lie>) {
        *self.lie.lock().expect("one test") = lie;
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    /// The relay's statuses to what was appended since this was asked last.
    pub fn take_appends(&self) -> Vec<u16> {
        std::mem::take(&mut *self.appends.lock().expect("one test"))
    }

    /// The entries that the relay showed since this was asked last.
    pub fn take_shown(&self) -> Vec<Pulled> {
        std::mem::take(&mut *self.shown.lock().expect("one test"))
    }

    /// An answer to a pull, as the device is to see it.
    fn pulled(&self, answer: Answer) -> Answer {
        let mut pulled: PullAnswer = kith_wire::decode(&answer.body).expect("an answer to a pull");
        let lie = *self.lie.lock().expect("one test");
        for result in &mut pulled.results {
            let PullResult::Page(page) = result else { continue };
            if let Some(lie) = lie {
                lie.tell(page);
            }
            self.shown
                .lock()
                .expect("one test")
                .extend(page.entries.iter().cloned());
        }
        Answer {
            body: kith_wire::encode(&pulled),
            ..answer
        }
    }
}

impl Net for LossyNet {
    fn call<'a>(&'a self, relay: &'a Relay, call: Call) -> Pending<'a> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let work = {
            let mut before = self.before.lock().expect("one test");
            if before.as_ref().is_some_and(|(ending, _)| call.path.ends_with(ending)) {
                before.take()
            } else {
                None
            }
        };
        let lost = {
            let mut losing = self.lose_answers_to.lock().expect("one test");
            let place = losing.iter().position(|ending| call.path.ends_with(ending));
            place.map(|place| losing.remove(place)).is_some()
        };
        let never_arrives = {
            let mut losing = self.lose_call_to.lock().expect("one test");
            let this = losing.is_some_and(|ending| call.path.ends_with(ending));
            if this { losing.take().is_some() } else { false }
        };
        Box::pin(async move {
            if never_arrives {
                return Err(NetError::Unreachable);
            }
            if let Some((_, work)) = work {
                work.await;
            }
            let (pulls, appends) = (call.path == "/v1/pull", call.path.ends_with("/entries"));
            let answer: Result<Answer, NetError> = self.inner.call(relay, call).await;
            if let (true, Ok(answer)) = (appends, &answer) {
                self.appends.lock().expect("one test").push(answer.status);
            }
            match answer {
                _ if lost => Err(NetError::Unreachable),
                Ok(answer) if pulls && answer.status == 200 => Ok(self.pulled(answer)),
                answer => answer,
            }
        })
    }

    fn live<'a>(&'a self, relay: &'a Relay) -> Pending<'a, Box<dyn Socket>> {
        self.inner.live(relay)
    }
}
