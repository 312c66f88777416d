//! What is kept of every decision, own and others', for ever: the signed statement, and the text as it was shown.

use super::document::{Channel, Document, Purpose};
use super::statement::{Body, Choice, Signed};
use super::text::{Text, TextHash};
use crate::care::consent::Grant;
use crate::exchange::identity::persona::history_of;
use crate::foundation::types::{AccountId, Code, ConsentId, DeviceId, Error, Millis, Result};
use crate::foundation::vault::{Row, Tx, View, params};

/// A decision, as it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: ConsentId,
    /// Who decided.
    pub account: AccountId,
    /// On which device, whose key signed.
    pub device: DeviceId,
    /// On which document.
    pub document: Document,
    /// On which version of it.
    pub version: u32,
    /// On which text exactly.
    pub hash: TextHash,
    /// In which language it was shown.
    pub locale: String,
    /// For which way.
    pub channel: Channel,
    /// For what.
    pub purpose: Purpose,
    /// For whom.
    pub recipient: AccountId,
    /// What was decided.
    pub choice: Choice,
    /// When, by the device's clock.
    pub at: Millis,
    /// The person's own words on why, which only this vault has.
    pub reason: Option<String>,
    /// The shares that it took back, as it was made; they tell with whom. None of a decision that is looked up.
    pub taken_back: Vec<Grant>,
}

/// What was found when a decision was opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The signature is the device's, and the text is the one that was shown.
    Genuine,
    /// The signature does not fit what is stored, or its key never was that device's.
    NotSigned,
    /// The text is not the one that was signed.
    TextDiffers,
    /// The signature fits; the text is not kept here, since this version never had it.
    TextUnknown,
}

impl Verdict {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Genuine => "genuine",
            Verdict::NotSigned => "not_signed",
            Verdict::TextDiffers => "text_differs",
            Verdict::TextUnknown => "text_unknown",
        }
    }
}

/// A decision with the text on which it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCopy {
    /// The decision.
    pub decision: Decision,
    /// The text as it was shown.
    pub text: Option<Text>,
    /// The device's signature over the statement.
    pub signature: [u8; 64],
    /// Whether it is what was signed.
    pub verdict: Verdict,
}

/// Keeps a decision and, if it is known, its text.
pub(super) fn keep(tx: &Tx<'_>, body: &Body, signed: &Signed, text: Option<&Text>, reason: Option<&str>) -> Result<()> {
    if let Some(text) = text {
        tx.execute(
            "INSERT INTO consent_texts (hash, text) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING",
            params![body.hash.0, kith_wire::encode(text)],
        )?;
    }
    tx.execute(
        "INSERT INTO consents (id, account, device, number, recipient, document, version, hash, locale, choice, statement, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            body.id,
            body.account,
            body.device,
            number(body.number)?,
            body.recipient,
            body.document,
            body.document_version,
            body.hash.0,
            body.locale,
            body.choice.as_str(),
            kith_wire::encode(signed),
            reason,
        ],
    )?;
    Ok(())
}

fn number(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|_| Error::new(Code::InvalidInput, "a decision's number is out of range"))
}

/// How far a device's decisions are known here.
pub(super) fn last_number(view: &View<'_>, device: &DeviceId) -> Result<u64> {
    let last = view.one(
        "SELECT max(number) FROM consents WHERE device = ?1",
        params![device],
        |row| row.get::<Option<i64>>(0),
    )?;
    Ok(last
        .flatten()
        .and_then(|last| u64::try_from(last).ok())
        .unwrap_or_default())
}

/// What is judged of a decision that holds.
pub(super) struct Held {
    pub(super) choice: String,
    pub(super) version: u32,
    pub(super) hash: TextHash,
    pub(super) locale: String,
}

/// The decision that holds: the newest of this account on this document for this recipient.
pub(super) fn held(
    view: &View<'_>,
    account: &AccountId,
    recipient: &AccountId,
    document: Document,
) -> Result<Option<Held>> {
    view.one(
        "SELECT choice, version, hash, locale FROM consents WHERE account = ?1 AND recipient = ?2 AND document = ?3
         ORDER BY position DESC LIMIT 1",
        params![account, recipient, document.as_str()],
        |row| {
            Ok(Held {
                choice: row.get(0)?,
                version: row.get(1)?,
                hash: kith_wire::Array(row.get(2)?),
                locale: row.get(3)?,
            })
        },
    )
}

