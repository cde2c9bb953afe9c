//! What the client says of itself in `initialize`, resolved once.

use tower_lsp_server::gen_lsp_types::{
    ClientCapabilities, DiagnosticTag, DiagnosticsCapabilities, InitializeParams, MarkupKind,
    PositionEncodingKind, ResourceOperationKind,
};

use crate::text::Encoding;

/// The client's abilities that the server acts on.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Profile {
    /// The unit of columns that was agreed.
    pub(super) encoding: Encoding,
    /// Whether the client named its encodings, so that the answer must name one.
    pub(super) names_encoding: bool,
    /// Hovers in Markdown.
    pub(super) markdown_hover: bool,
    /// Completion documentation in Markdown.
    pub(super) markdown_completion: bool,
    /// Whether completion documentation can be markup at all; a plain string otherwise.
    pub(super) completion_markup: bool,
    /// Whether links in hovers can be followed. Neovim hides their targets, but breaks lines as if they were there.
    pub(super) follows_links: bool,
    /// Whether completions of several words must be snippets: Neovim before 0.12 cuts plain ones at the first space.
    pub(super) cuts_completions: bool,
    /// `LocationLink` as the answer to go to definition.
    pub(super) definition_links: bool,
    /// What a link leads to, for people to read before they follow it.
    pub(super) link_tooltips: bool,
    /// `DocumentSymbol` rather than `SymbolInformation`.
    pub(super) nested_symbols: bool,
    /// `workspace/configuration`.
    pub(super) configuration: bool,
    /// Registration of a configuration section.
    pub(super) dynamic_configuration: bool,
    /// Registration of file watchers.
    pub(super) watches_files: bool,
    /// Whether the client asks for diagnostics; to others they are sent. Never both.
    pub(super) pulls_diagnostics: bool,
    /// Whether the client can be told to ask for diagnostics again.
    pub(super) refreshes_diagnostics: bool,
    /// Other places that belong to a diagnostic.
    pub(super) related_information: bool,
    /// Links from a diagnostic's code to what it means.
    pub(super) code_descriptions: bool,
    /// Diagnostics that strike their place through.
    pub(super) deprecated_tag: bool,
    /// Data of our own in a diagnostic.
    pub(super) diagnostic_data: bool,
    /// Code actions as such; plain commands otherwise.
    pub(super) action_literals: bool,
    /// Code actions that are marked as the best ones.
    pub(super) preferred_actions: bool,
    /// Edits that name the version of the document which they are for.
    pub(super) document_changes: bool,
    /// Edits that create files.
    pub(super) creates_files: bool,
    /// Whether the client makes edits that come with a request of the server's.
    pub(super) applies_edits: bool,
    /// Whether the client opens a document when it is asked to.
    pub(super) shows_documents: bool,
    /// Whether the client shows inlay hints.
    pub(super) shows_hints: bool,
    /// Whether it can be told to ask for them again.
    pub(super) refreshes_hints: bool,
    /// Whether the client asks for terms again when it is told to.
    pub(super) asks_for_terms: bool,
    /// BCP 47 tag of the client's interface.
    pub(super) locale: Option<String>,
}

