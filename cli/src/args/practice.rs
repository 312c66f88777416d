//! `practice`.

use clap::Subcommand;
use kith::care::practice::Outcome;

use crate::parse::named;

const PLANNING: &str = "\
Example: kith practice add breathing.paced --rule FREQ=DAILY --at 08:30 --zone Europe/Madrid";

#[derive(Subcommand)]
pub enum PracticeAction {
    /// Every skill.
    Skills,
    /// Plan a skill for yourself, or assign it.
    #[command(after_help = PLANNING)]
    Add {
        /// The skill's id, as kith practice skills shows it.
        skill: String,
        /// When, as a recurrence rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,TH.
        #[arg(long, value_name = "RRULE")]
        rule: String,
        /// The time of the day.
        #[arg(long, value_name = "HH:MM")]
        at: String,
        /// The time zone in which it is meant, such as Europe/Madrid.
        #[arg(long)]
        zone: String,
        /// A therapist assigns it to this person.
        #[arg(long = "for", value_name = "PERSON")]
        for_person: Option<String>,
    },
    /// What is planned for today.
    Today,
    /// Say what became of it.
    Done {
        /// Its id, as kith practice today shows it.
        id: String,
        /// What became of it. None is wrong.
        #[arg(long, value_name = "done|partly|skipped|not-today", value_parser = named::<Outcome>)]
        outcome: Outcome,
    },
}
