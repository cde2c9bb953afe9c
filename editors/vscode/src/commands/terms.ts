// Commands for the terms of the file in the editor.

import { commands, l10n, QuickPickItemKind, Selection, ThemeIcon, window, workspace, type QuickPickItem, type TextDocument, type TextEditor } from 'vscode';
import { HoverRequest, type Range } from 'vscode-languageclient/node';

import { execute, ServerCommand, type Entry, type FileTerms, type Term } from '../protocol.ts';
import type { Server } from '../server/server.ts';
import type { Terms } from '../terms.ts';
import { asMarkdown, oneLine } from '../text/markdown.ts';
import { next } from '../text/order.ts';
import { asRange, openEntry, reveal } from '../view/places.ts';

/** What the commands work on. */
export interface Tools {
  readonly server: Server;
  readonly terms: Terms;
}

/** The editor, if the server serves its file; says so if not. */
export function servedEditor({ server }: Tools): TextEditor | undefined {
  const editor = window.activeTextEditor;
  if (editor !== undefined && server.serves(editor.document)) return editor;
  void window.showInformationMessage(l10n.t('Open a file with terms first: a Dockerfile, YAML, Markdown or a program.'));
  return undefined;
}

/** The terms of the file in the editor; says so if there are none to be had. */
function termsOf(tools: Tools): { document: TextDocument; found: FileTerms } | undefined {
  const document = servedEditor(tools)?.document;
  if (document === undefined) return undefined;
  const found = tools.terms.of(document);
  if (found !== undefined) return { document, found };
  void window.showInformationMessage(l10n.t('The terms of this file are not known yet.'));
  return undefined;
}

export async function showTerm(tools: Tools): Promise<void> {
  const editor = servedEditor(tools);
  const client = tools.server.client;
  if (editor === undefined || client === undefined) return;
  const position = { line: editor.selection.active.line, character: editor.selection.active.character };
  const textDocument = { uri: editor.document.uri.toString() };
  const hover = await client.sendRequest(HoverRequest.type, { textDocument, position });
  if (hover !== null) await commands.executeCommand('editor.action.showHover');
  else void window.showInformationMessage(l10n.t('No glossary explains the word under the cursor.'));
}

export async function nextUnexplained(tools: Tools): Promise<void> {
  const editor = servedEditor(tools);
  const found = termsOf(tools);
  if (editor === undefined || found === undefined) return;
  const { line, character } = editor.selection.active;
  const place = next(found.found.undefined, { line, character });
  if (place === undefined) {
    void window.showInformationMessage(l10n.t('Every term of this file is explained.'));
    return;
  }
  const range = asRange(place.range);
  // The cursor stands before the term, as it does behind “next problem”; the hover says what is missing.
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range);
  await commands.executeCommand('editor.action.showHover');
}

export async function listTerms(tools: Tools): Promise<void> {
  const terms = termsOf(tools);
  if (terms === undefined) return;
  const { document, found } = terms;
  const items: (QuickPickItem & { range?: Range; entry?: Entry })[] = found.undefined.map((place) => ({
    label: `$(question) ${place.text}`,
    description: l10n.t('line {0}', place.range.start.line + 1),
    detail: place.message,
    range: place.range,
  }));
  if (items.length > 0) items.unshift({ label: l10n.t('Undefined'), kind: QuickPickItemKind.Separator });
  if (found.terms.length > 0) items.push({ label: l10n.t('Explained'), kind: QuickPickItemKind.Separator });
  items.push(...found.terms.map((term) => ({ ...pickOf(term), ...firstOf(term) })));
  const pick = window.createQuickPick<(typeof items)[number]>();
  pick.items = items;
  pick.placeholder = l10n.t('The terms of this file; choose one to see where it is mentioned');
  pick.matchOnDetail = true;
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    pick.hide();
    if (chosen?.range !== undefined) void reveal(document.uri, chosen.range);
  });
  pick.onDidTriggerItemButton(({ item }) => {
    pick.hide();
    if (item.entry !== undefined) void openEntry(item.entry);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function firstOf(term: Term): { range?: Range } {
  const [range] = term.ranges;
  return range === undefined ? {} : { range };
}

/** An entry in a list to choose from. */
export function pickOf(entry: Entry): QuickPickItem & { entry: Entry } {
  const description = [entry.expansion, entry.translation].filter((other) => other !== undefined).join(' · ');
  return {
    label: entry.name,
    description,
    detail: oneLine(entry.definition),
    entry,
    buttons: [{ iconPath: new ThemeIcon('go-to-file'), tooltip: l10n.t('Open in the glossary') }],
  };
}

export async function explainFile(tools: Tools): Promise<void> {
  const editor = servedEditor(tools);
  const client = tools.server.client;
  if (editor === undefined || client === undefined) return;
  await execute(client, ServerCommand.explainFile, editor.document.uri.toString());
}

export async function exportTerms(tools: Tools): Promise<void> {
  const terms = termsOf(tools);
  if (terms === undefined) return;
  const title = l10n.t('Terms of {0}', workspace.asRelativePath(terms.document.uri));
  const content = asMarkdown(terms.found, { title, unexplained: l10n.t('Undefined') });
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}

/** Marks a term as known to the reader, or as not. */
export async function mark({ server }: Tools, command: string, entry: Entry): Promise<void> {
  if (server.client !== undefined) await execute(server.client, command, entry.id);
}
