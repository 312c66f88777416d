//! Where a person is, and what they do there.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::action::Action;
use super::effect::{Effect, Response};
use super::inputs::{Field, Inputs};
use super::onboarding::Making;
use super::parts::{Input, InputKind, Notice, NoticeKind, Offer, Phrase, TabItem, TabName, Tone};
use super::people::NewEntry;
use super::place::Place;
use super::question::{self, Asking};
use super::screen::{Screen, ScreenContent};
use super::surroundings::Surroundings;
use super::words::{Value, Wall, Words};
use super::{
    consents, crisis, helping, journal, log, messages, more, onboarding, people, plan, preferences, sharing, skills,
    today, unlock,
};
use crate::companion::{Companion, Lifecycle, Preferences};
use crate::exchange::identity::invitation::Invitation;
use crate::foundation::env::Env;
use crate::foundation::types::{AccountId, Code, Result};

/// Most places that lead back.
const DEEPEST: usize = 16;

/// What one person sees and does. It may be called from any thread; what was typed and is nowhere else is wiped when the
/// vault is found locked.
pub struct Screens {
    pub(super) companion: Arc<Companion>,
    pub(super) env: Env,
    inner: Mutex<Inner>,
}

/// Where the person is.
pub(super) struct Inner {
    /// As the device says.
    device: Surroundings,
    /// How the person wants to be met, as it was last read.
    pub(super) preferences: Preferences,
    /// Both together: the language is the person's where they chose one.
    pub(super) surroundings: Surroundings,
    /// From the first place to the one that is seen.
    path: Vec<Place>,
    pub(super) inputs: Inputs,
    notice: Option<(NoticeKind, String)>,
    /// An account that is being made.
    pub(super) making: Option<Making>,
    /// The mood of the entry that is written.
    pub(super) mood: Option<i64>,
    /// What is chosen for a share, and what is looked at.
    pub(super) sharing: sharing::Held,
    /// The invitation that was made last.
    pub(super) invitation: Option<Invitation>,
    /// An entry of the support map that is being made.
    pub(super) map_entry: NewEntry,
    /// What is asked at the moment.
    asking: Option<Asking>,
    /// What a proof was asked for, until it is done.
    proven: Option<Action>,
    /// When a skill is to be practised, as far as it was chosen.
    pub(super) planning: Planning,
    /// Whether the vault was seen open: what was typed meanwhile goes when it is found locked.
    was_open: bool,
    /// Tries to unlock that did not match, since the last that did.
    pub(super) wrong_tries: u32,
    /// Why the vault does not open, where that is no wrong passphrase.
    pub(super) trouble: Option<Code>,
}

/// When a skill is to be practised, and by whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Planning {
    /// None for oneself.
    pub(super) for_whom: Option<AccountId>,
    /// Which of the days that are offered.
    pub(super) days: u32,
    /// Which of the times that are offered.
    pub(super) time: u32,
}

/// What a state is made of.
pub(super) struct Scene<'a> {
    pub(super) companion: &'a Companion,
    pub(super) surroundings: &'a Surroundings,
    pub(super) words: &'static Words,
    pub(super) wall: Wall,
    pub(super) inputs: &'a Inputs,
    pub(super) making: Option<&'a Making>,
    pub(super) mood: Option<i64>,
    pub(super) preferences: &'a Preferences,
    pub(super) planning: &'a Planning,
    pub(super) wrong_tries: u32,
    pub(super) trouble: Option<Code>,
    pub(super) sharing: &'a sharing::Held,
    pub(super) invitation: Option<&'a Invitation>,
    pub(super) map_entry: &'a NewEntry,
}

