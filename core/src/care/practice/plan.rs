//! Plans, today's prompts and what became of them, in the vault.

use super::assignment::{Assignment, KIND as ASSIGNMENT};
use super::outcome::Outcome;
use super::schedule::{Rule, Schedule, WallTime, Zone};
use super::skill as skills;
use crate::care::consent::decisions::{self, Channel};
use crate::care::messaging;
use crate::exchange::identity::Role;
use crate::exchange::identity::person::Person;
use crate::exchange::identity::persona::Persona;
use crate::exchange::records::Scalar;
use crate::exchange::records::store::{self, Writer};
use crate::exchange::sync::queue::{self, Outgoing};
use crate::foundation::env::Random;
use crate::foundation::types::{AccountId, Code, Error, MessageId, Millis, PlanId, PromptId, Result, SkillId};
use crate::foundation::vault::{Tx, View, params};

const PLAN: &str = "practice.plan";
const OUTCOME: &str = "practice.outcome";

/// A plan to be made: a skill, and when it is practised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan<'a> {
    /// The skill's id, as the content packs have it.
    pub skill: &'a str,
    /// An RFC 5545 recurrence rule, daily or slower.
    pub rule: &'a str,
    /// The wall time, `HH:MM`.
    pub at: &'a str,
    /// The IANA time zone in which the wall time is meant.
    pub zone: &'a str,
}

/// A prompt for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Named alike on every device.
    pub id: PromptId,
    /// Its plan.
    pub plan: PlanId,
    /// The skill.
    pub skill: SkillId,
    /// The skill's title in the person's language.
    pub title: String,
    /// When it is due.
    pub due_at: Millis,
    /// What became of it, if anything yet.
    pub outcome: Option<Outcome>,
    /// Who assigned it; none for one's own.
    pub assigned_by: Option<AccountId>,
}

impl Prompt {
    /// The stable name of its state: `due`, or the outcome's.
    pub fn state(&self) -> &'static str {
        self.outcome.map_or("due", Outcome::as_str)
    }
}

/// A plan's parts, checked.
pub(super) struct Checked {
    pub(super) skill: SkillId,
    pub(super) rule: String,
    pub(super) at: String,
    pub(super) zone: String,
}

/// Checks a plan as it is given.
///
/// # Errors
/// `not_found` for the skill; `invalid_rule`, `invalid_time`, `unknown_zone`.
pub(super) fn check(new: &NewPlan<'_>) -> Result<Checked> {
    let skill = skills::skill(&SkillId(new.skill.to_owned()), "en")
        .ok_or_else(|| Error::new(Code::NotFound, "there is no such skill"))?;
    Rule::parse(new.rule)?;
    WallTime::parse(new.at)?;
    Zone::parse(new.zone)?;
    Ok(Checked {
        skill: skill.id,
        rule: new.rule.to_owned(),
        at: new.at.to_owned(),
        zone: new.zone.to_owned(),
    })
}

/// Makes a plan for oneself.
///
/// # Errors
/// `not_found` for the skill; `invalid_rule`, `invalid_time`, `unknown_zone`.
pub fn add(tx: &Tx<'_>, writer: Writer, new: &NewPlan<'_>, random: &dyn Random, now: Millis) -> Result<PlanId> {
    let id = PlanId::make(now, random.array());
    keep(tx, writer, id, &check(new)?, None, now)?;
    Ok(id)
}

