//! References: open documents from their analyses, the rest of the workspace from its files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::session::Session;
use super::{convert, uri};
use crate::analysis::{Analysis, Checks};
use crate::features::references::{EntryId, entries_at, references};
use crate::regions;
use crate::text::Encoding;

/// Files beyond this many are left out, and the log says so.
const MAX_FILES: usize = 20_000;
/// Longer files are data.
const MAX_FILE_BYTES: u64 = 2 * 1024 * 1024;
/// How many files are searched between two reports of progress.
const BATCH: usize = 200;

pub(super) async fn find(
    session: Arc<Session>,
    params: lsp::ReferenceParams,
) -> Result<Option<Vec<lsp::Location>>> {
    let at = params.text_document_position_params;
    let uri = at.text_document.uri.0;
    let Some(analysis) = session.analysis(&uri).await else { return Ok(None) };
    if !session.features(&uri, |features| features.references) {
        return Ok(None);
    }
    let encoding = session.profile().encoding;
    let offset = analysis.lines.offset(&analysis.text, convert::position(at.position), encoding);
    let wanted = wanted(&session, &uri, &analysis, offset);
    if wanted.is_empty() {
        return Ok(None);
    }
    // An entry's name in its glossary is a mention like others, but it counts as the declaration.
    let declarations = declarations(&session, &wanted).await;
    let mut found = in_open_documents(&session, &wanted).await;
    found.extend(in_workspace(&session, wanted, params.work_done_progress_params.work_done_token).await);
    found.retain(|location| !declarations.contains(location));
    if params.context.include_declaration {
        found.splice(..0, declarations);
    }
    Ok(Some(found))
}

/// The entries that are meant: at a name in a glossary that entry, elsewhere those of the mention.
fn wanted(session: &Session, uri: &str, analysis: &Analysis, offset: usize) -> Vec<EntryId> {
    let glossary = uri::to_path(uri).and_then(|path| session.state().shelf.glossary_at(&path));
    let named = glossary.map(|glossary| EntryId::in_glossary(&glossary, offset)).unwrap_or_default();
    if named.is_empty() { entries_at(analysis, offset) } else { named }
}

/// Where the entries are defined. Their files are read for that, on another thread.
async fn declarations(session: &Arc<Session>, wanted: &[EntryId]) -> Vec<lsp::Location> {
    let (session, wanted) = (Arc::clone(session), wanted.to_vec());
    let find = move || {
        let shelf = Arc::clone(&session.state().shelf);
        let locate = |id: &EntryId| {
            let glossary = shelf.all().find(|glossary| glossary.source == *id.source())?;
            session.location(glossary, id.place())
        };
        wanted.iter().filter_map(locate).collect()
    };
    tokio::task::spawn_blocking(find).await.unwrap_or_default()
}

async fn in_open_documents(session: &Arc<Session>, wanted: &[EntryId]) -> Vec<lsp::Location> {
    let mut uris: Vec<String> = session.state().documents.iter_mut().map(|open| open.uri.clone()).collect();
    uris.sort();
    let encoding = session.profile().encoding;
    let mut found = Vec::new();
    for uri in uris {
        if let Some(analysis) = session.analysis(&uri).await {
            found.extend(locations(&uri, &analysis, wanted, encoding));
        }
    }
    found
}

fn locations(uri: &str, analysis: &Analysis, wanted: &[EntryId], encoding: Encoding) -> Vec<lsp::Location> {
    let location = |range| lsp::Location {
        uri: uri.to_owned().into(),
        range: convert::range(&analysis.text, &analysis.lines, encoding, range),
    };
    references(analysis, wanted).into_iter().map(location).collect()
}

/// Searches the files of the workspace folders that are not open, off the main thread and with progress for clients that show it.
async fn in_workspace(
    session: &Arc<Session>,
    wanted: Vec<EntryId>,
    token: Option<lsp::ProgressToken>,
) -> Vec<lsp::Location> {
    let progress = token.map(|token| session.client.progress(token, "Searching the workspace"));
    let progress = match progress {
        Some(progress) => Some(progress.with_percentage(0).begin().await),
        None => None,
    };
    let walker = Arc::clone(session);
    let files = tokio::task::spawn_blocking(move || files(&walker)).await.unwrap_or_default();
    let wanted = Arc::new(wanted);
    let mut found = Vec::new();
    for (done, batch) in files.chunks(BATCH).enumerate() {
        let (session, wanted, batch) = (Arc::clone(session), Arc::clone(&wanted), batch.to_vec());
        let search =
            move || batch.iter().flat_map(|path| in_file(&session, path, &wanted)).collect::<Vec<_>>();
        found.extend(tokio::task::spawn_blocking(search).await.unwrap_or_default());
        if let Some(progress) = &progress {
            progress.report(((done + 1) * BATCH * 100 / files.len().max(1)).min(100) as u32).await;
        }
    }
    if let Some(progress) = progress {
        progress.finish().await;
    }
    found
}

/// The files of the workspace folders that are not open, within bounds.
pub(super) fn files(session: &Session) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> =
        session.state().shelf.folders.iter().map(|folder| folder.path.clone()).collect();
    let mut seen = HashSet::new();
    for folder in folders {
        for entry in WalkBuilder::new(folder)
            .hidden(false)
            .require_git(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .build()
            .flatten()
        {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let is_short = || entry.metadata().is_ok_and(|metadata| metadata.len() <= MAX_FILE_BYTES);
            if is_file && is_short() && !session.state().documents.contains_path(entry.path()) {
                seen.insert(entry.into_path());
            }
            if seen.len() == MAX_FILES {
                tracing::warn!("only {MAX_FILES} files of the workspace are searched");
                break;
            }
        }
    }
    let mut files: Vec<PathBuf> = seen.into_iter().collect();
    files.sort();
    files
}

fn in_file(session: &Session, path: &Path, wanted: &[EntryId]) -> Vec<lsp::Location> {
    let Some(analysis) = analyse(session, path, None) else { return Vec::new() };
    locations(&uri::from_path(path), &analysis, wanted, session.profile().encoding)
}

/// Analyses a file that is not open; `None` if it is not text.
pub(super) fn analyse(session: &Session, path: &Path, checks: Option<&Checks>) -> Option<Analysis> {
    let bytes = std::fs::read(path).ok().filter(|bytes| !bytes.contains(&0))?;
    let text = String::from_utf8(bytes).ok()?;
    let lexicon = session.lexicon_for(path);
    let name = path.to_string_lossy();
    let language = regions::detect(None, &name, &text);
    Some(Analysis::new(text.into(), language, &name, lexicon, checks))
}
