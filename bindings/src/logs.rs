//! Technical events for the shell's log. They name codes and states, never people or what they wrote.

use std::fmt::Write;
use std::sync::Arc;

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber, span};

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

/// Where events go. Called on the library's own threads; it must not call the library.
#[uniffi::export(with_foreign)]
pub trait LogSink: Send + Sync {
    /// Takes one event.
    fn log(&self, level: LogLevel, message: String);
}

/// Sends the library's events to `sink`. Only the first sink of a process is used; says whether it was this one.
#[uniffi::export]
pub fn set_log_sink(sink: Arc<dyn LogSink>) -> bool {
    tracing::subscriber::set_global_default(Forward(sink)).is_ok()
}

struct Forward(Arc<dyn LogSink>);

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
        // Only the core's own events: other libraries' may quote what they work on.
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
        self.0.log(level, text.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
