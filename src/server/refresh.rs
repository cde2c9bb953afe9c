//! Tells clients that what they show beside the text may have changed, so that they ask again.

use std::time::Duration;

use serde_json::{Value, json};
use tower_lsp_server::gen_lsp_types::{LspNotificationMethod, MessageDirection, Notification};

use super::session::Session;

/// A client that takes nothing for so long gets nothing more: a task must not wait for ever.
const LIMIT: Duration = Duration::from_secs(30);

/// `glossator/changed`: ask for terms again.
enum Changed {}

impl Notification for Changed {
    type Params = Value;
    const METHOD: LspNotificationMethod<'_> = LspNotificationMethod::new("glossator/changed");
    const MESSAGE_DIRECTION: MessageDirection = MessageDirection::ServerToClient;
}

/// Has terms and inlay hints asked for again.
pub(super) fn refresh(session: &Session) {
    if session.profile().asks_for_terms {
        let client = session.client.clone();
        session.runtime.spawn(async move {
            if tokio::time::timeout(LIMIT, client.send_notification::<Changed>(json!({}))).await.is_err() {
                tracing::warn!("the client does not take `glossator/changed`");
            }
        });
    }
    if session.profile().refreshes_hints {
        let client = session.client.clone();
        session.runtime.spawn(async move {
            // A client that is not ready for it will ask by itself.
            let _ = tokio::time::timeout(LIMIT, client.inlay_hint_refresh()).await;
        });
    }
}
