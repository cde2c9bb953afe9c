//! Requests of our own for what editors show without a hover: the terms of a document, and the search for a term.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::session::Session;
use super::shelf::Shelf;
use super::{convert, references, uri};
use crate::analysis::Analysis;
use crate::features::{search, terms};
use crate::glossary::Glossary;

/// A longer list is no answer to a question.
const MAX_FOUND: usize = 200;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TermsParams {
    text_document: lsp::TextDocumentIdentifier,
}

/// The terms of one version of a document.
#[derive(Default, Serialize)]
pub(super) struct Listing {
    /// The version, if the document is open.
    version: Option<i32>,
    terms: Vec<Term>,
    undefined: Vec<Undefined>,
}

/// An entry. Its texts are plain.
#[derive(Serialize)]
pub(super) struct Term {
    /// The same from run to run.
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    definition: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expansion: Option<String>,
    /// Where a document mentions it; absent where no document is asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    ranges: Option<Vec<lsp::Range>>,
    /// Where its glossary can be opened. Absent for packs where there is no folder to write them to.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<lsp::Location>,
    /// Whether the reader has said that they know it.
    known: bool,
}

/// A term of art that nobody explains.
#[derive(Serialize)]
struct Undefined {
    text: String,
    message: String,
    range: lsp::Range,
}

#[derive(Deserialize)]
pub(super) struct SearchParams {
    query: String,
}

/// A document as it is now: open, or a file.
pub(super) struct Snapshot {
    /// As the client spells it.
    pub(super) uri: String,
    /// If it is open.
    pub(super) version: Option<i32>,
    pub(super) analysis: Arc<Analysis>,
}

pub(super) async fn of_document(session: Arc<Session>, params: TermsParams) -> Result<Listing> {
    let Some(snapshot) = session.snapshot(&params.text_document.uri.0).await else {
        return Ok(Listing::default());
    };
    Ok(session.terms(&snapshot))
}

pub(super) async fn search(session: Arc<Session>, params: SearchParams) -> Result<Vec<Term>> {
    session.settled().await;
    let find = move || {
        let shelf = Arc::clone(&session.state().shelf);
        let language = session.reader("", false).language;
        let glossaries = shelf.in_force().map(|glossary| &**glossary);
        let found = search::search(glossaries, &params.query, &language, MAX_FOUND);
        found.iter().map(|found| session.term(&shelf, found.glossary, found.index, &language)).collect()
    };
    Ok(tokio::task::spawn_blocking(find).await.unwrap_or_default())
}

impl Session {
    /// The document as it is now; `None` if it is neither open nor a text file. Waits for glossaries for as long as they take:
    /// whoever asks has nothing else to show.
    pub(super) async fn snapshot(self: &Arc<Self>, document: &str) -> Option<Snapshot> {
        self.look_again();
        while let Some(analysis) = self.newest_analysis(document, None).await {
            let mut state = self.state();
            let open = state.documents.get_mut(document)?;
            // It may have changed meanwhile.
            if Arc::ptr_eq(&open.text(), &analysis.text) {
                return Some(Snapshot { uri: open.uri.clone(), version: Some(open.version()), analysis });
            }
        }
        self.settled().await;
        let (session, path) = (Arc::clone(self), uri::to_path(document)?);
        let analyse = move || {
            let length = std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?.len() as usize;
            let checks = {
                let state = session.state();
                let is_short = length as u64 <= state.shelf.settings_for(Some(&path)).max_file_size;
                is_short.then(|| state.shelf.checks_for(Some(&path), length))?
            };
            references::analyse(&session, &path, checks.as_deref())
        };
        let analysis = tokio::task::spawn_blocking(analyse).await.ok().flatten()?;
        Some(Snapshot { uri: document.to_owned(), version: None, analysis: Arc::new(analysis) })
    }

    fn terms(&self, Snapshot { uri, version, analysis }: &Snapshot) -> Listing {
        let shelf = Arc::clone(&self.state().shelf);
        let language = self.reader(uri, false).language;
        let range = |bytes| convert::range(&analysis.text, &analysis.lines, self.profile().encoding, bytes);
        let mentioned = terms::terms(analysis).into_iter().map(|mentioned| {
            let glossary = analysis.lexicon.glossary(mentioned.entry);
            let ranges = mentioned.ranges.into_iter().map(range).collect();
            let term = self.term(&shelf, glossary, mentioned.entry.entry as usize, &language);
            Term { ranges: Some(ranges), ..term }
        });
        let undefined = self.undefined(uri, analysis).into_iter().map(|diagnosis| Undefined {
            text: one_line(&analysis.text[diagnosis.range.clone()]),
            message: diagnosis.message,
            range: range(diagnosis.range),
        });
        Listing { version: *version, terms: mentioned.collect(), undefined: undefined.collect() }
    }

    fn term(&self, shelf: &Shelf, glossary: &Glossary, index: usize, language: &str) -> Term {
        let entry = glossary.entry(index);
        let summary = terms::summary(&entry, language);
        let id = shelf.id(glossary, index);
        let known = self.state().learned.contains(&id);
        Term {
            known,
            id,
            name: summary.name,
            translation: summary.translation,
            category: summary.category,
            definition: summary.definition,
            expansion: summary.expansion,
            ranges: None,
            source: self.quick_location(glossary, entry.place),
        }
    }
}

/// A term as it is written in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
