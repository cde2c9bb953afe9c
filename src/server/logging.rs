//! The log: everything from `info` on goes to the client, warnings to standard error too (some editors show all of it as errors).

use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};

use tokio::runtime::Handle;
use tower_lsp_server::gen_lsp_types::MessageType;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::filter::{FilterExt, LevelFilter, dynamic_filter_fn};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use super::session::Session;

/// Set when the session ends: what fails because of that is no news, and nobody is left to read it.
static IS_OVER: AtomicBool = AtomicBool::new(false);

/// Ends the log, for the client has ended the session.
pub(super) fn end() {
    IS_OVER.store(true, Ordering::Relaxed);
}

fn is_on<S>(_: &Metadata<'_>, _: &Context<'_, S>) -> bool {
    !IS_OVER.load(Ordering::Relaxed)
}

/// Starts logging to the client of `session`.
pub(super) fn start(session: &Arc<Session>) {
    let to_client = ToClient { session: Arc::downgrade(session), runtime: Handle::current() };
    let to_stderr = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .without_time()
        .with_ansi(false)
        .with_target(false);
    let subscriber = tracing_subscriber::registry()
        .with(to_client.with_filter(LevelFilter::INFO.and(dynamic_filter_fn(is_on))))
        .with(to_stderr.with_filter(LevelFilter::WARN.and(dynamic_filter_fn(is_on))));
    // Set once a process; a second session in one process keeps the first one's log.
    let _ = tracing::subscriber::set_global_default(subscriber);
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
}

struct ToClient {
    session: Weak<Session>,
    runtime: Handle,
}

impl<S: Subscriber> Layer<S> for ToClient {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        // What the framework says of its own traffic would come back to it.
        if !event.metadata().target().starts_with("glossator") {
            return;
        }
        let Some(session) = self.session.upgrade() else { return };
        let mut text = Text::default();
        event.record(&mut text);
        let kind = match *event.metadata().level() {
            Level::ERROR => MessageType::Error,
            Level::WARN => MessageType::Warning,
            _ => MessageType::Info,
        };
        let client = session.client.clone();
        self.runtime.spawn(async move { client.log_message(kind, text.0).await });
    }
}

#[derive(Default)]
struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            let _ = write!(self.0, "{value:?}");
        }
    }
}
