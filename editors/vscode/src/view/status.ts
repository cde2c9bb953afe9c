// The item in the status bar: how many terms the file has, and how many that nobody explains.

import { l10n, StatusBarAlignment, TabInputText, window, workspace, type Disposable } from 'vscode';

import type { Server } from '../server/server.ts';
import type { Terms } from '../terms.ts';
import * as count from '../text/count.ts';

/** Longer files are handed to no extension. */
const LIMIT = 50 * 1024 * 1024; // bytes

interface Content {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
}

export class Status implements Disposable {
  private readonly item = window.createStatusBarItem('glossator', StatusBarAlignment.Right, 100);
  private readonly subscriptions: Disposable[];
  private drawn = 0;

  constructor(
    private readonly server: Server,
    private readonly terms: Terms,
  ) {
    this.item.name = 'Glossator';
    const draw = (): void => void this.draw();
    this.subscriptions = [
      this.item,
      server.onDidChange(draw),
      terms.onDidChange(draw),
      window.onDidChangeActiveTextEditor(draw),
      window.tabGroups.onDidChangeTabs(draw),
    ];
    draw();
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }

  private async draw(): Promise<void> {
    const turn = ++this.drawn;
    const content = this.content() ?? (await ofHugeFile());
    if (turn !== this.drawn) return;
    if (content === undefined) return this.item.hide();
    this.item.text = content.text;
    this.item.tooltip = content.tooltip;
    this.item.command = content.command;
    this.item.show();
  }

  private content(): Content | undefined {
    const document = window.activeTextEditor?.document;
    if (document === undefined || !this.server.serves(document)) return undefined;
    switch (this.server.condition) {
      case 'starting':
        return { text: '$(loading~spin) Glossator', tooltip: l10n.t('The server starts.'), command: 'glossator.showLog' };
      case 'stopped':
        return {
          text: '$(warning) Glossator',
          tooltip: l10n.t('The server does not run. Click to start it.'),
          command: 'glossator.restartServer',
        };
      case 'running':
    }
    const found = this.terms.of(document);
    if (found === undefined) {
      return { text: '$(book) Glossator', tooltip: l10n.t('The server runs.'), command: 'glossator.showLog' };
    }
    const parts = [count.terms(found.terms.length)];
    if (found.undefined.length > 0) parts.push(count.unexplained(found.undefined.length));
    return {
      text: `$(book) ${parts.join(', ')}`,
      tooltip: l10n.t('Terms in this file that a glossary explains, and those that none does. Click to see them.'),
      command: 'glossator.listTerms',
    };
  }
}

/** The editor shows a huge file, but tells extensions nothing of it; that is better said than left to be guessed. */
async function ofHugeFile(): Promise<Content | undefined> {
  const tab = window.tabGroups.activeTabGroup.activeTab?.input;
  if (window.activeTextEditor !== undefined || !(tab instanceof TabInputText)) return undefined;
  const size = await workspace.fs.stat(tab.uri).then((file) => file.size, () => 0);
  if (size < LIMIT) return undefined;
  return {
    text: '$(circle-slash) Glossator',
    tooltip: l10n.t('This file is too large: the editor gives files of more than 50 MB to no extension.'),
    command: 'glossator.showLog',
  };
}
