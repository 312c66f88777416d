//! Invitations and the answers to them.
//!
//! A link carries a one-time secret and a one-time key. The answer is sealed to the key, so that the relay cannot read
//! it, and carries a MAC under the secret over both accounts, role, expiry and everything that the answer says, so that only
//! somebody who has the link can have made it for exactly this. Who else has the link cannot be excluded by
//! this: answers that wait are judged together, and a later one alarms (`sync/pairing.rs`).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hkdf::hmac::{Hmac, KeyInit, Mac};
use kith_wire::id::{InboxId, Token};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Role;
use super::person::InboxAddress;
use super::persona::checked_name;
use crate::foundation::env::Relay;
use crate::foundation::types::{AccountId, Code, Error, Millis, Result};

const SCHEME: &str = "kith:";
const VERSION: u8 = 1;
const LONGEST_LINK: usize = 16 * 1024;

/// What an invitation's link holds. Everything in it is secret: who has the link can answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The inviter's name.
    pub name: String,
    /// The inviter's role.
    pub role: Role,
    /// The role that is offered.
    pub offered: Role,
    /// The inviter's account.
    pub account: AccountId,
    /// The relay, with its authority if it has its own.
    pub relay: Relay,
    /// Where the answer goes.
    pub rendezvous: InboxId,
    /// The right to write there, and to create one inbox and one channel.
    pub token: Token,
    /// When it ends.
    pub expires_at: Millis,
    /// The one-time secret.
    pub secret: kith_wire::Array<32>,
    /// The one-time HPKE key.
    pub seal_to: kith_wire::Array<32>,
}

impl Invitation {
    /// The link: `kith:` and, in base64url without padding, a version byte, the fields as a MessagePack array and the
    /// first four bytes of their SHA-256.
    pub fn to_link(&self) -> String {
        let mut bytes = vec![VERSION];
        rmp_serde::encode::write(&mut bytes, self).expect("writing to a Vec cannot fail");
        let sum = Sha256::digest(&bytes);
        bytes.extend_from_slice(&sum[..4]);
        format!("{SCHEME}{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads a link.
    ///
    /// # Errors
    /// `invalid_invitation`, `newer_version`.
    pub fn parse(link: &str) -> Result<Self> {
        let wrong = || {
            Error::new(
                Code::InvalidInvitation,
                "this is no invitation of Kith, or part of it is missing",
            )
        };
        let text = link.trim();
        let text = text
            .strip_prefix(SCHEME)
            .filter(|text| text.len() <= LONGEST_LINK)
            .ok_or_else(wrong)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| wrong())?;
        let (content, sum) = bytes.split_last_chunk::<4>().ok_or_else(wrong)?;
        if Sha256::digest(content)[..4] != *sum {
            return Err(wrong());
        }
        let (version, body) = content.split_first().ok_or_else(wrong)?;
        match *version {
            VERSION => {}
            newer if newer > VERSION => {
                return Err(Error::new(
                    Code::NewerVersion,
                    "the invitation was made by a newer version of Kith",
                ));
            }
            _ => return Err(wrong()),
        }
        let invitation: Invitation = kith_wire::decode(body).map_err(|_| wrong())?;
        checked_name(&invitation.name).map_err(|_| wrong())?;
        Relay::parse(&invitation.relay.url, None).map_err(|_| wrong())?;
        Ok(invitation)
    }
}

/// Who answers an invitation, and with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    version: u8,
    /// The answerer's name.
    pub name: String,
    /// The answerer's credential.
    #[serde(with = "serde_bytes")]
    pub credential: Vec<u8>,
    /// The device's public key, which the credential must prove.
    pub signature_key: kith_wire::Array<32>,
    /// A key package for the conversation.
    #[serde(with = "serde_bytes")]
    pub key_package: Vec<u8>,
    /// Where to write to the answerer.
    pub inbox: InboxAddress,
}

impl Answer {
    /// An answer of this version.
    pub fn new(
        name: &str,
        credential: &[u8],
        signature_key: [u8; 32],
        key_package: Vec<u8>,
        inbox: InboxAddress,
    ) -> Self {
        Answer {
            version: 1,
            name: name.to_owned(),
            credential: credential.to_vec(),
            signature_key: kith_wire::Array(signature_key),
            key_package,
            inbox,
        }
    }
}

/// An answer with its proof, before it is sealed. The proof covers the answer's bytes as they are sent, so that a field
/// that a later version adds is covered too.
#[derive(Serialize, Deserialize)]
pub struct ProvenAnswer {
    #[serde(with = "serde_bytes")]
    answer: Vec<u8>,
    mac: kith_wire::Array<32>,
}

impl ProvenAnswer {
    /// Proves that `answer` is given by `account` to `invitation`.
    pub fn make(invitation: &Invitation, answer: &Answer, account: &AccountId) -> Self {
        let answer = kith_wire::encode(answer);
        let terms = Terms {
            inviter: &invitation.account,
            offered: invitation.offered,
            expires_at: invitation.expires_at,
        };
        let mac = mac(&invitation.secret.0, &terms, account, &answer);
        ProvenAnswer {
            mac: kith_wire::Array(mac.finalize().into_bytes().into()),
            answer,
        }
    }