impl Screens {
    /// At the beginning. Nothing is read yet.
    pub fn new(companion: Arc<Companion>, env: Env, surroundings: Surroundings) -> Self {
        let inner = Inner {
            device: surroundings.clone(),
            preferences: Preferences::default(),
            surroundings,
            path: vec![Place::Today],
            inputs: Inputs::default(),
            notice: None,
            making: None,
            mood: None,
            sharing: sharing::Held::default(),
            invitation: None,
            map_entry: NewEntry::default(),
            asking: None,
            proven: None,
            planning: Planning::default(),
            was_open: false,
            wrong_tries: 0,
            trouble: None,
        };
        Screens {
            companion,
            env,
            inner: Mutex::new(inner),
        }
    }

    /// The device is in another place, or speaks another language.
    pub fn surroundings_changed(&self, surroundings: Surroundings) {
        let mut inner = self.inner();
        inner.device = surroundings;
        let preferences = inner.preferences.clone();
        inner.prefers(preferences);
    }

    /// The screen as it is now. It never fails: what could not be read is said on it.
    pub fn screen(&self) -> Screen {
        let mut inner = self.inner();
        inner.prefers(self.companion.preferences());
        let lifecycle = self.companion.lifecycle();
        inner.forget_if_locked(&lifecycle);
        inner.settle(&lifecycle);
        loop {
            let place = inner.place().clone();
            match self.content(&inner, &lifecycle, &place) {
                Ok(content) => return self.around(&inner, &lifecycle, &place, content),
                // What was looked at is gone: back to what led there.
                Err(error) if error.code() != Code::Locked && inner.path.len() > 1 => {
                    inner.path.pop();
                    inner.notice = Some((NoticeKind::Problem, problem(error.code())));
                }
                Err(error) => {
                    let scene = self.scene(&inner);
                    let content = unlock::state(&scene, Some(error.code()));
                    return self.around(&inner, &Ok(Lifecycle::Locked), &place, content);
                }
            }
        }
    }

    /// Does what was chosen, and gives the screen that it led to. What went wrong is said there, and nothing typed is lost.
    /// It may wait for the disk, and for the network only where an action says so.
    pub async fn act(&self, action: Action) -> Response {
        let touched = self.companion.touched();
        let lifecycle = self.companion.lifecycle();
        {
            let mut inner = self.inner();
            inner.forget_if_locked(&lifecycle);
            inner.answered(&action);
        }
        let may_look = !matches!(action, Action::Typed { .. });
        if may_look {
            self.look();
        }
        let done = match touched {
            Ok(()) => self.perform(action.clone()).await,
            Err(error) => Err(error),
        };
        // A proof leads on to what it was asked for, once.
        let proven = self.inner().proven.take();
        let done = match (done, proven) {
            (Ok(_), Some(proven)) => self.perform(proven).await,
            (done, _) => done,
        };
        let effect = done.unwrap_or_else(|error| {
            self.failed(error.code(), action);
            None
        });
        if may_look {
            self.look();
        }
        Response {
            screen: self.screen(),
            effect,
        }
    }

    async fn perform(&self, action: Action) -> Result<Option<Effect>> {
        match action {
            Action::Open { place } => {
                self.open(place);
                Ok(None)
            }
            Action::Back => {
                self.back();
                Ok(None)
            }
            Action::CloseNotice => {
                self.inner().notice = None;
                Ok(None)
            }
            Action::Decline => {
                let mut inner = self.inner();
                inner.asking = None;
                inner.inputs.clear(Field::Passphrase);
                Ok(None)
            }
            Action::Typed { field, text } => self.typed(field, text).map(|()| None),
            Action::Filled { field, text } => {
                self.inner().inputs.fill(field, text);
                Ok(None)
            }
            Action::Onboarding { action } => onboarding::act(self, action).await,
            Action::Unlock { action } => unlock::act(self, action).map(|()| None),
            Action::Today { action } => today::act(self, action).map(|()| None),
            Action::Journal { action } => journal::act(self, action).map(|()| None),
            Action::Crisis { action } => Ok(crisis::act(self, action)),
            Action::More { action } => more::act(self, action).map(|()| None),
            Action::Preferences { action } => preferences::act(self, action).map(|()| None),
            Action::Plan { action } => plan::act(self, action),
            Action::Skill { action } => skills::act(self, action).map(|()| None),
            Action::Sharing { action } => sharing::act(self, action).map(|()| None),
            Action::AccessLog { action } => log::act(self, action),
            Action::Messages { action } => messages::act(self, action).map(|()| None),
            Action::People { action } => people::act(self, action),
            Action::Consents { action } => consents::act(self, action).map(|()| None),
        }
    }

