import type { Position, Range } from 'vscode-languageclient/node';

/** The first of `places` behind `position`; behind the last one comes the first again. */
export function next<T extends { readonly range: Range }>(places: readonly T[], position: Position): T | undefined {
  const inOrder = places.toSorted((a, b) => compare(a.range.start, b.range.start));
  return inOrder.find(({ range }) => compare(range.start, position) > 0) ?? inOrder[0];
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
