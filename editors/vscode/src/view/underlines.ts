// A quiet line under the terms that are explained, until the reader says that they know them.

import { window, workspace, type Disposable, type TextDocument, type TextEditor } from 'vscode';

import type { Terms } from '../terms.ts';
import { asRange } from './places.ts';

export class Underlines implements Disposable {
  private readonly line = window.createTextEditorDecorationType({
    // A border would keep to the line’s lower edge, far from the text where lines are high.
    textDecoration: 'underline dotted 1px var(--vscode-glossator-explainedUnderline)',
  });
  private readonly subscriptions: Disposable[];

  constructor(private readonly terms: Terms) {
    this.subscriptions = [
      this.line,
      terms.onDidChange((document) => this.drawAll(document)),
      window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.draw(editor))),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('glossator.underline')) this.drawAll();
      }),
    ];
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
  }

  private drawAll(document?: TextDocument): void {
    for (const editor of window.visibleTextEditors) {
      if (document === undefined || editor.document === document) this.draw(editor);
    }
  }

  private draw(editor: TextEditor): void {
    const isOn = workspace.getConfiguration('glossator').get<boolean>('underline', true);
    const found = this.terms.of(editor.document);
    // The editor moves the lines with the text that is typed; those for an older text would only jump back.
    if (isOn && found?.version != null && found.version !== editor.document.version) return;
    const unknown = isOn ? (found?.terms.filter((term) => !term.known) ?? []) : [];
    editor.setDecorations(this.line, unknown.flatMap((term) => term.ranges.map(asRange)));
  }
}
