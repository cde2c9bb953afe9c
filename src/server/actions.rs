//! Code actions: fixes for the findings in a range, each with the diagnostics that it is for.

mod reading;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp_server::gen_lsp_types as lsp;
use tower_lsp_server::jsonrpc::Result;

use super::client::Profile;
use super::commands;
use super::convert;
use super::edits::Editable;
use super::session::Session;
use super::shelf::Shelf;
use super::terms::one_line;
use crate::analysis::{Analysis, Fault, Finding, key};
use crate::features::actions::define::{self, NewEntry};
use crate::features::actions::{Replacement, alias, ignore_everywhere, ignore_here, preferred, similar};
use crate::glossary::{Glossary, Source};
use crate::jargon::Sign;
use crate::messages::{Action, Locale};
use crate::settings::SETTINGS_FILE;

const QUICK_FIX: &str = "quickfix";
const FIX_ALL: &str = "source.fixAll.glossator";

pub(super) fn provider(profile: &Profile) -> lsp::CodeActionProvider {
    if !profile.action_literals {
        return true.into();
    }
    let kinds = [QUICK_FIX, FIX_ALL, reading::EXPLAIN_FILE, reading::KNOW].map(kind).to_vec();
    lsp::CodeActionOptions { code_action_kinds: Some(kinds), ..lsp::CodeActionOptions::default() }.into()
}

fn kind(name: &'static str) -> lsp::CodeActionKind {
    if name == QUICK_FIX { lsp::CodeActionKind::QuickFix } else { name.to_owned().into() }
}

pub(super) async fn offer(
    session: Arc<Session>,
    params: lsp::CodeActionParams,
) -> Result<Option<Vec<lsp::CodeActionResponse>>> {
    let uri = params.text_document.uri.0.clone();
    let Some(analysis) = session.analysis(&uri).await else { return Ok(None) };
    if !session.features(&uri, |features| features.code_action) {
        return Ok(None);
    }
    let collect = move || Workbench::new(&session, analysis, params).map(Workbench::responses);
    Ok(tokio::task::spawn_blocking(collect).await.unwrap_or_default())
}

/// A fix before it is put into the form that the client takes.
struct Offer {
    title: String,
    kind: &'static str,
    is_preferred: bool,
    diagnostics: Vec<lsp::Diagnostic>,
    edit: Option<lsp::WorkspaceEdit>,
    /// Shown when the edit is made.
    place: Option<(String, lsp::Range)>,
    /// Run in place of an edit.
    runs: Option<Run>,
}

/// A command with its arguments.
type Run = (&'static str, Vec<Value>);

/// All that fixes are made of. Reads files, so not for the main thread.
struct Workbench<'s> {
    session: &'s Session,
    shelf: Arc<Shelf>,
    analysis: Arc<Analysis>,
    /// The document itself.
    document: Editable,
    path: Option<PathBuf>,
    params: lsp::CodeActionParams,
    locale: Locale,
    offers: Vec<Offer>,
}

impl<'s> Workbench<'s> {
    fn new(session: &'s Session, analysis: Arc<Analysis>, params: lsp::CodeActionParams) -> Option<Self> {
        let uri = &params.text_document.uri.0;
        let (document, path, shelf) = {
            let mut state = session.state();
            let shelf = Arc::clone(&state.shelf);
            let open = state.documents.get_mut(uri)?;
            let (uri, version, text) = (open.uri.clone(), Some(open.version()), open.text());
            (Editable { uri, version, text, exists: true }, open.path.clone(), shelf)
        };
        // The document may have changed since it was analysed; the client will ask again.
        if *document.text != *analysis.text {
            return None;
        }
        let locale = session.locale(uri);
        Some(Self { session, shelf, analysis, document, path, params, locale, offers: Vec::new() })
    }

