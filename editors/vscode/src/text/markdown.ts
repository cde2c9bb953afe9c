// The terms of a file as a Markdown document.

import type { Entry, FileTerms } from '../protocol.ts';

/** What the document says of itself, in the reader’s language. */
export interface Words {
  readonly title: string;
  readonly unexplained: string;
}

export function asMarkdown(file: FileTerms, words: Words): string {
  const blocks = [`# ${escape(words.title)}`];
  if (file.terms.length > 0) blocks.push(file.terms.map(item).join('\n'));
  if (file.undefined.length > 0) {
    blocks.push(`## ${escape(words.unexplained)}`, file.undefined.map(({ text }) => `- ${escape(text)}`).join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function item(term: Entry): string {
  const others = [term.expansion, term.translation].filter((other) => other !== undefined);
  const aside = others.length > 0 ? ` (${others.map(escape).join(', ')})` : '';
  return `- **${escape(term.name)}**${aside} – ${escape(oneLine(term.definition))}`;
}

export function oneLine(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}

/** So that text is read as it stands. */
export function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
