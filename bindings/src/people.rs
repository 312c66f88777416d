//! People and invitations.

use std::sync::Arc;

use kith::companion::Companion;
pub use kith::exchange::identity::Role;
use kith::exchange::identity::{self, person};

use crate::{KithError, run};

/// A person's part in a patient's care.
#[uniffi::remote(Enum)]
pub enum Role {
    /// Owns the data and the keys.
    Patient,
    /// Sees what is granted, assigns practice.
    Therapist,
    /// Family or friend.
    Supporter,
    /// Helps by having lived through it.
    PeerWorker,
    /// Of a minor.
    Guardian,
}

/// How sure it is that a person is who they seem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Verified {
    /// Not at all.
    None,
    /// Paired by an invitation.
    Link,
    /// Compared in person.
    Compared,
}

/// How things stand with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PersonStanding {
    /// We answered their invitation and wait.
    Invited,
    /// Somebody else answered too: compare first.
    Waiting,
    /// We write to each other.
    Active,
    /// Somebody else answered later: nothing is sent until they were compared.
    Paused,
    /// Their invitation had been used.
    Refused,
    /// Removed.
    Removed,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Person {
    /// Their account.
    pub id: String,
    /// As they call themselves.
    pub name: String,
    /// Their part.
    pub role: Role,
    /// How sure it is that they are who they seem.
    pub verified: Verified,
    /// How things stand.
    pub standing: PersonStanding,
}

impl From<person::Person> for Person {
    fn from(person: person::Person) -> Self {
        Person {
            id: person.account.to_string(),
            name: person.name,
            role: person.role,
            verified: match person.verified {
                identity::Verified::None => Verified::None,
                identity::Verified::Link => Verified::Link,
                identity::Verified::Compared => Verified::Compared,
            },
            standing: match person.standing {
                person::Standing::Invited => PersonStanding::Invited,
                person::Standing::Waiting => PersonStanding::Waiting,
                person::Standing::Active => PersonStanding::Active,
                person::Standing::Paused => PersonStanding::Paused,
                person::Standing::Refused => PersonStanding::Refused,
                person::Standing::Removed => PersonStanding::Removed,
            },
        }
    }
}

/// An invitation for one person.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Invitation {
    /// The `kith:` link. Who has it can answer.
    pub link: String,
    /// When it ends.
    pub expires_at_ms: i64,
}

/// What an invitation says of itself. Its maker wrote it: nothing of it is proved before it was answered, and who it really
/// is only by comparing the safety number.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct InvitationOffer {
    /// As the inviter calls themselves.
    pub name: String,
    /// The inviter's part in a patient's care.
    pub role: Role,
    /// The part that is offered.
    pub offered: Role,
    /// The inviter's account.
    pub account: String,
    /// The address of the relay that both will use.
    pub relay_url: String,
    /// When it ends.
    pub expires_at_ms: i64,
}

/// Reads an invitation's link, so that a person sees who invites them to what before they answer. It answers nothing, needs
/// no vault and no network. Fails with `invalid_invitation`.
#[uniffi::export]
pub fn read_invitation(link: String) -> Result<InvitationOffer, KithError> {
    let invitation = identity::invitation::Invitation::parse(&link)?;
    Ok(InvitationOffer {
        name: invitation.name,
        role: invitation.role,
        offered: invitation.offered,
        account: invitation.account.to_string(),
        relay_url: invitation.relay.url,
        expires_at_ms: invitation.expires_at.0,
    })
}

/// The people of a companion.
#[derive(uniffi::Object)]
pub struct People(pub(crate) Arc<Companion>);

#[uniffi::export]
impl People {
    /// Makes an invitation that lives `life_ms` milliseconds. It can be answered once the relay knows it: after a sync.
    pub async fn invite(&self, role: Role, life_ms: i64) -> Result<Invitation, KithError> {
        run::blocking(&self.0, move |companion| {
            let invitation = companion.people().invite(role, life_ms)?;
            Ok(Invitation {
                link: invitation.to_link(),
                expires_at_ms: invitation.expires_at.0,
            })
        })
        .await
    }

    /// Answers an invitation; the answer goes out at the next sync.
    pub async fn accept(&self, link: String) -> Result<Person, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.people().accept(&link).map(Person::from)
        })
        .await
    }

    /// Everybody, in the order in which they were added.
    pub async fn list(&self) -> Result<Vec<Person>, KithError> {
        run::blocking(&self.0, |companion| {
            Ok(companion.people().list()?.into_iter().map(Person::from).collect())
        })
        .await
    }

    /// Those who were removed, or removed us, and with whom there are messages: `Messages.history` still reads them.
    pub async fn past(&self) -> Result<Vec<Person>, KithError> {
        run::blocking(&self.0, |companion| {
            Ok(companion.people().past()?.into_iter().map(Person::from).collect())
        })
        .await
    }

    /// The person that a name or an id means.
    pub async fn find(&self, name_or_id: String) -> Result<Person, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.people().find(&name_or_id).map(Person::from)
        })
        .await
    }

    /// As `find`; if it is nobody of today, somebody of `past`: for the name of whom a share, a consent or a message is of.
    pub async fn find_ever(&self, name_or_id: String) -> Result<Person, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.people().find_ever(&name_or_id).map(Person::from)
        })
        .await
    }

    /// Sixty digits in twelve groups that both read to each other.
    pub async fn safety_number(&self, person: String) -> Result<String, KithError> {
        run::blocking(&self.0, move |companion| companion.people().safety_number(&person)).await
    }

    /// The numbers were compared and are the same.
    pub async fn compared(&self, person: String) -> Result<Person, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.people().compared(&person).map(Person::from)
        })
        .await
    }

    /// Removes a person: their devices lose the conversation at the next sync.
    pub async fn remove(&self, person: String) -> Result<Person, KithError> {
        run::blocking(&self.0, move |companion| {
            companion.people().remove(&person).map(Person::from)
        })
        .await
    }

    /// New keys for the conversation with a person, at the next sync.
    pub async fn renew_keys(&self, person: String) -> Result<(), KithError> {
        run::blocking(&self.0, move |companion| companion.people().renew_keys(&person)).await
    }
}