    fn responses(mut self) -> Vec<lsp::CodeActionResponse> {
        let analysis = Arc::clone(&self.analysis);
        let at = |position| {
            let encoding = self.session.profile().encoding;
            analysis.lines.offset(&analysis.text, convert::position(position), encoding)
        };
        let (start, end) = (at(self.params.range.start), at(self.params.range.end));
        if self.wants(QUICK_FIX) {
            let touches = |from: usize, to: usize| from <= end && start <= to;
            for finding in analysis.findings.iter().filter(|finding| {
                let range = finding.range();
                touches(range.start, range.end)
            }) {
                self.fix(finding);
            }
            for expansion in &analysis.expansions {
                let is_here = touches(expansion.short.start, expansion.short.end)
                    || touches(expansion.long.start, expansion.long.end);
                let short = &analysis.text[expansion.short.clone()];
                if is_here && analysis.lexicon.spelled(short).is_empty() {
                    self.define(short, None);
                }
            }
        }
        // Only on demand: a list of fixes for one place is no place for it.
        if self.params.context.only.is_some() && self.wants(FIX_ALL) {
            let edits = preferred::everywhere(&analysis, |_| true);
            if !edits.is_empty() {
                let edit = self.session.workspace_edit(&self.document, &edits);
                self.add(FIX_ALL, &Action::FixAll, None, edit);
            }
        }
        self.read(start..end);
        let profile = self.session.profile();
        self.offers.into_iter().map(|offer| offer.response(profile)).collect()
    }

