//! What can be done.

use serde::Serialize;

use super::consents::ConsentsAction;
use super::crisis::CrisisAction;
use super::inputs::Field;
use super::journal::JournalAction;
use super::log::AccessLogAction;
use super::messages::MessagesAction;
use super::more::MoreAction;
use super::onboarding::OnboardingAction;
use super::people::PeopleAction;
use super::place::Place;
use super::plan::PlanAction;
use super::preferences::PreferencesAction;
use super::sharing::SharingAction;
use super::skills::SkillAction;
use super::today::TodayAction;
use super::unlock::UnlockAction;

/// What can be done. All but [`Action::Typed`] and [`Action::Filled`] come from an offer of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Goes somewhere.
    Open {
        /// Where to.
        place: Place,
    },
    /// Goes back; what was typed is kept.
    Back,
    /// Puts a notice away.
    CloseNotice,
    /// Leaves all as it is, where something is asked.
    Decline,
    /// What stands in a field now.
    Typed {
        /// Which field.
        field: Field,
        /// All of its text.
        text: String,
    },
    /// The device filled a field: what a code said that it read. The field shows it.
    Filled {
        /// Which field.
        field: Field,
        /// All of its text.
        text: String,
    },
    /// Of the first screens.
    Onboarding {
        /// What.
        action: OnboardingAction,
    },
    /// Of the lock.
    Unlock {
        /// What.
        action: UnlockAction,
    },
    /// Of today.
    Today {
        /// What.
        action: TodayAction,
    },
    /// Of the journal.
    Journal {
        /// What.
        action: JournalAction,
    },
    /// Of the crisis plan.
    Crisis {
        /// What.
        action: CrisisAction,
    },
    /// Of more: the account, the locks, everything else.
    More {
        /// What.
        action: MoreAction,
    },
    /// Of how the person wants to be met.
    Preferences {
        /// What.
        action: PreferencesAction,
    },
    /// Of the crisis plan, while it is changed.
    Plan {
        /// What.
        action: PlanAction,
    },
    /// Of practice.
    Skill {
        /// What.
        action: SkillAction,
    },
    /// Of sharing.
    Sharing {
        /// What.
        action: SharingAction,
    },
    /// Of the log of who saw what.
    AccessLog {
        /// What.
        action: AccessLogAction,
    },
    /// Of the conversations.
    Messages {
        /// What.
        action: MessagesAction,
    },
    /// Of people, invitations and the support map.
    People {
        /// What.
        action: PeopleAction,
    },
    /// Of the consents.
    Consents {
        /// What.
        action: ConsentsAction,
    },
}