fn damaged() -> Error {
    Error::new(Code::Damaged, "a stored decision is damaged")
}

fn stored(row: &Row<'_>) -> Result<(Signed, Option<String>)> {
    let signed = kith_wire::decode(&row.get::<Vec<u8>>(0)?).map_err(|_| damaged())?;
    Ok((signed, row.get(1)?))
}

/// `None` for a document of a newer version.
fn decision(signed: &Signed, reason: Option<String>) -> Result<Option<Decision>> {
    let body = signed.read().ok_or_else(damaged)?;
    let named = (body.document.parse(), body.channel.parse(), body.purpose.parse());
    let (Ok(document), Ok(channel), Ok(purpose)) = named else {
        return Ok(None);
    };
    Ok(Some(Decision {
        id: body.id,
        account: body.account,
        device: body.device,
        document,
        version: body.document_version,
        hash: body.hash,
        locale: body.locale,
        channel,
        purpose,
        recipient: body.recipient,
        choice: body.choice,
        at: body.at,
        reason,
        taken_back: Vec::new(),
    }))
}

/// The decision that holds, as it was signed.
///
/// # Errors
/// As [`View::one`].
pub fn latest(
    view: &View<'_>,
    account: &AccountId,
    recipient: &AccountId,
    document: Document,
) -> Result<Option<Decision>> {
    let found = view.one(
        "SELECT statement, reason FROM consents WHERE account = ?1 AND recipient = ?2 AND document = ?3
         ORDER BY position DESC LIMIT 1",
        params![account, recipient, document.as_str()],
        stored,
    )?;
    found.map_or(Ok(None), |(signed, reason)| decision(&signed, reason))
}

/// Every decision, own and others', in the order in which this device learned of them.
///
/// # Errors
/// As [`View::all`].
pub fn all(view: &View<'_>) -> Result<Vec<Decision>> {
    let stored = view.all("SELECT statement, reason FROM consents ORDER BY position", [], stored)?;
    stored
        .into_iter()
        .filter_map(|(signed, reason)| decision(&signed, reason).transpose())
        .collect()
}

/// Opens a decision again with the text as it was shown, and says whether both are what was signed.
///
/// # Errors
/// `not_found`.
pub fn signed_copy(view: &View<'_>, id: ConsentId) -> Result<SignedCopy> {
    let found = view.one(
        "SELECT statement, reason FROM consents WHERE id = ?1",
        params![id],
        stored,
    )?;
    let missing = || Error::new(Code::NotFound, "there is no such decision");
    let (signed, reason) = found.ok_or_else(missing)?;
    let decision = decision(&signed, reason)?.ok_or_else(missing)?;
    let text = view.one(
        "SELECT text FROM consent_texts WHERE hash = ?1",
        params![decision.hash.0],
        |row| kith_wire::decode::<Text>(&row.get::<Vec<u8>>(0)?).map_err(|_| damaged()),
    )?;
    let signer = signed.verify().filter(|body| body.id == id);
    let verdict = match (signer, &text) {
        (None, _) => Verdict::NotSigned,
        (Some(body), _) if !was_a_device(view, &body)? => Verdict::NotSigned,
        (Some(_), None) => Verdict::TextUnknown,
        (Some(_), Some(text)) if text.hash() != decision.hash => Verdict::TextDiffers,
        (Some(_), Some(_)) => Verdict::Genuine,
    };
    Ok(SignedCopy {
        decision,
        text,
        signature: signed.signature.0,
        verdict,
    })
}

/// Whether the account ever vouched for the key that signed, as far as its statements were seen.
fn was_a_device(view: &View<'_>, body: &Body) -> Result<bool> {
    Ok(history_of(view, &body.account)?.is_some_and(|history| history.ever_vouched_for(body.device, &body.key.0)))
}
