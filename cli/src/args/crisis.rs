//! `crisis`.

use std::path::PathBuf;

use clap::Subcommand;
use kith::care::crisis::{Helped, Step, WhileLocked};

use crate::parse::named;

const PLAN: &str = r#"kith crisis edit --print > plan.json writes the plan as it is; change it, then kith crisis edit --file plan.json.
The file holds the plan in the clear: remove it afterwards.

The file, of which every part may be left out:
  {
    "reasons": ["my niece"],
    "warning_signs": ["I stop answering"],
    "coping": ["a shower", "the long walk"],
    "company": ["the café at the corner"], "company_people": ["Dan"],
    "help": [],                            "help_people": ["Cleo"],
    "professionals": [],                   "professionals_people": ["Night line"],
    "surroundings": ["give Cleo the key"],
    "region": "ES",
    "review_days": 30
  }
The people are names or ids of your map: kith map show"#;

#[derive(Subcommand)]
pub enum CrisisAction {
    /// Show the plan and whom to call. It always opens.
    Show {
        /// Where you are, as two letters, such as ES; else the plan's region.
        #[arg(long, value_name = "XX")]
        region: Option<String>,
        /// Open the vault for it, with the passphrase.
        #[arg(long)]
        unlock: bool,
    },
    /// Write the plan, or choose what is shown without the passphrase.
    #[command(after_long_help = PLAN, after_help = "See kith crisis edit --help for the form of the file.")]
    Edit {
        /// The plan as JSON, or - for standard input. What it does not name stays as it is.
        #[arg(long, value_name = "FILE", required_unless_present_any = ["while_locked", "print"])]
        file: Option<PathBuf>,
        /// Whether the plan opens without the passphrase. Whoever has this device can read it then.
        #[arg(long, value_name = "yes|no", value_parser = named::<WhileLocked>)]
        while_locked: Option<WhileLocked>,
        /// Print the plan in the form of the file, to change it and give it back with --file. Without a plan it is an empty
        /// form.
        #[arg(long, conflicts_with_all = ["file", "while_locked"])]
        print: bool,
    },
    /// The lines of your plan that are kept and not shown, why, and how to bring them back.
    LeftOut,
    /// Write the plan to a file, for printing or for giving to somebody. It leaves the vault in the clear.
    #[command(group = clap::ArgGroup::new("paper").required(true).multiple(true))]
    Print {
        /// A page for a browser.
        #[arg(long, value_name = "FILE", group = "paper")]
        html: Option<PathBuf>,
        /// An accessible PDF.
        #[arg(long, value_name = "FILE", group = "paper")]
        pdf: Option<PathBuf>,
        /// Where you are, as two letters, such as ES; else the plan's region.
        #[arg(long, value_name = "XX")]
        region: Option<String>,
    },
    /// What to do when somebody shows the warning signs of their plan. Needs no vault.
    Helping {
        /// For those whose work it is.
        #[arg(long)]
        clinician: bool,
    },
    /// Go through the plan, step by step.
    Step {
        /// The step that you were at; without it, from the beginning.
        #[arg(long, value_name = "STEP", value_parser = named::<Step>)]
        from: Option<Step>,
        /// Whether it helped.
        #[arg(long, value_name = "yes|no", value_parser = named::<Helped>)]
        helped: Option<Helped>,
        /// Where you are, as two letters, such as ES; else the plan's region.
        #[arg(long, value_name = "XX")]
        region: Option<String>,
    },
}
