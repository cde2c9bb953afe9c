// From the protocol’s places to the editor’s.

import { l10n, Range, Uri, window, type TextEditor } from 'vscode';
import type * as lsp from 'vscode-languageclient/node';

import type { Entry } from '../protocol.ts';

export function asRange({ start, end }: lsp.Range): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

export async function reveal(uri: Uri, range: lsp.Range): Promise<TextEditor> {
  return window.showTextDocument(uri, { selection: asRange(range) });
}

/** Opens the glossary at an entry. */
export async function openEntry({ source }: Entry): Promise<void> {
  if (source === undefined) {
    void window.showInformationMessage(l10n.t('This entry is in no file that can be opened.'));
    return;
  }
  await reveal(Uri.parse(source.uri), source.range);
}
