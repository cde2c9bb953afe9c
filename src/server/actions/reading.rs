//! Actions for those who read: have the file explained, and say which of its terms are known.

use std::ops::Range;
use std::sync::Arc;

use serde_json::json;
use tower_lsp_server::gen_lsp_types as lsp;

use super::{Offer, Workbench};
use crate::messages::Action;
use crate::server::commands;

pub(super) const EXPLAIN_FILE: &str = "source.glossator.explainFile";
/// Neither a fix nor a refactoring: editors list it after those.
pub(super) const KNOW: &str = "glossator.know";

/// A spelling may stand for several entries; more actions than this are no help.
const MAX_TERMS: usize = 3;

/// Who selects more than this, in bytes, selects no term.
const MAX_SELECTED: usize = 60;

impl Workbench<'_> {
    /// What can be done about the terms in the bytes `range`. Not for an editor that asks by itself at each step of the cursor: its
    /// light bulb would be on in half of all lines.
    pub(super) fn read(&mut self, range: Range<usize>) {
        let is_asked_for = self.params.context.only.is_some();
        if !is_asked_for && self.params.context.trigger_kind == Some(lsp::CodeActionTriggerKind::Automatic) {
            return;
        }
        if self.wants(super::QUICK_FIX) {
            self.define_selected(range.clone());
        }
        let terms = self.terms_at(range);
        if self.wants(EXPLAIN_FILE) && (is_asked_for || !terms.is_empty()) {
            let uri = json!(self.document.uri);
            self.run(EXPLAIN_FILE, &Action::ExplainFile, (commands::EXPLAIN_FILE, vec![uri]));
        }
        if self.wants(KNOW) {
            for (id, term) in terms {
                let is_known = self.session.state().learned.contains(&id);
                let (title, command) = if is_known {
                    (Action::Forget { term }, commands::FORGET)
                } else {
                    (Action::Know { term }, commands::KNOW)
                };
                self.run(KNOW, &title, (command, vec![json!(id)]));
            }
        }
    }

    /// A new entry for the words that are selected: not all that a team wants explained looks like jargon.
    fn define_selected(&mut self, range: Range<usize>) {
        let analysis = Arc::clone(&self.analysis);
        let selected = analysis.text[range.clone()].trim();
        let is_term = selected.len() <= MAX_SELECTED
            && !selected.contains(['\n', '\r'])
            && selected.contains(char::is_alphabetic);
        let is_flagged = analysis.findings.iter().any(|finding| {
            let found = finding.range();
            found.start < range.end && range.start < found.end
        });
        if is_term && !is_flagged && analysis.lexicon.spelled(selected).is_empty() {
            self.define(selected, None);
        }
    }

    /// Id and name of the entries that the term at the start of `range` stands for.
    fn terms_at(&self, range: Range<usize>) -> Vec<(String, String)> {
        let lexicon = &self.analysis.lexicon;
        let mention = self.analysis.mention_at(range.start);
        let entries = mention.map(|mention| mention.entries(lexicon)).unwrap_or_default();
        let describe = |at| {
            let id = self.shelf.id(lexicon.glossary(at), at.entry as usize);
            (id, lexicon.head(at).name_in(self.locale.tag()).to_owned())
        };
        entries.into_iter().take(MAX_TERMS).map(describe).collect()
    }

    fn run(&mut self, kind: &'static str, title: &Action, command: super::Run) {
        self.offers.push(Offer {
            title: title.text(self.locale),
            kind,
            is_preferred: false,
            diagnostics: Vec::new(),
            edit: None,
            place: None,
            runs: Some(command),
        });
    }
}