    /// What stands in the conversation that is open was looked at: before one leaves it, and when one comes.
    fn look(&self) {
        let open = match self.inner().place() {
            Place::Conversation { person } => *person,
            _ => return,
        };
        if let Err(error) = self.companion.messages().look_at(&open) {
            tracing::debug!(
                code = error.code().as_str(),
                "that a conversation was looked at is not kept"
            );
        }
    }

    fn typed(&self, field: Field, text: String) -> Result<()> {
        match field {
            Field::Entry => journal::typed(self, &text)?,
            Field::PlanLine { step, line } => plan::typed(self, step, line, &text)?,
            Field::Proposal => sharing::typed(self, &text)?,
            Field::Message { person } => messages::typed(self, &person, &text)?,
            _ => {}
        }
        self.inner().inputs.typed(field, text);
        Ok(())
    }

    /// Goes somewhere; one of the main places begins the way anew.
    pub(super) fn open(&self, place: Place) {
        let mut inner = self.inner();
        inner.notice = None;
        if main_place(&place).is_some() {
            inner.path.clear();
        }
        if inner.path.last() != Some(&place) {
            inner.path.push(place);
        }
        if inner.path.len() > DEEPEST {
            inner.path.remove(1);
        }
    }

    /// Goes back.
    pub(super) fn back(&self) {
        let mut inner = self.inner();
        inner.notice = None;
        if inner.path.len() > 1 {
            inner.path.pop();
        }
    }

    /// What stands in a field was changed otherwise than by typing.
    pub(super) fn refilled(&self, field: Field) {
        self.inner().inputs.clear(field);
    }

    /// Begins anew at a place.
    pub(super) fn begin_at(&self, place: Place) {
        let mut inner = self.inner();
        inner.notice = None;
        inner.path = vec![place];
    }

    /// Says once what happened.
    pub(super) fn done(&self, id: &str) {
        self.inner().notice = Some((NoticeKind::Done, id.to_owned()));
    }

    /// Asks whether to do something that cannot be undone. The words are of this name, those of the answer of the same
    /// with `-yes`.
    pub(super) fn ask(&self, id: &'static str, action: Action) {
        self.inner().asking = Some(Asking::Whether(id, action));
    }

    /// They proved who they are: what it was asked for goes on.
    pub(super) fn proved(&self) {
        let mut inner = self.inner();
        inner.inputs.clear(Field::Passphrase);
        if let Some(Asking::Who(action)) = inner.asking.take() {
            inner.proven = Some(action);
        }
    }

    fn failed(&self, code: Code, action: Action) {
        let mut inner = self.inner();
        match code {
            // The person turned away; they know.
            Code::Cancelled => {}
            Code::AuthenticationNeeded => inner.asking = Some(Asking::Who(action)),
            code => inner.notice = Some((NoticeKind::Problem, problem(code))),
        }
    }

    /// Leaves these places for another, so that the way back does not lead through them.
    pub(super) fn leave(&self, done_with: impl Fn(&Place) -> bool, to: Place) {
        self.inner().path.retain(|place| !done_with(place));
        self.open(to);
    }

    /// Goes back to a place on the way, or opens it.
    pub(super) fn back_to(&self, place: &Place) {
        let at = self.inner().path.iter().position(|one| one == place);
        match at {
            Some(at) => {
                let mut inner = self.inner();
                inner.notice = None;
                inner.path.truncate(at + 1);
            }
            None => self.open(place.clone()),
        }
    }

    pub(super) fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The language and territory that texts are given in.
    pub(super) fn locale(&self) -> String {
        self.inner().surroundings.locale.clone()
    }

