//! What the operator may see: sums, by kind of request and by outcome. Nothing of it belongs to anybody.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::service::Counts;

/// The kinds of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `PUT /v1/channels/{id}`.
    CreateChannel,
    /// `POST /v1/channels/{id}/entries`.
    Append,
    /// `POST /v1/pull`.
    Pull,
    /// `GET /v1/live`.
    Live,
    /// `PUT /v1/inboxes/{id}`.
    SetInbox,
    /// `POST /v1/inboxes/{id}/items`.
    PutItem,
    /// `POST /v1/inboxes/{id}/pull`.
    PullInbox,
}

const KINDS: [(Kind, &str); 7] = [
    (Kind::CreateChannel, "create_channel"),
    (Kind::Append, "append"),
    (Kind::Pull, "pull"),
    (Kind::Live, "live"),
    (Kind::SetInbox, "set_inbox"),
    (Kind::PutItem, "put_item"),
    (Kind::PullInbox, "pull_inbox"),
];
const OUTCOMES: [&str; 3] = ["done", "refused", "failed"];

/// The sums since the start.
#[derive(Default)]
pub struct Meters {
    requests: [[AtomicU64; OUTCOMES.len()]; KINDS.len()],
    turned_away: AtomicU64,
}

impl Meters {
    /// Counts an answered request by its status.
    pub fn answered(&self, kind: Kind, status: u16) {
        let outcome = match status {
            ..400 => 0,
            400..500 => 1,
            _ => 2,
        };
        self.requests[kind as usize][outcome].fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a connection that found no place.
    pub fn turned_away(&self) {
        self.turned_away.fetch_add(1, Ordering::Relaxed);
    }

    /// The sums in the text format of Prometheus.
    pub fn text(&self, counts: Counts, connections: u64) -> String {
        let mut text = String::new();
        let mut single = |name: &str, kind: &str, help: &str, value: u64| {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}");
        };
        single("kith_relay_entries_total", "counter", "Entries stored.", counts.entries);
        single("kith_relay_items_total", "counter", "Inbox items stored.", counts.items);
        single(
            "kith_relay_writes_total",
            "counter",
            "Requests that were written.",
            counts.shares.requests,
        );
        single(
            "kith_relay_commits_total",
            "counter",
            "Durable writes; one serves many requests.",
            counts.shares.commits,
        );
        single(
            "kith_relay_turned_away_total",
            "counter",
            "Connections beyond the limit.",
            self.turned_away.load(Ordering::Relaxed),
        );
        single("kith_relay_connections", "gauge", "Open connections.", connections);
        single("kith_relay_live", "gauge", "Live subscriptions.", counts.watching);
        let _ = writeln!(
            text,
            "# HELP kith_relay_requests_total Requests answered.\n# TYPE kith_relay_requests_total counter"
        );
        for ((_, kind), outcomes) in KINDS.iter().zip(&self.requests) {
            for (outcome, count) in OUTCOMES.iter().zip(outcomes) {
                let count = count.load(Ordering::Relaxed);
                let _ = writeln!(
                    text,
                    "kith_relay_requests_total{{kind=\"{kind}\",outcome=\"{outcome}\"}} {count}"
                );
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_request_is_counted_under_its_own_name() {
        for (index, (kind, _)) in KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, index);
        }
    }
}
