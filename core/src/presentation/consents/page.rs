//! A document, to be agreed to or not.

use serde::Serialize;

use super::ConsentsAction;
use super::list::standing_words;
use crate::care::consent::decisions::{Document, Lack, Side, Standing, Text};
use crate::foundation::types::{AccountId, Result};
use crate::presentation::action::Action;
use crate::presentation::inputs::Field;
use crate::presentation::parts::{Input, InputKind, Offer, Phrase, Tone};
use crate::presentation::screen::ScreenContent;
use crate::presentation::screens::Scene;

/// A document, to be agreed to or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsentPageState {
    /// What it is called: the screen's title.
    pub name: String,
    /// Between whom.
    pub between: Phrase,
    /// How it stands now.
    pub standing: Phrase,
    /// What it says, in the order in which it is read.
    pub parts: Vec<PagePart>,
    /// What agreeing means; where there is something to decide.
    pub meaning: Option<Phrase>,
    /// Agrees to the text as it stands here; none where it stands already.
    pub agree: Option<Offer>,
    /// Says no, which has no penalty.
    pub decline: Option<Offer>,
    /// Decides nothing.
    pub not_now: Offer,
    /// Why it is taken back, for oneself; where it can be.
    pub reason: Option<Input>,
    /// Takes it back; asks first.
    pub withdraw: Option<Offer>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagePart {
    /// Above it.
    pub heading: Phrase,
    /// What it says.
    pub paragraphs: Vec<Phrase>,
}

/// What a document is called in the person's language.
pub(in crate::presentation) fn title(scene: &Scene<'_>, document: Document) -> Result<String> {
    Ok(text(scene, document)?.title)
}

fn text(scene: &Scene<'_>, document: Document) -> Result<Text> {
    scene.companion.consents().text(document, &scene.surroundings.locale)
}

/// Everything that a document says.
pub(super) fn parts(text: &Text) -> Vec<PagePart> {
    let sections = text.sections.iter().map(|section| PagePart {
        heading: Phrase::written(section.heading.clone()),
        paragraphs: section.paragraphs.iter().map(Phrase::written).collect(),
    });
    sections.collect()
}

pub(in crate::presentation) fn page(
    scene: &Scene<'_>,
    document: Document,
    with: Option<&AccountId>,
) -> Result<ScreenContent> {
    let text = text(scene, document)?;
    let stands = standing(scene, document, with)?;
    let name = match with {
        Some(account) => Some(scene.companion.people().find_ever(&account.to_string())?.name),
        None => None,
    };
    let with = with.copied();
    let ours = stands.as_ref().filter(|one| one.side == Side::Mine);
    let is_given = ours.is_some_and(|one| one.lack.is_none());
    // A yes to an older text can be taken back too.
    let can_withdraw = ours.is_some_and(|one| matches!(one.lack, None | Some(Lack::Changed)));
    let is_no = ours.is_some_and(|one| one.lack.is_some_and(Lack::is_no));
    let act = |id: &str, action: ConsentsAction, tone: Tone| scene.offer(id, Action::Consents { action }, tone);
    let state = ConsentPageState {
        between: match name.clone() {
            Some(name) => scene.phrase_with("consent-between", &[("name", name.into())]),
            None => scene.phrase("consent-for-oneself"),
        },
        standing: standing_words(scene, stands.as_ref(), name.as_deref()),
        parts: parts(&text),
        meaning: (ours.is_some() && !is_given).then(|| scene.phrase("consent-meaning")),
        agree: (ours.is_some() && !is_given).then(|| {
            let seen = text.hash().to_hex();
            act(
                "consent-agree",
                ConsentsAction::Agree { document, with, seen },
                Tone::Main,
            )
        }),
        decline: (ours.is_some() && !can_withdraw && !is_no).then(|| {
            act(
                "consent-decline",
                ConsentsAction::Decline { document, with },
                Tone::Plain,
            )
        }),
        not_now: scene.offer(
            if ours.is_some() && !is_given {
                "consent-not-now"
            } else {
                "back"
            },
            Action::Back,
            Tone::Plain,
        ),
        reason: can_withdraw.then(|| {
            scene.input(
                "consent-reason",
                Field::ConsentReason { document, with },
                InputKind::Text,
            )
        }),
        withdraw: can_withdraw.then(|| {
            act(
                "consent-withdraw",
                ConsentsAction::Withdraw { document, with },
                Tone::Careful,
            )
        }),
        name: text.title,
    };
    Ok(ScreenContent::Consent { state })
}

/// How the document stands: ours if we decide on it, else theirs.
fn standing(scene: &Scene<'_>, document: Document, with: Option<&AccountId>) -> Result<Option<Standing>> {
    let consents = scene.companion.consents();
    let all = match with {
        Some(account) => consents.list(Some(&account.to_string()))?,
        None => consents.own()?,
    };
    Ok(all.into_iter().find(|one| one.document == document))
}