    fn scene<'a>(&'a self, inner: &'a Inner) -> Scene<'a> {
        Scene {
            companion: &self.companion,
            surroundings: &inner.surroundings,
            words: Words::of(&inner.surroundings.locale),
            wall: Wall::new(&inner.surroundings.zone, self.env.clock.now()),
            inputs: &inner.inputs,
            making: inner.making.as_ref(),
            mood: inner.mood,
            preferences: &inner.preferences,
            planning: &inner.planning,
            wrong_tries: inner.wrong_tries,
            trouble: inner.trouble,
            sharing: &inner.sharing,
            invitation: inner.invitation.as_ref(),
            map_entry: &inner.map_entry,
        }
    }

    fn content(&self, inner: &Inner, lifecycle: &Result<Lifecycle>, place: &Place) -> Result<ScreenContent> {
        let scene = self.scene(inner);
        match lifecycle {
            _ if place.opens_without_the_vault() => {}
            Err(error) => return Ok(unlock::state(&scene, Some(error.code()))),
            Ok(Lifecycle::Locked | Lifecycle::ScreenLocked | Lifecycle::Paused) => {
                return Ok(unlock::state(&scene, None));
            }
            Ok(Lifecycle::Absent | Lifecycle::Unlocked) => {}
        }
        match place {
            Place::Welcome => Ok(onboarding::welcome(&scene)),
            Place::Begin { arrival } => Ok(onboarding::begin(&scene, *arrival)),
            Place::RecoveryWords => onboarding::words(&scene),
            Place::CheckWords => onboarding::check(&scene),
            Place::ComeBack => Ok(onboarding::come_back(&scene)),
            Place::Today => today::state(&scene),
            Place::Journal => journal::list(&scene),
            Place::Write => journal::write(&scene),
            Place::Entry { entry } => journal::entry(&scene, *entry),
            Place::Crisis => Ok(crisis::state(&scene)),
            Place::CrisisStep { step } => Ok(crisis::step_state(&scene, *step)),
            Place::More => more::more(&scene),
            Place::Account => more::account(&scene),
            Place::Locks => more::locks(&scene),
            Place::NewPassphrase => Ok(more::new_passphrase(&scene)),
            Place::Preferences => Ok(preferences::state(&scene)),
            Place::About => Ok(more::about(&scene)),
            Place::Plan => plan::state(&scene),
            Place::PlanPart { step } => plan::part(&scene, *step),
            Place::Region => plan::region(&scene),
            Place::Skills => Ok(skills::list(&scene)),
            Place::Skill { skill } => skills::skill(&scene, skill),
            Place::Helping => helping::state(&scene),
            Place::ShareWhat { with } => sharing::what(&scene, *with),
            Place::ShareWith { what } => sharing::with(&scene, *what),
            Place::ShareHow { what, with } => sharing::how(&scene, *what, *with),
            Place::SharePreview { what, with } => sharing::preview(&scene, *what, *with),
            Place::SharedByMe => sharing::given(&scene),
            Place::SharedWithMe => sharing::received(&scene),
            Place::Received { share } => sharing::one_received(&scene, *share),
            Place::Propose { share, field } => sharing::propose(&scene, *share, field),
            Place::SeenBy { person } => sharing::seen_by(&scene, *person),
            Place::WhoCanRead { what } => sharing::who_can_read(&scene, *what),
            Place::WhoCanReadMessages { with } => sharing::who_can_read_messages(&scene, *with),
            Place::AccessLog => log::state(&scene),
            Place::Messages => messages::list(&scene),
            Place::Conversation { person } => messages::conversation(&scene, person),
            Place::People => people::list(&scene),
            Place::Person { person } => people::person(&scene, person),
            Place::SafetyNumber { person } => people::safety_number(&scene, person),
            Place::Invite => people::invite(&scene),
            Place::Invitation => people::invitation(&scene),
            Place::Accept => Ok(people::accept(&scene)),
            Place::NewMapEntry => Ok(people::new_map_entry(&scene)),
            Place::MapEntry { entry } => people::map_entry(&scene, *entry),
            Place::Consents { with } => consents::list(&scene, with.as_ref()),
            Place::Consent { document, with } => consents::page(&scene, *document, with.as_ref()),
            Place::SignedConsent { decision } => consents::signed(&scene, *decision),
        }
    }