/// Assigns a plan to a patient: it appears on their device at their next sync.
///
/// # Errors
/// `not_permitted` unless one is a therapist and the other a patient; as [`add`]; `paused`, `ended`;
/// `consent_needed`, `consent_withdrawn`: an assignment is a message of care.
pub fn assign(
    tx: &Tx<'_>,
    persona: &Persona,
    person: &Person,
    new: &NewPlan<'_>,
    random: &dyn Random,
    now: Millis,
) -> Result<PlanId> {
    if persona.role != Role::Therapist || person.role != Role::Patient {
        return Err(Error::new(
            Code::NotPermitted,
            "only a therapist assigns practice, and only to a patient",
        ));
    }
    let checked = check(new)?;
    let conversation = messaging::reachable(person)?;
    decisions::require(tx, person, Channel::Messages)?;
    let plan = PlanId::make(now, random.array());
    let body = kith_wire::encode(&Assignment::new(plan, checked));
    let message = MessageId::make(now, random.array());
    queue::push(
        tx,
        conversation,
        Outgoing {
            message,
            kind: ASSIGNMENT,
            body,
        },
        now,
    )?;
    Ok(plan)
}

/// Stores a plan as a record and its row.
pub(super) fn keep(
    tx: &Tx<'_>,
    writer: Writer,
    id: PlanId,
    plan: &Checked,
    assigned_by: Option<AccountId>,
    now: Millis,
) -> Result<()> {
    let starts_on = Zone::parse(&plan.zone)?.date(now).to_string();
    store::edit(tx, writer, (id.into(), PLAN), now, |edit| {
        edit.set("skill", Scalar::Text(plan.skill.0.clone()))?;
        edit.set("rule", Scalar::Text(plan.rule.clone()))?;
        edit.set("at", Scalar::Text(plan.at.clone()))?;
        edit.set("zone", Scalar::Text(plan.zone.clone()))?;
        edit.set("starts_on", Scalar::Text(starts_on.clone()))?;
        if let Some(account) = assigned_by {
            edit.set("assigned_by", Scalar::Bytes(account.as_bytes().to_vec()))?;
        }
        Ok(())
    })?;
    tx.execute(
        "INSERT INTO plans (id, skill, rule, at, zone, starts_on, assigned_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO NOTHING",
        params![id, plan.skill.0, plan.rule, plan.at, plan.zone, starts_on, assigned_by],
    )?;
    Ok(())
}

struct Plan {
    id: PlanId,
    skill: SkillId,
    schedule: Schedule,
    assigned_by: Option<AccountId>,
}

/// Every plan that can be read. One that a later version made in a form unknown here is left out of the day, not the day.
fn plans(view: &View<'_>) -> Result<Vec<Plan>> {
    let plans = view.all(
        "SELECT id, skill, rule, at, zone, starts_on, assigned_by FROM plans ORDER BY id",
        [],
        |row| {
            let read = (
                Rule::parse(&row.get::<String>(2)?),
                WallTime::parse(&row.get::<String>(3)?),
                Zone::parse(&row.get::<String>(4)?),
                row.get::<String>(5)?.parse(),
            );
            let (Ok(rule), Ok(at), Ok(zone), Ok(starts_on)) = read else {
                tracing::warn!("a stored plan cannot be read");
                return Ok(None);
            };
            let schedule = Schedule {
                rule,
                at,
                zone,
                starts_on,
            };
            Ok(Some(Plan {
                id: row.get(0)?,
                skill: SkillId(row.get(1)?),
                schedule,
                assigned_by: row.get(6)?,
            }))
        },
    )?;
    Ok(plans.into_iter().flatten().collect())
}

/// Today's prompts, each plan's day being that of its own zone, in the order in which they are due.
///
/// # Errors
/// As [`View::all`].
pub fn today(view: &View<'_>, locale: &str, now: Millis) -> Result<Vec<Prompt>> {
    let mut prompts = Vec::new();
    for plan in plans(view)? {
        for occurrence in plan.schedule.today(now) {
            let id = super::schedule::prompt_id(plan.id, occurrence.date);
            let outcome = view.one("SELECT outcome FROM outcomes WHERE prompt = ?1", params![id], |row| {
                row.get::<String>(0)?.parse()
            })?;
            let title = skills::skill(&plan.skill, locale).map_or_else(|| plan.skill.0.clone(), |skill| skill.title);
            prompts.push(Prompt {
                id,
                plan: plan.id,
                skill: plan.skill.clone(),
                title,
                due_at: occurrence.due_at,
                outcome,
                assigned_by: plan.assigned_by,
            });
        }
    }
    prompts.sort_by_key(|prompt| (prompt.due_at, prompt.id));
    Ok(prompts)
}

