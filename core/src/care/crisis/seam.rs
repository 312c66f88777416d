//! What the content packs of lines and words give, in their form: the emergency number where no region is known, and the
//! titles in English.

/// Whom to call.
pub mod lines {
    use chrono::NaiveDate;

    /// A region that has lines.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Region {
        /// ISO 3166-1 alpha-2.
        pub code: String,
        /// Its name in the reader's language.
        pub name: String,
    }

    /// How a line is reached.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Reach {
        /// By calling.
        Call {
            /// As dialled.
            number: String,
        },
        /// By a text message.
        Text {
            /// As dialled.
            number: String,
            /// The word to begin with, if the line wants one.
            word: Option<String>,
        },
        /// By writing in a browser.
        Chat {
            /// A web address.
            address: String,
        },
    }

    /// Where a number comes from.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Source {
        /// The day on which the number was compared with its source.
        pub checked_on: NaiveDate,
    }

    /// The number for when life is in danger.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct EmergencyNumber {
        /// As dialled.
        pub number: String,
        /// Who answers, in the reader's language.
        pub answers: String,
        /// Whether it was last checked more than a year ago.
        pub expired: bool,
    }

    /// One way to reach somebody who listens.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Line {
        /// As it is called in its region.
        pub name: String,
        /// What the name means; none where it is English.
        pub english: Option<String>,
        /// How it is reached.
        pub reach: Reach,
        /// When.
        pub hours: Option<String>,
        /// The languages in which it answers.
        pub languages: Vec<String>,
        /// For whom.
        pub for_whom: String,
        /// What it costs.
        pub cost: Option<String>,
        /// Where it comes from.
        pub source: Source,
        /// Whether it was last checked more than a year ago.
        pub expired: bool,
    }

    /// What can be called where one is.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct RegionLines {
        /// The region; none where it is not known or has no lines here.
        pub region: Option<Region>,
        /// For when life is in danger.
        pub emergency: EmergencyNumber,
        /// In the order in which they are shown.
        pub lines: Vec<Line>,
    }

    /// The lines of a region.
    pub fn for_region(_region: Option<&str>, _locale: &str, _today: NaiveDate) -> RegionLines {
        RegionLines {
            region: None,
            emergency: EmergencyNumber {
                number: "112".into(),
                answers: "emergency services".into(),
                expired: false,
            },
            lines: Vec::new(),
        }
    }
}

/// What the screens say.
pub mod words {
    use chrono::NaiveDate;

    use super::lines::{EmergencyNumber, Line, Reach, RegionLines};
    use crate::care::crisis::Step;

    /// A title.
    #[derive(Debug)]
    pub struct Titled {
        /// A few words.
        pub title: String,
        /// What belongs there.
        pub hint: String,
    }

    /// The plan's own titles.
    #[derive(Debug)]
    pub struct PlanWords {
        /// What the whole is called.
        pub title: String,
        /// Reasons to live.
        pub reasons: Titled,
        steps: [Titled; 6],
    }

    /// Sentences around the plan on a screen.
    #[derive(Debug)]
    pub struct ScreenWords {
        /// Nobody is watching.
        pub nobody_reads_live: String,
        /// The kept plan may be older than the one in the vault.
        pub may_be_outdated: String,
        /// The plan is in the vault, which is locked.
        pub opens_after_unlock: String,
        /// Lines are shown in the place of a plan.
        pub no_plan_here: String,
        /// The emergency number is shown in the place of lines.
        pub region_unknown: String,
        /// Leads on to the next step.
        pub not_helping: String,
    }

    /// About looking through the plan again.
    #[derive(Debug)]
    pub struct ReviewWords {
        /// The time for it has come.
        pub due: String,
        /// The plan was used.
        pub after_use: String,
    }

    /// The texts.
    #[derive(Debug)]
    pub struct Words {
        /// The plan's own titles.
        pub plan: PlanWords,
        /// Around the plan on a screen.
        pub screen: ScreenWords,
        /// About looking through it again.
        pub review: ReviewWords,
    }

    impl Words {
        /// A step's title and hint.
        pub fn step(&self, step: Step) -> &Titled {
            &self.plan.steps[usize::from(step.number()) - 1]
        }

        /// Whom to call if a life is in danger.
        pub fn call_emergency(&self, emergency: &EmergencyNumber) -> String {
            format!("If a life is in danger now, call {}.", emergency.number)
        }

        /// What to do when no step is left.
        pub fn after_last_step(&self, emergency: &EmergencyNumber) -> String {
            let number = &emergency.number;
            format!("You have gone through every step. Call a crisis line or {number} now.")
        }

        /// When it is to be looked through again.
        pub fn next_review_on(&self, date: NaiveDate) -> String {
            format!("To be looked through again on {date}.")
        }

        /// The title above the lines.
        pub fn lines_title(&self, _lines: &RegionLines) -> String {
            "Crisis lines".into()
        }

        /// How a line is reached.
        pub fn reach(&self, reach: &Reach) -> String {
            match reach {
                Reach::Call { number } => format!("Call {number}"),
                Reach::Text { number, word: None } => format!("Text {number}"),
                Reach::Text {
                    number,
                    word: Some(word),
                } => format!("Text {word} to {number}"),
                Reach::Chat { address } => format!("Chat at {address}"),
            }
        }

        /// How a number is called.
        pub fn call(&self, number: &str) -> String {
            format!("Call {number}")
        }

        /// When a line was last checked.
        pub fn checked(&self, line: &Line, _emergency: &EmergencyNumber) -> String {
            format!(
                "Number last checked on {}. It may have changed.",
                line.source.checked_on
            )
        }
    }

    /// The texts in this language, else in English.
    pub fn words(_locale: &str) -> &'static Words {
        static LOADED: std::sync::OnceLock<Words> = std::sync::OnceLock::new();
        LOADED.get_or_init(|| {
            let titled = |title: &str| Titled {
                title: title.into(),
                hint: String::new(),
            };
            Words {
                plan: PlanWords {
                    title: "Crisis plan".into(),
                    reasons: titled("My reasons to live"),
                    steps: [
                        titled("How I notice it starting"),
                        titled("What I can do on my own"),
                        titled("People and places that take my mind off it"),
                        titled("People I can tell"),
                        titled("Professionals and crisis lines"),
                        titled("Putting danger out of reach"),
                    ],
                },
                screen: ScreenWords {
                    nobody_reads_live: "Nobody reads this live.".into(),
                    may_be_outdated: "This plan may be out of date.".into(),
                    opens_after_unlock: "Your plan opens after you unlock.".into(),
                    no_plan_here: "You see this because no plan is kept here.".into(),
                    region_unknown: "Your country is not set, or has no lines here yet.".into(),
                    not_helping: "Not helping? Go to the next step.".into(),
                },
                review: ReviewWords {
                    due: "It is time to look through your plan. Does it still fit you?".into(),
                    after_use: "You used your plan. What helped, and what would you change?".into(),
                },
            }
        })
    }
}
