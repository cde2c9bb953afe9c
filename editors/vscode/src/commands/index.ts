import { commands, type Disposable } from 'vscode';

import { type Entry, ServerCommand } from '../protocol.ts';
import { APPLY_THEN_RUN, applyThenRun } from '../server/client.ts';
import { openEntry } from '../view/places.ts';
import { openExample } from './example.ts';
import * as glossary from './glossary.ts';
import * as terms from './terms.ts';

export function register(tools: terms.Tools): Disposable[] {
  const all: Record<string, (...args: never[]) => unknown> = {
    showTerm: () => terms.showTerm(tools),
    nextUnexplained: () => terms.nextUnexplained(tools),
    listTerms: () => terms.listTerms(tools),
    explainThisFile: () => terms.explainFile(tools),
    exportTerms: () => terms.exportTerms(tools),
    searchGlossary: () => glossary.search(tools),
    openGlossary: () => glossary.openGlossary(tools),
    defineTerm: () => glossary.define(tools),
    openExample,
    restartServer: () => tools.server.restart(),
    showLog: () => tools.server.showLog(),
    // Of a term in the side view.
    openEntry: ({ term }: { term: Entry }) => openEntry(term),
    markKnown: ({ term }: { term: Entry }) => terms.mark(tools, ServerCommand.know, term),
    markUnknown: ({ term }: { term: Entry }) => terms.mark(tools, ServerCommand.forget, term),
  };
  const offered = Object.entries(all).map(([name, run]) => commands.registerCommand(`glossator.${name}`, run));
  return [...offered, commands.registerCommand(APPLY_THEN_RUN, applyThenRun)];
}
