//! The log: everything from `info` on goes to the client, warnings to standard error too (some editors show all of it as errors).

use std::fmt::Write as _;
use std::sync::{Arc, Weak};

use tokio::runtime::Handle;
use tower_lsp_server::gen_lsp_types::MessageType;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use super::session::Session;

/// Starts logging to the client of `session`.
pub(super) fn start(session: &Arc<Session>) {
    let to_client = ToClient { session: Arc::downgrade(session), runtime: Handle::current() };
    let to_stderr = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .without_time()
        .with_ansi(false)
        .with_target(false);
    let subscriber = tracing_subscriber::registry()
        .with(to_client.with_filter(LevelFilter::INFO))
        .with(to_stderr.with_filter(LevelFilter::WARN));
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
