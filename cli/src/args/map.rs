//! `map`.

use clap::Subcommand;
use kith::care::support::{Kind, NodeType};

use crate::parse::{named, ring};

#[derive(Subcommand)]
pub enum MapAction {
    /// Put a person or a service on your map.
    Add {
        /// As you call them.
        name: String,
        /// How they help: emotional, practical, social, informational, professional, crisis; may be given several times.
        #[arg(long = "kind", value_name = "KIND", required = true, value_delimiter = ',', value_parser = named::<Kind>)]
        kinds: Vec<Kind>,
        /// How close: 1 (closest) to 3.
        #[arg(long, value_name = "1..3", value_parser = ring)]
        ring: i64,
        /// What it is.
        #[arg(long = "type", default_value = "person", value_name = "person|service", value_parser = named::<NodeType>)]
        node_type: NodeType,
        /// A number to call.
        #[arg(long)]
        phone: Option<String>,
    },
    /// Your map.
    Show,
    /// Mark somebody as unsafe: they leave your crisis plan and can no longer stand in it.
    #[command(group = clap::ArgGroup::new("safety").required(true))]
    Mark {
        /// A name or an id, as kith map show shows them.
        node: String,
        /// They must stand in no plan.
        #[arg(long = "unsafe", group = "safety")]
        is_unsafe: bool,
        /// They may stand in a plan again.
        #[arg(long = "safe", group = "safety")]
        is_safe: bool,
    },
}
