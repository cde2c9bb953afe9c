import { commands, l10n, window, workspace, type ExtensionContext } from 'vscode';

import { register } from './commands/index.ts';
import { languagesOf, Server } from './server/server.ts';
import { Terms } from './terms.ts';
import { Status } from './view/status.ts';
import { Tree } from './view/tree.ts';
import { Underlines } from './view/underlines.ts';

let running: Server | undefined;

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('glossator', { log: true });
  const server = (running = new Server(context, log));
  const terms = new Terms(server);
  context.subscriptions.push(
    log,
    server,
    terms,
    new Status(server, terms),
    new Tree(terms),
    new Underlines(terms),
    ...register({ server, terms }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('glossator.server.path')) void server.restart();
    }),
  );
  void commands.executeCommand('setContext', 'glossator.languages', languagesOf(context));
  tellOfVirtualWorkspace(context);
  // Nobody has to wait for it: what it has to say it says when it is there.
  void server.start();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** The server reads files of this machine alone. Said once a workspace. */
function tellOfVirtualWorkspace(context: ExtensionContext): void {
  const folders = workspace.workspaceFolders ?? [];
  const isVirtual = folders.length > 0 && folders.every(({ uri }) => uri.scheme !== 'file');
  const wasTold = 'toldOfVirtualWorkspace';
  if (!isVirtual || context.workspaceState.get<boolean>(wasTold) === true) return;
  void context.workspaceState.update(wasTold, true);
  void window.showInformationMessage(
    l10n.t('The files of this workspace are not on this machine: Glossator explains their terms, but cannot read the workspace’s own glossaries.'),
  );
}
