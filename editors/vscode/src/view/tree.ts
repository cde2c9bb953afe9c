// The side view: the terms of the file, first mention first, with their definitions; below each one its mentions.

import {
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type Disposable,
  type TextDocument,
  type TreeDataProvider,
} from 'vscode';
import type { Range } from 'vscode-languageclient/node';

import type { Term, Unexplained } from '../protocol.ts';
import type { Terms } from '../terms.ts';
import { oneLine } from '../text/markdown.ts';
import { asRange } from './places.ts';

type Node =
  | { readonly kind: 'term'; readonly document: TextDocument; readonly term: Term }
  | { readonly kind: 'mention'; readonly document: TextDocument; readonly range: Range }
  | { readonly kind: 'group'; readonly document: TextDocument; readonly unexplained: readonly Unexplained[] }
  | { readonly kind: 'unexplained'; readonly document: TextDocument; readonly place: Unexplained };

export class Tree implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly terms: Terms) {
    const redraw = (): void => this.changed.fire();
    this.subscriptions = [
      window.registerTreeDataProvider('glossator.terms', this),
      window.onDidChangeActiveTextEditor(redraw),
      terms.onDidChange((document) => {
        if (document === window.activeTextEditor?.document) redraw();
      }),
    ];
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.changed.dispose();
  }

  getChildren(node?: Node): Node[] {
    switch (node?.kind) {
      case undefined:
        return this.roots();
      case 'term':
        return node.term.ranges.map((range) => ({ kind: 'mention', document: node.document, range }));
      case 'group':
        return node.unexplained.map((place) => ({ kind: 'unexplained', document: node.document, place }));
      default:
        return [];
    }
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'term':
        return ofTerm(node.term, node.document);
      case 'mention':
        return ofMention(node.range, node.document);
      case 'group':
        return ofGroup(node.unexplained.length);
      case 'unexplained':
        return ofUnexplained(node.place, node.document);
    }
  }

  private roots(): Node[] {
    const document = window.activeTextEditor?.document;
    const found = document && this.terms.of(document);
    if (document === undefined || found === undefined) return [];
    const nodes: Node[] = found.terms.map((term) => ({ kind: 'term', document, term }));
    if (found.undefined.length > 0) nodes.push({ kind: 'group', document, unexplained: found.undefined });
    return nodes;
  }
}

function ofTerm(term: Term, document: TextDocument): TreeItem {
  const item = new TreeItem(term.name, TreeItemCollapsibleState.Collapsed);
  item.id = term.id;
  item.description = oneLine(term.definition);
  item.tooltip = explanation(term);
  item.iconPath = new ThemeIcon(term.known ? 'check' : 'book');
  item.contextValue = term.known ? 'knownTerm' : 'term';
  const [first] = term.ranges;
  if (first !== undefined) item.command = revealing(document, first);
  return item;
}

/** Text from glossaries is shown as it stands: it is data. */
function explanation(term: Term): MarkdownString {
  const text = new MarkdownString();
  text.appendMarkdown('**').appendText(term.name).appendMarkdown('**');
  if (term.translation !== undefined) text.appendMarkdown(' · ').appendText(term.translation);
  if (term.expansion !== undefined) text.appendMarkdown('\n\n*').appendText(term.expansion).appendMarkdown('*');
  return text.appendMarkdown('\n\n').appendText(term.definition);
}

function ofMention(range: Range, document: TextDocument): TreeItem {
  const line = range.start.line;
  // The text may be shorter by now than the one that the mentions were found in.
  const text = line < document.lineCount ? document.lineAt(line).text : '';
  const from = text.length - text.trimStart().length;
  const item = new TreeItem({
    label: text.trim(),
    highlights: [[Math.max(0, range.start.character - from), Math.max(0, (range.end.line === line ? range.end.character : text.length) - from)]],
  });
  item.description = l10n.t('line {0}', line + 1);
  item.command = revealing(document, range);
  return item;
}

function ofGroup(count: number): TreeItem {
  const item = new TreeItem(l10n.t('Undefined'), TreeItemCollapsibleState.Expanded);
  item.description = String(count);
  item.id = 'undefined';
  return item;
}

function ofUnexplained(place: Unexplained, document: TextDocument): TreeItem {
  const item = new TreeItem(place.text);
  item.description = l10n.t('line {0}', place.range.start.line + 1);
  item.tooltip = place.message;
  item.iconPath = new ThemeIcon('question');
  item.contextValue = 'unexplained';
  item.command = revealing(document, place.range);
  return item;
}

function revealing(document: TextDocument, range: Range): NonNullable<TreeItem['command']> {
  return { command: 'vscode.open', title: l10n.t('Show'), arguments: [document.uri, { selection: asRange(range), preserveFocus: true }] };
}