    fn around(&self, inner: &Inner, lifecycle: &Result<Lifecycle>, place: &Place, content: ScreenContent) -> Screen {
        let words = Words::of(&inner.surroundings.locale);
        let open = matches!(lifecycle, Ok(Lifecycle::Unlocked));
        let locked = matches!(content, ScreenContent::Locked { .. });
        let in_crisis = place.opens_without_the_vault();
        let back =
            (inner.path.len() > 1 && !locked).then(|| Offer::new(words.phrase("back"), Action::Back, Tone::Quiet));
        let crisis = (!in_crisis).then(|| {
            let open = Action::Open { place: Place::Crisis };
            Offer::new(words.phrase("crisis-open"), open, Tone::Plain)
        });
        let notice = inner.notice.as_ref().map(|(kind, id)| Notice {
            kind: *kind,
            text: words.phrase(id),
            lead: id.starts_with("problem-consent-").then(|| {
                let place = Place::Consents { with: None };
                Offer::new(words.phrase("more-consents"), Action::Open { place }, Tone::Plain)
            }),
            close: Offer::new(words.phrase("notice-close"), Action::CloseNotice, Tone::Quiet),
        });
        let asking = inner.asking.as_ref().filter(|_| open && !in_crisis);
        let scene = self.scene(inner);
        Screen {
            title: content.title(words),
            back,
            crisis,
            notice,
            question: asking.and_then(|asking| question::question(&scene, asking)),
            proof: asking.and_then(|asking| question::proof(&scene, asking)),
            content,
            tabs: if open && !locked && !in_crisis {
                tabs(words, &inner.path, inner.preferences.simple)
            } else {
                Vec::new()
            },
            language: words.language().to_owned(),
            simple: inner.preferences.simple,
            haptics: inner.preferences.haptics,
        }
    }
}

impl Inner {
    /// A question is over with whatever is done next; a request for a proof once it is given or declined.
    fn answered(&mut self, action: &Action) {
        if matches!(self.asking, Some(Asking::Whether(..))) && !matches!(action, Action::Typed { .. }) {
            self.asking = None;
        }
    }

    /// What was typed while the vault was open goes when it is found locked or gone: also a passphrase that was to prove who it
    /// is, or it would unlock for whoever comes next. What is typed to open it stays.
    fn forget_if_locked(&mut self, lifecycle: &Result<Lifecycle>) {
        match lifecycle {
            Ok(Lifecycle::Unlocked) => self.was_open = true,
            _ if self.was_open => {
                self.inputs.wipe();
                self.planning = Planning::default();
                self.sharing.stop_looking();
                self.invitation = None;
                self.map_entry = NewEntry::default();
                self.mood = None;
                self.asking = None;
                self.was_open = false;
            }
            // What is typed to begin with.
            Ok(Lifecycle::Absent) => {}
            _ => self.inputs.wipe_what_needs_the_vault(),
        }
    }

    /// A secret that was typed and not used does not outlast the screen that asked for it.
    fn forget_secrets_left_behind(&mut self) {
        let asked_for = [
            (Field::NewPassphrase, Place::NewPassphrase),
            (Field::NewPassphraseAgain, Place::NewPassphrase),
            (Field::RecoveryWords, Place::Account),
        ];
        for (field, place) in asked_for {
            if !self.path.contains(&place) && !self.inputs.text(field).is_empty() {
                self.inputs.clear(field);
            }
        }
    }

    /// Takes over how the person wants to be met.
    fn prefers(&mut self, preferences: Preferences) {
        self.surroundings = Surroundings {
            locale: preferences::locale(&preferences, &self.device.locale),
            zone: self.device.zone.clone(),
        };
        self.preferences = preferences;
    }

