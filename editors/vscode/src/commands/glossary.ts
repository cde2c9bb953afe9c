// Commands for the glossaries: search, open, write.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CancellationTokenSource, env, l10n, Uri, window, workspace } from 'vscode';
import { CodeActionKind, CodeActionRequest, CodeActionTriggerKind, Command, type CodeAction } from 'vscode-languageclient/node';

import { SearchRequest, ServerCommand } from '../protocol.ts';
import { applyThenRun } from '../server/client.ts';
import { openEntry } from '../view/places.ts';
import { pickOf, servedEditor, type Tools } from './terms.ts';

/** Where the server looks for glossaries, roughly; one of another name is found by search. */
const GLOSSARIES = '**/{*[Gg]loss{ary,aire}*.{yml,yaml,json,csv,tsv,md,markdown},.glossary/*}';

export function search({ server }: Tools): void {
  const client = server.client;
  if (client === undefined) return;
  const pick = window.createQuickPick<ReturnType<typeof pickOf>>();
  let request: CancellationTokenSource | undefined;
  const ask = async (query: string): Promise<void> => {
    request?.cancel();
    const mine = (request = new CancellationTokenSource());
    pick.busy = true;
    const found = await client.sendRequest(SearchRequest, { query }, mine.token).catch(() => []);
    if (request !== mine) return;
    // The server has matched them, best first: all are shown, in that order.
    pick.items = found.map((entry) => ({ ...pickOf(entry), alwaysShow: true }));
    pick.busy = false;
  };
  const open = (): void => {
    const [chosen] = pick.selectedItems;
    pick.hide();
    if (chosen !== undefined) void openEntry(chosen.entry);
  };
  pick.placeholder = l10n.t('Search the glossaries');
  pick.onDidChangeValue(ask);
  pick.onDidAccept(open);
  pick.onDidTriggerItemButton(({ item }) => {
    pick.hide();
    void openEntry(item.entry);
  });
  pick.onDidHide(() => {
    request?.cancel();
    pick.dispose();
  });
  pick.show();
  void ask('');
}

export async function openGlossary(tools: Tools): Promise<void> {
  const files = await workspace.findFiles(GLOSSARIES, '**/{node_modules,target,.git}/**');
  if (files.length === 0) return offerGlossary(tools);
  const items = files
    .map((uri) => ({ label: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const placeHolder = l10n.t('The glossaries of this workspace');
  const chosen = items.length === 1 ? items[0] : await window.showQuickPick(items, { placeHolder });
  if (chosen !== undefined) await window.showTextDocument(chosen.uri);
}

/** A glossary that explains itself, for a workspace that has none. */
async function offerGlossary({ server }: Tools): Promise<void> {
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  if (folder === undefined || server.program === undefined) {
    void window.showInformationMessage(l10n.t('Open a folder first: glossaries are files in it.'));
    return;
  }
  const create = l10n.t('Create One');
  const answer = await window.showInformationMessage(l10n.t('This workspace has no glossary.'), create);
  if (answer !== create) return;
  const language = env.language.startsWith('fr') ? 'fr' : 'en';
  try {
    const file = Uri.joinPath(folder.uri, 'glossary.yml');
    await promisify(execFile)(server.program.path, ['init', '--language', language, file.fsPath]);
    await window.showTextDocument(file);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    void window.showErrorMessage(l10n.t('The glossary cannot be written: {0}', stderr?.trim() ?? String(error)));
  }
}

/** Has the server write an entry for the term under the cursor. */
export async function define(tools: Tools): Promise<void> {
  const editor = servedEditor(tools);
  const client = tools.server.client;
  if (editor === undefined || client === undefined) return;
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: editor.document.uri.toString() },
    range: client.code2ProtocolConverter.asRange(editor.selection),
    context: { diagnostics: [], only: [CodeActionKind.QuickFix], triggerKind: CodeActionTriggerKind.Invoked },
  });
  // Of all fixes, only a new entry leads to the place where it stands.
  const offers = (actions ?? []).filter(
    (action): action is CodeAction => !Command.is(action) && action.command?.command === ServerCommand.show,
  );
  const chosen = offers.length > 1 ? await chooseFrom(offers) : offers[0];
  if (chosen?.edit === undefined || chosen.command === undefined) {
    if (offers.length === 0) {
      void window.showInformationMessage(l10n.t('Put the cursor on a term that nobody explains.'));
    }
    return;
  }
  const { protocol2CodeConverter: converter } = client;
  await applyThenRun(await converter.asWorkspaceEdit(chosen.edit), converter.asCommand(chosen.command));
}

async function chooseFrom(actions: readonly CodeAction[]): Promise<CodeAction | undefined> {
  const items = actions.map((action) => ({ label: action.title, action }));
  return (await window.showQuickPick(items))?.action;
}
