//! Commands: what a code action does beside its edit, or in its place where the client knows commands alone.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};

use super::session::Session;
use super::{explain, learned};
use crate::messages::{Action, Learning};

/// Makes an edit, and then shows a place if one is named: `[edit, uri?, range?]`.
pub(super) const APPLY: &str = "glossator.apply";
/// Shows a place: `[uri, range]`.
pub(super) const SHOW: &str = "glossator.show";
/// Tells the reader something: `[text]`.
pub(super) const EXPLAIN: &str = "glossator.explain";

/// Writes a page that explains a document, and shows it: `[uri]`. The answer has its URI, for clients that show none by themselves.
pub(super) const EXPLAIN_FILE: &str = "glossator.explainFile";
/// Notes that the reader knows a term: `[id]`.
pub(super) const KNOW: &str = "glossator.know";
/// Notes that the reader does not know a term any more: `[id]`.
pub(super) const FORGET: &str = "glossator.forget";

/// How long the client may take to do what it is asked.
const LIMIT: Duration = Duration::from_secs(30);

/// The protocol's code for a request that is right and cannot be met.
const REQUEST_FAILED: i64 = -32803;

pub(super) fn provider() -> lsp::ExecuteCommandOptions {
    lsp::ExecuteCommandOptions {
        commands: [APPLY, SHOW, EXPLAIN, EXPLAIN_FILE, KNOW, FORGET].map(str::to_owned).to_vec(),
        ..lsp::ExecuteCommandOptions::default()
    }
}

/// Answers before it asks the client for anything: what that is asked to do it may do only when it has its answer.
pub(super) async fn execute(
    session: Arc<Session>,
    params: lsp::ExecuteCommandParams,
) -> Result<Option<Value>> {
    let mut arguments = params.arguments.unwrap_or_default().into_iter();
    let mut answer = None;
    let task = match params.command.as_str() {
        APPLY => {
            let edit = argument(arguments.next())?;
            let place = arguments.next().zip(arguments.next());
            let place =
                place.map(|(uri, range)| Ok::<_, Error>((argument(Some(uri))?, argument(Some(range))?)));
            Task::Apply(edit, place.transpose()?)
        }
        SHOW => Task::Show(argument(arguments.next())?, Some(argument(arguments.next())?)),
        EXPLAIN => Task::Explain(argument(arguments.next())?),
        EXPLAIN_FILE => {
            let page = explain::write(&session, argument(arguments.next())?).await?;
            answer = Some(json!({ "uri": page }));
            Task::Show(page, None)
        }
        name @ (KNOW | FORGET) => {
            note(&session, argument(arguments.next())?, name == KNOW).await?;
            return Ok(None);
        }
        other => return Err(Error::invalid_params(format!("there is no command `{other}`"))),
    };
    tokio::spawn(async move {
        if tokio::time::timeout(LIMIT, task.run(&session)).await.is_err() {
            tracing::warn!("the client does not answer");
        }
    });
    Ok(answer)
}

/// Notes whether the reader knows a term.
async fn note(session: &Arc<Session>, id: String, is_known: bool) -> Result<()> {
    session.settled().await;
    let noting = Arc::clone(session);
    let set = move || {
        // What is forgotten may be of a glossary that is gone.
        let shelf = Arc::clone(&noting.state().shelf);
        if is_known && !shelf.has_id(&id) {
            return Err(Learning::NoSuchTerm { id });
        }
        noting.set_learned(learned::set(&learned::file()?, &id, is_known)?);
        Ok(())
    };
    let noted = tokio::task::spawn_blocking(set).await.map_err(|_| Error::internal_error())?;
    noted.map_err(|message| failed(session, &message))
}

/// What a command is answered with that could not be done; clients show it.
pub(super) fn failed(session: &Session, message: &Learning) -> Error {
    let code = ErrorCode::ServerError(REQUEST_FAILED);
    Error { code, message: message.text(session.locale("")).into(), data: None }
}

fn argument<T: serde::de::DeserializeOwned>(value: Option<Value>) -> Result<T> {
    let value = value.ok_or_else(|| Error::invalid_params("an argument is missing"))?;
    serde_json::from_value(value).map_err(|error| Error::invalid_params(error.to_string()))
}

enum Task {
    Apply(lsp::WorkspaceEdit, Option<(String, lsp::Range)>),
    Show(String, Option<lsp::Range>),
    Explain(String),
}

impl Task {
    async fn run(self, session: &Session) {
        match self {
            Self::Apply(edit, place) => {
                if !session.profile().applies_edits {
                    return session.show(&Action::NoEdits.text(session.locale("")));
                }
                match session.client.apply_edit(edit).await {
                    Ok(answer) if answer.applied => {
                        if let Some((uri, range)) = place {
                            show(session, uri, Some(range)).await;
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

async fn show(session: &Session, uri: String, selection: Option<lsp::Range>) {
    if !session.profile().shows_documents {
        return;
    }
    let params = lsp::ShowDocumentParams {
        uri: lsp::Uri::from(uri),
        external: None,
        take_focus: Some(true),
        selection,
    };
    if let Err(error) = session.client.show_document(params).await {
        tracing::warn!("the place cannot be shown: {error}");
    }
}