impl Profile {
    pub(super) fn new(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let document = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let hover = document
            .and_then(|document| document.hover.as_ref())
            .and_then(|hover| hover.content_format.as_deref());
        let item = document
            .and_then(|document| document.completion.as_ref())
            .and_then(|completion| completion.completion_item.as_ref());
        let documentation = item.and_then(|item| item.documentation_format.as_deref());
        let (encoding, names_encoding) = encoding(capabilities);
        let pull = document.and_then(|document| document.diagnostic.as_ref());
        let push = document.and_then(|document| document.publish_diagnostics.as_ref());
        let diagnostics: Vec<&DiagnosticsCapabilities> = pull
            .map(|pull| &pull.diagnostics_capabilities)
            .into_iter()
            .chain(push.map(|push| &push.diagnostics_capabilities))
            .collect();
        let action = document.and_then(|document| document.code_action.as_ref());
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let has_document_changes = edit.and_then(|edit| edit.document_changes).unwrap_or(false);
        let is_neovim = params.client_info.as_ref().is_some_and(|client| client.name == "Neovim");
        Self {
            encoding,
            names_encoding,
            follows_links: !is_neovim,
            cuts_completions: is_neovim && item.and_then(|item| item.snippet_support).unwrap_or(false),
            markdown_hover: hover.is_none_or(takes_markdown),
            markdown_completion: documentation.is_some_and(takes_markdown),
            completion_markup: documentation.is_some_and(|formats| !formats.is_empty()),
            definition_links: document
                .and_then(|document| document.definition.as_ref())
                .and_then(|definition| definition.link_support)
                .unwrap_or(false),
            link_tooltips: document
                .and_then(|document| document.document_link.as_ref())
                .and_then(|link| link.tooltip_support)
                .unwrap_or(false),
            nested_symbols: document
                .and_then(|document| document.document_symbol.as_ref())
                .and_then(|symbol| symbol.hierarchical_document_symbol_support)
                .unwrap_or(false),
            configuration: workspace.and_then(|workspace| workspace.configuration).unwrap_or(false),
            dynamic_configuration: workspace
                .and_then(|workspace| workspace.did_change_configuration.as_ref())
                .and_then(|configuration| configuration.dynamic_registration)
                .unwrap_or(false),
            watches_files: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref())
                .and_then(|files| files.dynamic_registration)
                .unwrap_or(false),
            pulls_diagnostics: pull.is_some(),
            refreshes_diagnostics: workspace
                .and_then(|workspace| workspace.diagnostics.as_ref())
                .and_then(|diagnostics| diagnostics.refresh_support)
                .unwrap_or(false),
            related_information: diagnostics.iter().any(|known| known.related_information == Some(true)),
            code_descriptions: diagnostics.iter().any(|known| known.code_description_support == Some(true)),
            deprecated_tag: diagnostics
                .iter()
                .filter_map(|known| known.tag_support.as_ref())
                .any(|tags| tags.value_set.contains(&DiagnosticTag::Deprecated)),
            diagnostic_data: diagnostics.iter().any(|known| known.data_support == Some(true)),
            action_literals: action.is_some_and(|action| action.code_action_literal_support.is_some()),
            preferred_actions: action.and_then(|action| action.is_preferred_support).unwrap_or(false),
            document_changes: has_document_changes,
            creates_files: has_document_changes
                && edit
                    .and_then(|edit| edit.resource_operations.as_ref())
                    .is_some_and(|operations| operations.contains(&ResourceOperationKind::Create)),
            applies_edits: workspace.and_then(|workspace| workspace.apply_edit).unwrap_or(false),
            shows_documents: capabilities
                .window
                .as_ref()
                .and_then(|window| window.show_document.as_ref())
                .is_some_and(|show| show.support),
            shows_hints: document.is_some_and(|document| document.inlay_hint.is_some()),
            refreshes_hints: workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref())
                .and_then(|hints| hints.refresh_support)
                .unwrap_or(false),
            asks_for_terms: capabilities
                .experimental
                .as_ref()
                .and_then(|experimental| experimental.get("glossatorChanged"))
                .is_some_and(|takes| takes == true),
            locale: params.locale.clone(),
        }
    }
}

fn takes_markdown(formats: &[MarkupKind]) -> bool {
    formats.contains(&MarkupKind::Markdown)
}

/// UTF-8 where the client has it, since that is what offsets are in; else the first of the client's that we know; else UTF-16.
fn encoding(capabilities: &ClientCapabilities) -> (Encoding, bool) {
    let named = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    let Some(named) = named else { return (Encoding::Utf16, false) };
    if named.contains(&PositionEncodingKind::UTF8) {
        return (Encoding::Utf8, true);
    }
    let first = named.iter().find_map(|kind| match kind {
        PositionEncodingKind::UTF16 => Some(Encoding::Utf16),
        PositionEncodingKind::UTF32 => Some(Encoding::Utf32),
        _ => None,
    });
    (first.unwrap_or_default(), true)
}
