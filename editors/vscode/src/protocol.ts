// What the server answers beyond the language server protocol.

import {
  ExecuteCommandRequest,
  NotificationType0,
  RequestType,
  type BaseLanguageClient,
  type Location,
  type Range,
} from 'vscode-languageclient/node';

/** An entry of a glossary. */
export interface Entry {
  /** Stays the same from one run to the next. */
  readonly id: string;
  readonly name: string;
  readonly translation?: string;
  readonly category?: string;
  /** Plain text, in the reader’s language. */
  readonly definition: string;
  readonly expansion?: string;
  /** Where its glossary can be opened. */
  readonly source?: Location;
  /** Whether the reader has said that they know it. */
  readonly known: boolean;
}

/** An entry that a file mentions. */
export interface Term extends Entry {
  readonly ranges: readonly Range[];
}

/** A term of art that nobody explains. */
export interface Unexplained {
  readonly text: string;
  readonly message: string;
  readonly range: Range;
}

export interface FileTerms {
  /** The version of the document that was looked at. */
  readonly version: number | null;
  /** By first mention. */
  readonly terms: readonly Term[];
  readonly undefined: readonly Unexplained[];
}

export const TermsRequest = new RequestType<{ textDocument: { uri: string } }, FileTerms, void>('glossator/terms');

export const SearchRequest = new RequestType<{ query: string }, Entry[], void>('glossator/search');

/** Terms may have changed otherwise than by an edit of the document: ask again. */
export const ChangedNotification = new NotificationType0('glossator/changed');

/** Commands that the server carries out. The client registers them under these names, so our own are called otherwise. */
export const ServerCommand = {
  explainFile: 'glossator.explainFile',
  know: 'glossator.know',
  forget: 'glossator.forget',
  show: 'glossator.show',
} as const;

export async function execute(client: BaseLanguageClient, command: string, ...args: unknown[]): Promise<unknown> {
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
}
