//! Commands: what a code action does beside its edit, or in its place where the client knows commands alone.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::{Error, Result};

use super::session::Session;

/// Makes an edit, and then shows a place if one is named: `[edit, uri?, range?]`.
pub(super) const APPLY: &str = "glossator.apply";
/// Shows a place: `[uri, range]`.
pub(super) const SHOW: &str = "glossator.show";
/// Tells the reader something: `[text]`.
pub(super) const EXPLAIN: &str = "glossator.explain";

/// How long the client may take to do what it is asked.
const LIMIT: Duration = Duration::from_secs(30);

pub(super) fn provider() -> lsp::ExecuteCommandOptions {
    lsp::ExecuteCommandOptions {
        commands: [APPLY, SHOW, EXPLAIN].map(str::to_owned).to_vec(),
        ..lsp::ExecuteCommandOptions::default()
    }
}

/// Answers at once: what the client is asked to do in turn it may do only when it has its answer.
pub(super) async fn execute(
    session: Arc<Session>,
    params: lsp::ExecuteCommandParams,
) -> Result<Option<Value>> {
    let mut arguments = params.arguments.unwrap_or_default().into_iter();
    let task = match params.command.as_str() {
        APPLY => {
            let edit = argument(arguments.next())?;
            let place = arguments.next().zip(arguments.next());
            let place =
                place.map(|(uri, range)| Ok::<_, Error>((argument(Some(uri))?, argument(Some(range))?)));
            Task::Apply(edit, place.transpose()?)
        }
        SHOW => Task::Show(argument(arguments.next())?, argument(arguments.next())?),
        EXPLAIN => Task::Explain(argument(arguments.next())?),
        other => return Err(Error::invalid_params(format!("there is no command `{other}`"))),
    };
    tokio::spawn(async move {
        if tokio::time::timeout(LIMIT, task.run(&session)).await.is_err() {
            tracing::warn!("the client does not answer");
        }
    });
    Ok(None)
}

fn argument<T: serde::de::DeserializeOwned>(value: Option<Value>) -> Result<T> {
    let value = value.ok_or_else(|| Error::invalid_params("an argument is missing"))?;
    serde_json::from_value(value).map_err(|error| Error::invalid_params(error.to_string()))
}

enum Task {
    Apply(lsp::WorkspaceEdit, Option<(String, lsp::Range)>),
    Show(String, lsp::Range),
    Explain(String),
}

impl Task {
    async fn run(self, session: &Session) {
        match self {
            Self::Apply(edit, place) => {
                if !session.profile().applies_edits {
                    return session.show("this editor makes no edits for language servers");
                }
                match session.client.apply_edit(edit).await {
                    Ok(answer) if answer.applied => {
                        if let Some((uri, range)) = place {
                            show(session, uri, range).await;
                        }
                    }
                    Ok(answer) => {
                        let reason = answer.failure_reason.unwrap_or_default();
                        tracing::warn!("the edit was not made: {reason}");
                    }
                    Err(error) => tracing::warn!("the edit was not made: {error}"),
                }
            }
            Self::Show(uri, range) => show(session, uri, range).await,
            Self::Explain(text) => session.client.show_message(lsp::MessageType::Info, text).await,
        }
    }
}

async fn show(session: &Session, uri: String, range: lsp::Range) {
    if !session.profile().shows_documents {
        return;
    }
    let params = lsp::ShowDocumentParams {
        uri: lsp::Uri::from(uri),
        external: None,
        take_focus: Some(true),
        selection: Some(range),
    };
    if let Err(error) = session.client.show_document(params).await {
        tracing::warn!("the place cannot be shown: {error}");
    }
}
