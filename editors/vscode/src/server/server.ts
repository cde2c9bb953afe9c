// The server’s life: found, started, started again when it crashes, and what is said when that does not help.

import { type CancellationToken, commands, env, EventEmitter, l10n, window, type Disposable, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { ResponseError, State, type TextDocumentIdentifier } from 'vscode-languageclient/node';
import type { TextDocument } from 'vscode';

import { ChangedNotification, type FileTerms, TermsRequest } from '../protocol.ts';
import { Client, isInSelector } from './client.ts';
import { findProgram, ProgramProblem, type Program } from './program.ts';
import { Restarts } from './restarts.ts';

const METHOD_NOT_FOUND = -32601;

export type Condition = 'starting' | 'running' | 'stopped';

export class Server implements Disposable {
  private readonly restarts = new Restarts();
  private readonly changed = new EventEmitter<void>();
  private readonly termsChanged = new EventEmitter<void>();
  private readonly languages: ReadonlySet<string>;
  private current: Client | undefined;
  private found: Program | undefined;
  private isTooOld = false;
  /** Whether the program is being looked for. */
  private isLooking = false;
  /** Starts and stops come one after the other. */
  private queue: Promise<void> = Promise.resolve();

  /** The server’s condition has changed. */
  readonly onDidChange = this.changed.event;
  /** The server has said that terms may have changed, in any file. */
  readonly onDidChangeTerms = this.termsChanged.event;

  constructor(
    private readonly context: ExtensionContext,
    private readonly log: LogOutputChannel,
  ) {
    this.languages = new Set(languagesOf(context));
  }

  get condition(): Condition {
    switch (this.current?.state) {
      case State.Running:
        return 'running';
      case State.Starting:
        return 'starting';
      default:
        return this.isLooking ? 'starting' : 'stopped';
    }
  }

  /** The client, while the server answers. */
  get client(): Client | undefined {
    return this.condition === 'running' ? this.current : undefined;
  }

  get program(): Program | undefined {
    return this.found;
  }

  serves(document: TextDocument): boolean {
    return isInSelector(document, this.languages);
  }

  start(): Promise<void> {
    return this.enqueue(() => this.startNow());
  }

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopNow());
  }

  showLog(): void {
    this.log.show();
  }

  /** The terms of a document; nothing where the server cannot tell them. */
  async terms(document: TextDocumentIdentifier, token: CancellationToken): Promise<FileTerms | undefined> {
    const client = this.client;
    if (client === undefined || this.isTooOld) return undefined;
    try {
      return await client.sendRequest(TermsRequest, { textDocument: document }, token);
    } catch (error) {
      if (error instanceof ResponseError && error.code === METHOD_NOT_FOUND) this.tellThatItIsTooOld();
      return undefined;
    }
  }

  dispose(): void {
    this.changed.dispose();
    this.termsChanged.dispose();
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task);
    return this.queue;
  }

  private async startNow(): Promise<void> {
    this.restarts.forgive();
    this.isTooOld = false;
    this.isLooking = true;
    this.changed.fire();
    try {
      this.found = await findProgram(this.context);
      this.log.info(`${this.found.path}: glossator ${this.found.version}`);
      const pages = this.context.globalStorageUri;
      const client = new Client(this.found.path, [...this.languages], this.log, pages, () => this.mayRestart());
      client.onDidChangeState(({ newState }) => this.tellOfState(client, newState));
      client.onNotification(ChangedNotification, () => this.termsChanged.fire());
      this.current = client;
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error.message : String(error));
      if (error instanceof ProgramProblem) {
        this.tell(error.message, error.isOurs);
      } else if (this.current?.hasLaunched !== true) {
        // A program that ran, and ended, has crashed: more is said of that when it is given up.
        this.tell(l10n.t('The glossator server does not start.'), true);
      }
    } finally {
      this.isLooking = false;
      this.changed.fire();
    }
  }

  private tellOfState(client: Client, state: State): void {
    if (state !== State.Running) return this.changed.fire();
    // It runs, but only when its start is over has it been told of the documents that are open.
    void client.start().then(
      () => this.changed.fire(),
      () => undefined,
    );
  }

  private async stopNow(): Promise<void> {
    const client = this.current;
    this.current = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A server that is gone already, or that never came up, cannot say goodbye.
      this.log.info(String(error));
    }
  }

  private mayRestart(): boolean {
    if (this.restarts.allow()) return true;
    this.tell(l10n.t('The glossator server has crashed again and again, and is not started any more.'), true);
    return false;
  }

  private tellThatItIsTooOld(): void {
    if (this.isTooOld || this.found === undefined) return;
    this.isTooOld = true;
    this.tell(
      l10n.t(
        '{0} is too old for this extension: hovers and problems work, but not the list of terms, underlines and search.',
        this.found.path,
      ),
      this.found.isOurs,
    );
  }

  /** Says what is wrong, with buttons for what can be done about it. */
  private tell(message: string, isOurs: boolean): void {
    const [log, restart, settings] = [l10n.t('Show Log'), l10n.t('Restart'), l10n.t('Open Settings')];
    const buttons = isOurs ? [restart, log] : [settings, log];
    void window.showErrorMessage(message, ...buttons).then((button) => {
      if (button === log) this.log.show();
      if (button === restart) void this.restart();
      if (button === settings) void openSettings('glossator.server.path');
    });
  }
}

/** A setting of the machine that the server runs on: where that is another one, it has settings of its own. */
async function openSettings(query: string): Promise<void> {
  const place = env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
  await commands.executeCommand(`workbench.action.${place}`, { query });
}

/** The languages are listed once, as what starts the extension. */
export function languagesOf(context: ExtensionContext): string[] {
  const { activationEvents } = context.extension.packageJSON as { activationEvents: string[] };
  return activationEvents.flatMap((event) => /^onLanguage:(.+)$/.exec(event)?.[1] ?? []);
}
