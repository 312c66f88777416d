//! Technical events for the shell's log. They name codes and states, never people or what they wrote.
//!
//! The core may speak of an event in the middle of a transaction, so the shell's sink is called on a thread of its own,
//! from a bounded queue: a sink that is slow, fails or calls the library holds nothing up. What does not fit is dropped.

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, Once, PoisonError};

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber, span};

/// Most events that wait for the sink.
const BOUND: usize = 256;

/// How much an event matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LogLevel {
    /// Something failed.
    Error,
    /// Something needs attention.
    Warning,
    /// Something happened.
    Info,
}

/// Where events go. Called on a thread of the library, one event at a time, some time after it happened.
#[uniffi::export(with_foreign)]
pub trait LogSink: Send + Sync {
    /// Takes one event.
    fn log(&self, level: LogLevel, message: String);
}

static SINK: Mutex<Option<Arc<dyn LogSink>>> = Mutex::new(None);
static STARTED: Once = Once::new();

/// From now on the events of this process go to `sink`.
pub(crate) fn send_to(sink: Arc<dyn LogSink>) {
    *SINK.lock().unwrap_or_else(PoisonError::into_inner) = Some(sink);
    STARTED.call_once(|| {
        let (queue, events) = sync_channel(BOUND);
        let thread = std::thread::Builder::new().name("kith-log".to_owned());
        // Without a thread, or in a process whose events go elsewhere already, there is no log; all else works.
        if thread.spawn(|| deliver(events)).is_ok() {
            drop(tracing::subscriber::set_global_default(Forward(queue)));
        }
    });
}

fn deliver(events: Receiver<(LogLevel, String)>) {
    for (level, message) in events {
        let sink = SINK.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(sink) = sink {
            // A sink that fails loses its event and nothing else.
            drop(catch_unwind(AssertUnwindSafe(|| sink.log(level, message))));
        }
    }
}

struct Forward(SyncSender<(LogLevel, String)>);

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let written = match field.name() {
            "message" => write!(self.0, "{value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
        written.expect("writing to a String cannot fail");
    }
}

impl Subscriber for Forward {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // Only Kith's own events: other libraries' may quote what they work on.
        *metadata.level() <= Level::INFO && metadata.target().starts_with("kith")
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = Text(String::new());
        event.record(&mut text);
        let level = match *event.metadata().level() {
            Level::ERROR => LogLevel::Error,
            Level::WARN => LogLevel::Warning,
            _ => LogLevel::Info,
        };
        drop(self.0.try_send((level, text.0)));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