    /// What it says, before its proof was checked; `None` if it is no answer of this version.
    pub fn claim(&self) -> Option<Answer> {
        let answer: Answer = kith_wire::decode(&self.answer).ok()?;
        (answer.version == 1 && checked_name(&answer.name).is_ok()).then_some(answer)
    }

    /// Whether it was made with the invitation's secret, for these terms and by this account.
    pub fn is_genuine(&self, secret: &[u8; 32], terms: &Terms<'_>, account: &AccountId) -> bool {
        mac(secret, terms, account, &self.answer)
            .verify_slice(&self.mac.0)
            .is_ok()
    }
}

fn mac(secret: &[u8; 32], terms: &Terms<'_>, account: &AccountId, answer: &[u8]) -> Hmac<Sha256> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(b"kith/1 answer\0");
    mac.update(terms.inviter.as_bytes());
    mac.update(account.as_bytes());
    mac.update(&Sha256::digest(terms.offered.as_str()));
    mac.update(&terms.expires_at.0.to_be_bytes());
    mac.update(&Sha256::digest(answer));
    mac
}

/// What an invitation said, as far as the answer binds to it.
pub struct Terms<'a> {
    /// The inviter's account.
    pub inviter: &'a AccountId,
    /// The role that was offered.
    pub offered: Role,
    /// When the invitation ends.
    pub expires_at: Millis,
}

/// The proof that a refusal comes from somebody who has the invitation: HMAC-SHA-256 under its secret.
pub fn refusal_mac(secret: &[u8; 32], account: &AccountId) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(b"kith/1 refusal\0");
    mac.update(account.as_bytes());
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invitation() -> Invitation {
        Invitation {
            name: "Ana".into(),
            role: Role::Patient,
            offered: Role::Therapist,
            account: AccountId::from_bytes([1; 32]),
            relay: Relay {
                url: "http://127.0.0.1:8080".into(),
                authority_pem: None,
            },
            rendezvous: InboxId(kith_wire::Array([2; 32])),
            token: Token(kith_wire::Array([3; 32])),
            expires_at: Millis(1_800_000_000_000),
            secret: kith_wire::Array([4; 32]),
            seal_to: kith_wire::Array([5; 32]),
        }
    }

    fn answer() -> Answer {
        let inbox = InboxAddress {
            relay: invitation().relay,
            inbox: InboxId(kith_wire::Array([6; 32])),
            token: Token(kith_wire::Array([7; 32])),
            seal_to: kith_wire::Array([8; 32]),
        };
        Answer::new("Ben", b"credential", [10; 32], b"key package".to_vec(), inbox)
    }

    #[test]
    fn a_link_is_read_back_with_space_around_it() {
        let link = invitation().to_link();
        assert!(Invitation::parse(&format!("  {link}\n")).expect("own link") == invitation());
    }

    #[test]
    fn a_link_that_was_cut_or_changed_anywhere_is_refused() {
        let link = invitation().to_link();
        for end in 0..link.len() {
            assert_eq!(
                Invitation::parse(&link[..end]).err().expect("cut").code(),
                Code::InvalidInvitation
            );
        }
        for place in 0..link.len() {
            let mut changed = link.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("ASCII");
            assert!(Invitation::parse(&changed).is_err(), "place {place}");
        }
    }

    #[test]
    fn an_answer_is_bound_to_secret_terms_account_and_every_byte_of_itself() {
        let invitation = invitation();
        let account = AccountId::from_bytes([9; 32]);
        let proven = ProvenAnswer::make(&invitation, &answer(), &account);
        let terms = |offered| Terms {
            inviter: &invitation.account,
            offered,
            expires_at: invitation.expires_at,
        };
        let therapist = terms(Role::Therapist);
        assert_eq!(proven.claim(), Some(answer()));
        assert!(proven.is_genuine(&[4; 32], &therapist, &account));
        assert!(!proven.is_genuine(&[5; 32], &therapist, &account));
        assert!(!proven.is_genuine(&[4; 32], &terms(Role::Supporter), &account));
        assert!(!proven.is_genuine(&[4; 32], &therapist, &AccountId::from_bytes([1; 32])));
        for place in 0..proven.answer.len() {
            let mut changed = proven.answer.clone();
            changed[place] ^= 1;
            let changed = ProvenAnswer {
                answer: changed,
                mac: proven.mac,
            };
            assert!(!changed.is_genuine(&[4; 32], &therapist, &account), "place {place}");
        }
    }

    #[test]
    fn the_proof_of_an_answer_is_golden() {
        let proven = ProvenAnswer::make(&invitation(), &answer(), &AccountId::from_bytes([9; 32]));
        let bytes = kith_wire::encode(&proven);
        assert_eq!(kith_wire::Array::<32>(Sha256::digest(&bytes).into()).to_hex(), GOLDEN);
    }

    const GOLDEN: &str = "2a1b8bc5176ae37590585492a9e52942b0f0f6dbffc66a6d73ca80b85ce3ca58";
}