    /// The place that is seen.
    pub(super) fn place(&self) -> &Place {
        self.path.last().unwrap_or(&Place::Today)
    }

    /// Sees to it that the way fits what there is.
    fn settle(&mut self, lifecycle: &Result<Lifecycle>) {
        let fits = |place: &Place| match lifecycle {
            Ok(Lifecycle::Absent) => place.opens_without_the_vault() || place.is_before_the_vault(),
            Ok(Lifecycle::Unlocked) => !place.is_before_the_vault(),
            // The way is kept for after the unlock.
            _ => true,
        };
        self.path.retain(fits);
        self.sharing.settle(&self.path);
        let first = match lifecycle {
            Ok(Lifecycle::Absent) => Place::Welcome,
            _ => Place::Today,
        };
        if self.path.first().is_none_or(Place::opens_without_the_vault) {
            self.path.insert(0, first);
        }
        if matches!(lifecycle, Ok(Lifecycle::Unlocked)) {
            self.forget_secrets_left_behind();
        }
    }
}

impl Scene<'_> {
    /// A text with what a screen reader says.
    pub(super) fn phrase(&self, id: &str) -> Phrase {
        self.words.phrase(id)
    }

    /// The same, with values put in.
    pub(super) fn phrase_with(&self, id: &str, values: &[Value<'_>]) -> Phrase {
        self.words.phrase_with(id, values)
    }

    /// Something that can be done.
    pub(super) fn offer(&self, id: &str, action: Action, tone: Tone) -> Offer {
        Offer::new(self.words.phrase(id), action, tone)
    }

    /// A field, with what stands in it; of a secret nothing.
    pub(super) fn input(&self, id: &str, field: Field, kind: InputKind) -> Input {
        let value = match kind {
            InputKind::Secret => String::new(),
            InputKind::Line | InputKind::Text | InputKind::Search => self.inputs.text(field).to_owned(),
        };
        Input {
            field,
            label: self.words.phrase(id),
            value,
            revision: self.inputs.revision(field),
            kind,
            problem: None,
        }
    }

    /// A way to a place.
    pub(super) fn way(&self, id: &str, place: Place, tone: Tone) -> Offer {
        self.offer(id, Action::Open { place }, tone)
    }
}

/// The name of the words for what went wrong.
pub(super) fn problem(code: Code) -> String {
    let id = format!("problem-{}", code.as_str().replace('_', "-"));
    if Words::know(&id) {
        id
    } else {
        "problem-other".to_owned()
    }
}

fn main_place(place: &Place) -> Option<TabName> {
    match place {
        Place::Today => Some(TabName::Today),
        Place::Journal => Some(TabName::Journal),
        Place::More => Some(TabName::More),
        Place::Messages => Some(TabName::Messages),
        Place::People => Some(TabName::People),
        _ => None,
    }
}

/// The places that are always one touch away. In the simple mode four, the crisis plan among them; from there today leads
/// to everything else.
fn tabs(words: &Words, path: &[Place], simple: bool) -> Vec<TabItem> {
    let chosen = path.first().and_then(main_place);
    let tab = |name: TabName, id: &str, place: Place| TabItem {
        name,
        chosen: chosen == Some(name),
        offer: Offer::new(words.phrase(id), Action::Open { place }, Tone::Plain),
    };
    let last = if simple {
        tab(TabName::Crisis, "tab-crisis", Place::Crisis)
    } else {
        tab(TabName::More, "tab-more", Place::More)
    };
    let mut tabs = vec![
        tab(TabName::Today, "tab-today", Place::Today),
        tab(TabName::Journal, "tab-journal", Place::Journal),
        tab(TabName::Messages, "tab-messages", Place::Messages),
    ];
    if !simple {
        tabs.push(tab(TabName::People, "tab-people", Place::People));
    }
    tabs.push(last);
    tabs
}
