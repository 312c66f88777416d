//! Numbers, names and dates in their sentences.

use chrono::{Datelike, NaiveDate};

use super::pack::{Titled, Words};
use crate::care::crisis::Step;
use crate::care::crisis::lines::{EmergencyNumber, Line, Reach, Region, RegionLines};
use crate::care::fill;

impl Words {
    /// A step's title and hint.
    pub fn step(&self, step: Step) -> &Titled {
        &self.plan.steps[&step]
    }

    /// A day, as it is written in this language.
    pub fn day(&self, date: NaiveDate) -> String {
        let month = &self.date.months[date.month0() as usize];
        let (day, year) = (date.day().to_string(), date.year().to_string());
        fill(&self.date.form, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// Whom to call if a life is in danger.
    pub fn call_emergency(&self, emergency: &EmergencyNumber) -> String {
        fill(&self.screen.call_emergency, &[("number", &emergency.number)])
    }

    /// What to do when no step is left.
    pub fn after_last_step(&self, emergency: &EmergencyNumber) -> String {
        fill(&self.screen.after_last_step, &[("number", &emergency.number)])
    }

    /// When the plan was last changed.
    pub fn changed_on(&self, date: NaiveDate) -> String {
        fill(&self.review.changed_on, &[("date", &self.day(date))])
    }

    /// When it is to be looked through again.
    pub fn next_review_on(&self, date: NaiveDate) -> String {
        fill(&self.review.next_on, &[("date", &self.day(date))])
    }

    /// The title above the lines.
    pub fn lines_title(&self, lines: &RegionLines) -> String {
        match &lines.region {
            Some(region) => fill(&self.lines.title_in, &[("place", &region.name)]),
            None => self.lines.title.clone(),
        }
    }

    /// That the lines are those of a region which nobody named.
    pub fn region_guessed(&self, region: &Region) -> String {
        fill(&self.screen.region_guessed, &[("place", &region.name)])
    }

    /// What opens the plan with the passphrase.
    pub fn with_passphrase(&self, command: &str) -> String {
        fill(&self.terminal.with_passphrase, &[("command", command)])
    }

    /// What writes a plan.
    pub fn write_one(&self, command: &str) -> String {
        fill(&self.terminal.write_one, &[("command", command)])
    }

    /// What was kept is damaged; what may open the vault.
    pub fn kept_is_damaged(&self, command: &str) -> String {
        fill(&self.terminal.damaged, &[("command", command)])
    }

    /// Nothing can be read; what may open the vault.
    pub fn unreadable(&self, command: &str) -> String {
        fill(&self.terminal.unreadable, &[("command", command)])
    }

    /// How many lines are not shown, if any.
    pub fn left_out(&self, count: usize) -> Option<String> {
        match count {
            0 => None,
            1 => Some(self.terminal.left_out_one.clone()),
            many => Some(fill(&self.terminal.left_out_many, &[("count", &many.to_string())])),
        }
    }

    /// How a line is reached.
    pub fn reach(&self, reach: &Reach) -> String {
        let lines = &self.lines;
        match reach {
            Reach::Call { number } => fill(&lines.call, &[("number", number)]),
            Reach::Text { number, word: None } => fill(&lines.text, &[("number", number)]),
            Reach::Text {
                number,
                word: Some(word),
            } => fill(&lines.text_word, &[("number", number), ("word", word)]),
            Reach::Chat { address } => fill(&lines.chat, &[("address", address)]),
        }
    }

    /// How a number is called.
    pub fn call(&self, number: &str) -> String {
        fill(&self.lines.call, &[("number", number)])
    }

    /// When a line was last checked; if that is more than a year ago, what to do when nobody answers.
    pub fn checked(&self, line: &Line, emergency: &EmergencyNumber) -> String {
        let sentence = match line.expired {
            true => &self.lines.expired,
            false => &self.lines.checked_on,
        };
        let date = self.day(line.source.checked_on);
        fill(sentence, &[("date", &date), ("number", &emergency.number)])
    }

    /// When the emergency number was last checked, if that is more than a year ago.
    pub fn emergency_expired(&self, emergency: &EmergencyNumber) -> Option<String> {
        let date = self.day(emergency.source.checked_on);
        let sentence = emergency.expired.then_some(&self.lines.expired_emergency);
        sentence.map(|sentence| fill(sentence, &[("date", &date)]))
    }

    /// When the paper was printed.
    pub fn printed_on(&self, date: NaiveDate) -> String {
        fill(&self.print.printed_on, &[("date", &self.day(date))])
    }

    /// Which page of how many.
    pub fn page(&self, page: usize, pages: usize) -> String {
        let (page, pages) = (page.to_string(), pages.to_string());
        fill(&self.print.page, &[("page", &page), ("pages", &pages)])
    }
}
