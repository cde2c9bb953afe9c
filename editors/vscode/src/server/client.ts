// The language client, with what VS Code’s own does otherwise than readers should have it.

import { CodeAction, commands, Uri, workspace, type Command, type WorkspaceEdit } from 'vscode';
import {
  CloseAction,
  DidChangeConfigurationNotification,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  type LanguageClientOptions,
  type MessageTransports,
  type StaticFeature,
} from 'vscode-languageclient/node';
import type { LogOutputChannel, TextDocument } from 'vscode';

import { showPage } from '../view/page.ts';

/** The command that `applyThenRun` carries out; not one of those that are offered. */
export const APPLY_THEN_RUN = 'glossator.applyThenRun';

/** Settings of the extension, of which the server knows nothing. */
const OUR_SETTINGS = ['server', 'trace', 'underline'];

export class Client extends LanguageClient {
  /** Whether the program runs, or has run. If it ends, that is a crash. */
  hasLaunched = false;

  /** `pages` is the folder for pages that are shown. */
  constructor(program: string, languages: readonly string[], log: LogOutputChannel, pages: Uri, mayRestart: () => boolean) {
    const options: LanguageClientOptions = {
      documentSelector: selector(languages),
      outputChannel: log,
      traceOutputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        // A pipe that breaks is closed too, and that is dealt with there.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: mayRestart() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true }),
      },
      middleware: {
        window: {
          // A page without a place in it was written to be read: that is, as it is meant to look.
          showDocument: async (params, token, next) => {
            if (!params.uri.endsWith('.md') || params.selection !== undefined) return next(params, token);
            await showPage(Uri.parse(params.uri), pages);
            return { success: true };
          },
        },
        provideCodeActions: async (document, range, context, token, next) => {
          const actions = await next(document, range, context, token);
          return actions?.map(inOneStep);
        },
        workspace: {
          // The server takes a setting that it does not know for a slip.
          configuration: async (params, token, next) => {
            const answer = await next(params, token);
            return Array.isArray(answer) ? answer.map(withoutOurs) : answer;
          },
          // Without the settings themselves, it asks for them.
          didChangeConfiguration: () => this.sendNotification(DidChangeConfigurationNotification.type, { settings: null }),
        },
      },
    };
    super('glossator', 'glossator', { command: program, args: ['lsp'] }, options);
    this.registerFeature(announcesChanges);
  }

  protected override async createMessageTransports(encoding: string): Promise<MessageTransports> {
    const transports = await super.createMessageTransports(encoding);
    this.hasLaunched = true;
    return transports;
  }

  /** To the log alone: what people should know we say ourselves, in their language. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/**
 * VS Code makes an action’s edit and then runs its command, whose arguments it drops as soon as actions are asked for anew. An edit
 * brings that about, and on a slow machine it comes first: the place of the edit is then never shown.
 */
function inOneStep(action: Command | CodeAction): Command | CodeAction {
  if (!(action instanceof CodeAction) || action.edit === undefined || action.command === undefined) return action;
  action.command = { title: action.title, command: APPLY_THEN_RUN, arguments: [action.edit, action.command] };
  delete action.edit;
  return action;
}

export async function applyThenRun(edit: WorkspaceEdit, { command, arguments: rest = [] }: Command): Promise<void> {
  if (await workspace.applyEdit(edit)) await commands.executeCommand(command, ...(rest as unknown[]));
}

/** The languages that are served, wherever their files are. */
export function selector(languages: readonly string[]): { scheme: string; language: string }[] {
  return schemes().flatMap((scheme) => languages.map((language) => ({ scheme, language })));
}

/** Not those of versions that are compared, of output and the like. */
function schemes(): string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', ...folders.map((folder) => folder.uri.scheme)])];
}

export function isInSelector(document: TextDocument, languages: ReadonlySet<string>): boolean {
  return languages.has(document.languageId) && schemes().includes(document.uri.scheme);
}

function withoutOurs<T>(value: T): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !OUR_SETTINGS.includes(name)));
}

const announcesChanges: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, glossatorChanged: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};