/// When something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// The instant.
    pub due_at: Millis,
    /// The IANA time zone in which it was meant.
    pub zone: Zone,
}

/// What is due within the next 90 days, the soonest first, at most `most`.
///
/// # Errors
/// As [`View::all`].
pub fn ahead(view: &View<'_>, now: Millis, most: usize) -> Result<Vec<Ahead>> {
    const HORIZON: i64 = 90 * 24 * 3_600_000;
    let mut ahead = Vec::new();
    for plan in plans(view)? {
        let due = plan.schedule.occurrences(now, now.plus(HORIZON));
        ahead.extend(due.into_iter().take(most).map(|occurrence| Ahead {
            due_at: occurrence.due_at,
            zone: plan.schedule.zone,
        }));
    }
    ahead.sort_by_key(|one| (one.due_at, one.zone.to_string()));
    ahead.dedup();
    ahead.truncate(most);
    Ok(ahead)
}

/// Records what became of one of today's prompts. Saying something else later replaces it.
///
/// # Errors
/// `not_found` if it is not one of today's.
pub fn record(tx: &Tx<'_>, writer: Writer, prompt: PromptId, outcome: Outcome, now: Millis) -> Result<Prompt> {
    let found = today(tx, "en", now)?.into_iter().find(|one| one.id == prompt);
    let found = found.ok_or_else(|| Error::new(Code::NotFound, "this is not one of today's prompts"))?;
    let record = crate::foundation::types::RecordId::from_bytes(*prompt.as_bytes());
    store::edit(tx, writer, (record, OUTCOME), now, |edit| {
        edit.set("plan", Scalar::Bytes(found.plan.as_bytes().to_vec()))?;
        edit.set("outcome", Scalar::Text(outcome.as_str().into()))
    })?;
    tx.execute(
        "INSERT INTO outcomes (prompt, plan, outcome, recorded_at_ms) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (prompt) DO UPDATE SET outcome = ?3, recorded_at_ms = ?4",
        params![prompt, found.plan, outcome.as_str(), now],
    )?;
    Ok(Prompt {
        outcome: Some(outcome),
        ..found
    })
}

/// Records what was said of a prompt of that time, unless something was said of it later.
///
/// # Errors
/// As [`record`].
pub fn record_late(tx: &Tx<'_>, writer: Writer, prompt: PromptId, outcome: Outcome, at: Millis) -> Result<()> {
    let newer = tx.exists(
        "SELECT 1 FROM outcomes WHERE prompt = ?1 AND recorded_at_ms > ?2",
        params![prompt, at],
    )?;
    if newer {
        return Ok(());
    }
    record(tx, writer, prompt, outcome, at).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foundation::vault::made;

    #[test]
    fn a_plan_that_cannot_be_read_is_left_out_of_the_day_and_the_others_stay() {
        let here = made(1);
        let plan = |tx: &Tx<'_>, id: u8, rule: &str| {
            tx.execute(
                "INSERT INTO plans (id, skill, rule, at, zone, starts_on) VALUES (?1, 'breathing', ?2, '08:00', 'UTC', '2026-03-01')",
                params![PlanId::from_bytes([id; 16]), rule],
            )
        };
        here.vault
            .write(|tx| {
                plan(tx, 1, "FREQ=DAILY;BYMOON=FULL")?;
                plan(tx, 2, "FREQ=DAILY")
            })
            .expect("stored");
        let noon = Millis(1_772_625_600_000);
        let prompts = here.vault.read(|view| today(view, "en", noon)).expect("a day");
        let plans: Vec<_> = prompts.iter().map(|prompt| prompt.plan).collect();
        assert_eq!(plans, [PlanId::from_bytes([2; 16])]);
    }
}
