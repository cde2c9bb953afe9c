// The terms of the documents that can be seen, asked for anew when something changes.

import { CancellationTokenSource, EventEmitter, window, workspace, type Disposable, type TextDocument } from 'vscode';

import type { FileTerms } from './protocol.ts';
import type { Server } from './server/server.ts';

/** While somebody types, we ask when they pause. */
const PAUSE = 150; // milliseconds

export class Terms implements Disposable {
  private readonly known = new Map<string, FileTerms>();
  private readonly asked = new Map<string, CancellationTokenSource>();
  private readonly paused = new Map<string, NodeJS.Timeout>();
  private readonly changed = new EventEmitter<TextDocument>();
  private readonly subscriptions: Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      server.onDidChange(() => this.askAll()),
      server.onDidChangeTerms(() => this.askAll()),
      window.onDidChangeVisibleTextEditors(() => this.askUnknown()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isVisible(document)) this.askAfterPause(document);
      }),
      workspace.onDidCloseTextDocument((document) => this.forget(document.uri.toString())),
    ];
  }

  of(document: TextDocument): FileTerms | undefined {
    return this.known.get(document.uri.toString());
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    [...this.asked.keys(), ...this.paused.keys()].forEach((uri) => this.forget(uri));
    this.changed.dispose();
  }

  private askAll(): void {
    if (this.server.condition !== 'running') this.known.clear();
    for (const document of this.visible()) void this.ask(document);
  }

  private askUnknown(): void {
    for (const document of this.visible()) {
      if (this.of(document)?.version !== document.version) void this.ask(document);
    }
  }

  private visible(): Set<TextDocument> {
    const documents = window.visibleTextEditors.map((editor) => editor.document);
    return new Set(documents.filter((document) => this.server.serves(document)));
  }

  private askAfterPause(document: TextDocument): void {
    if (!this.server.serves(document)) return;
    const uri = document.uri.toString();
    clearTimeout(this.paused.get(uri));
    this.paused.set(uri, setTimeout(() => void this.ask(document), PAUSE));
  }

  private async ask(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    this.asked.get(uri)?.cancel();
    const request = new CancellationTokenSource();
    this.asked.set(uri, request);
    const answer = await this.server.terms({ uri }, request.token);
    if (this.asked.get(uri) !== request) return;
    this.asked.delete(uri);
    if (answer === undefined) this.known.delete(uri);
    else this.known.set(uri, answer);
    this.changed.fire(document);
  }

  private forget(uri: string): void {
    this.asked.get(uri)?.cancel();
    this.asked.delete(uri);
    clearTimeout(this.paused.get(uri));
    this.paused.delete(uri);
    this.known.delete(uri);
  }
}

function isVisible(document: TextDocument): boolean {
  return window.visibleTextEditors.some((editor) => editor.document === document);
}