    /// Whether the client asks for that kind, or for one that it belongs to.
    fn wants(&self, kind: &str) -> bool {
        let Some(only) = &self.params.context.only else { return true };
        only.iter().any(|wanted| {
            let wanted: String = wanted.clone().into();
            wanted.is_empty()
                || kind.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    fn fix(&mut self, finding: &Finding) {
        let analysis = Arc::clone(&self.analysis);
        let text = &analysis.text[finding.range()];
        if matches!(finding.fault, Fault::Undefined(_)) {
            if self.session.explained().contains(&key(text)) {
                return;
            }
            self.correct(text, finding);
            self.define(text, Some(finding));
            self.add_spelling(text, finding);
            self.ignore(text, finding);
        } else {
            self.prefer(finding);
        }
        let message = finding.message(text, &analysis.lexicon, self.locale);
        let how = Action::HowToSet { code: finding.code().name().to_owned() }.text(self.locale);
        let says = format!("{message}. {} {how}", reason(finding).text(self.locale));
        self.offers.push(Offer {
            title: Action::Explain { term: one_line(text) }.text(self.locale),
            kind: QUICK_FIX,
            is_preferred: false,
            diagnostics: self.diagnostics_of(finding),
            edit: None,
            place: None,
            runs: Some((commands::EXPLAIN, vec![json!(says)])),
        });
    }

    fn correct(&mut self, text: &str, finding: &Finding) {
        let Some(spelling) = similar::meant(text, &self.analysis.lexicon) else { return };
        let edit = Replacement { range: finding.range(), text: spelling.clone() };
        let edit = self.session.workspace_edit(&self.document, &[edit]);
        self.add(QUICK_FIX, &Action::DidYouMean { spelling }, Some(finding), edit);
    }

    fn prefer(&mut self, finding: &Finding) {
        let Some(here) = preferred::here(&self.analysis, finding) else { return };
        let preferred = finding.preferred().unwrap_or_default().to_owned();
        let edit = self.session.workspace_edit(&self.document, &[here]);
        let message = Action::UsePreferred { preferred: preferred.clone() };
        self.add(QUICK_FIX, &message, Some(finding), edit);
        if let Some(offer) = self.offers.last_mut() {
            offer.is_preferred = true;
        }
        let is_same =
            |other: &Finding| other.entry() == finding.entry() && other.preferred() == finding.preferred();
        let all = preferred::everywhere(&self.analysis, is_same);
        if all.len() > 1 {
            let edit = self.session.workspace_edit(&self.document, &all);
            self.add(QUICK_FIX, &Action::UsePreferredEverywhere { preferred }, Some(finding), edit);
        }
    }

    /// What the text itself says that a short form stands for.
    fn long_form(&self, text: &str) -> Option<String> {
        let short = key(text);
        let expansion = self
            .analysis
            .expansions
            .iter()
            .find(|expansion| key(&self.analysis.text[expansion.short.clone()]) == short)?;
        Some(expansion.long_text(&self.analysis.text))
    }

    fn define(&mut self, text: &str, finding: Option<&Finding>) {
        let term = singular(&one_line(text)).to_owned();
        let Some(folder) = self.folder() else { return };
        let long = self.long_form(text);
        let entry = |locale: Locale| NewEntry {
            name: long.clone().unwrap_or_else(|| term.clone()),
            abbreviation: long.is_some().then(|| term.clone()),
            definition: Action::ToBeDefined.text(locale),
        };
        let at_hand = self.glossaries().into_iter().find_map(|(path, language)| {
            let target = self.session.editable(&path).filter(|target| target.exists)?;
            let defined = define::define(&path, &target.text, &entry(Locale::of(&language)))?;
            Some((path, target, defined.edit, defined.definition))
        });
        let new = || {
            let path = folder.join("glossary.yml");
            let target = self.session.editable(&path).filter(|target| target.text.is_empty())?;
            let head = if self.locale == Locale::English { "" } else { "language: fr\n" };
            let mut defined = define::define(&path, head, &entry(self.locale))?;
            defined.edit = Replacement { range: 0..0, text: defined.edit.applied_to(head) };
            Some((path, target, defined.edit, defined.definition))
        };
        let Some((path, target, replacement, definition)) = at_hand.or_else(new) else { return };
        let file = path.strip_prefix(&folder).unwrap_or(&path).display().to_string();
        let range = self.session.range_after(&target, &replacement, definition);
        let edit = self.session.workspace_edit(&target, &[replacement]);
        self.add(QUICK_FIX, &Action::Define { term, file }, finding, edit);
        if let Some(offer) = self.offers.last_mut() {
            offer.is_preferred = finding.is_some();
            offer.place = Some((target.uri, range));
        }
    }

    fn add_spelling(&mut self, text: &str, finding: &Finding) {
        let analysis = Arc::clone(&self.analysis);
        let lexicon = &analysis.lexicon;
        let text = singular(&one_line(text)).to_owned();
        let is_ours = |glossary: &Glossary| matches!(glossary.source, Source::File(_));
        let long = self.long_form(&text);
        for entry in similar::like(&text, long.as_deref(), lexicon, &|entry| is_ours(lexicon.glossary(entry)))
        {
            let Source::File(path) = &lexicon.glossary(entry).source else { continue };
            let head = lexicon.head(entry);
            let Some(target) = self.session.editable(path) else { continue };
            let Some(edit) = alias::add_spelling(path, &target.text, head.place, &text) else { continue };
            let name = head.name_in(self.locale.tag()).to_owned();
            let edit = self.session.workspace_edit(&target, &[edit]);
            let message = Action::AddSpelling { text: text.clone(), entry: name };
            self.add(QUICK_FIX, &message, Some(finding), edit);
        }
    }

    fn ignore(&mut self, text: &str, finding: &Finding) {
        let term = singular(&one_line(text)).to_owned();
        if let Some(edit) = ignore_here::ignore(&self.analysis.text, self.analysis.language, &term) {
            let edit = self.session.workspace_edit(&self.document, &[edit]);
            self.add(QUICK_FIX, &Action::IgnoreHere { term: term.clone() }, Some(finding), edit);
        }
        let Some(file) = self.folder().map(|folder| folder.join(SETTINGS_FILE)) else { return };
        let Some(target) = self.session.editable(&file) else { return };
        if let Some(edit) = ignore_everywhere::ignore(&target.text, &term) {
            let edit = self.session.workspace_edit(&target, &[edit]);
            self.add(QUICK_FIX, &Action::IgnoreEverywhere { term }, Some(finding), edit);
        }
    }

    /// The workspace folder that the document belongs to; for one that is no file, the first.
    fn folder(&self) -> Option<PathBuf> {
        let folder = match &self.path {
            Some(path) => self.shelf.folder_of(path),
            None => self.shelf.folders.first(),
        };
        folder.map(|folder| folder.path.clone())
    }

    /// The workspace's glossaries that hold for the document, nearest first, each with its language.
    fn glossaries(&self) -> Vec<(PathBuf, String)> {
        let Some(folder) = self.folder() else { return Vec::new() };
        let place = self.path.clone().unwrap_or_else(|| folder.join("untitled"));
        let depth = |root: &Path| root.components().count();
        let mut found: Vec<(usize, PathBuf, String)> = Vec::new();
        for glossary in self.shelf.library.iter() {
            let (Source::File(path), Some(root)) = (&glossary.source, &glossary.root) else { continue };
            if place.starts_with(root) && path.starts_with(&folder) {
                found.push((depth(root), path.clone(), glossary.language.clone()));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        found.into_iter().map(|(_, path, language)| (path, language)).collect()
    }

    fn add(
        &mut self,
        kind: &'static str,
        title: &Action,
        finding: Option<&Finding>,
        edit: lsp::WorkspaceEdit,
    ) {
        self.offers.push(Offer {
            title: title.text(self.locale),
            kind,
            is_preferred: false,
            diagnostics: finding.map(|finding| self.diagnostics_of(finding)).unwrap_or_default(),
            edit: Some(edit),
            place: None,
            runs: None,
        });
    }

    /// The diagnostics in which the client has shown the finding.
    fn diagnostics_of(&self, finding: &Finding) -> Vec<lsp::Diagnostic> {
        let (text, lines) = (&self.analysis.text, &self.analysis.lines);
        let range = convert::range(text, lines, self.session.profile().encoding, finding.range());
        let shown = self.params.context.diagnostics.iter();
        let is_it = |diagnostic: &&lsp::Diagnostic| {
            diagnostic.range == range && diagnostic.source.as_deref() == Some("glossator")
        };
        shown.filter(is_it).cloned().collect()
    }
}

impl Offer {
    fn response(self, profile: &Profile) -> lsp::CodeActionResponse {
        let place = self.place.filter(|_| profile.shows_documents);
        if !profile.action_literals {
            let (name, arguments) = match (self.edit, self.runs) {
                (Some(edit), _) => {
                    let mut arguments = vec![json!(edit)];
                    arguments.extend(place.into_iter().flat_map(|(uri, range)| [json!(uri), json!(range)]));
                    (commands::APPLY, arguments)
                }
                (None, Some(command)) => command,
                (None, None) => (commands::EXPLAIN, vec![json!(self.title)]),
            };
            return command(self.title, name, arguments).into();
        }
        let command = match (place, self.runs) {
            (Some((uri, range)), _) => {
                Some(command(self.title.clone(), commands::SHOW, vec![json!(uri), json!(range)]))
            }
            (None, Some((name, arguments))) => Some(command(self.title.clone(), name, arguments)),
            (None, None) => None,
        };
        lsp::CodeAction {
            title: self.title,
            kind: Some(kind(self.kind)),
            diagnostics: (!self.diagnostics.is_empty()).then_some(self.diagnostics),
            is_preferred: (self.is_preferred && profile.preferred_actions).then_some(true),
            edit: self.edit,
            command,
            ..lsp::CodeAction::default()
        }
        .into()
    }
}

fn command(title: String, name: &str, arguments: Vec<Value>) -> lsp::Command {
    lsp::Command { title, tooltip: None, command: name.to_owned(), arguments: Some(arguments) }
}

/// Why there is a rule like the one that found it.
fn reason(finding: &Finding) -> Action {
    match finding.fault {
        Fault::Undefined(Sign::Acronym) => Action::WhyAcronym,
        Fault::Undefined(Sign::Tool) => Action::WhyTool,
        Fault::Undefined(Sign::Term) => Action::WhyTerm,
        Fault::Undefined(Sign::Kind) => Action::WhyKind,
        Fault::Undefined(Sign::Rare) => Action::WhyRare,
        Fault::Discouraged { .. } | Fault::Inconsistent { .. } => Action::WhySpelling,
    }
}

/// A short form without the `s` of its plural.
fn singular(term: &str) -> &str {
    let is_short_form =
        |rest: &&str| rest.len() > 1 && rest.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    term.strip_suffix('s').filter(is_short_form).unwrap_or(term)
}
