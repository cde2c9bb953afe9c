// Finds the server’s program, and makes sure that it is one.

import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { l10n, workspace, type ExtensionContext } from 'vscode';

import { isOldVersion, MINIMUM_VERSION, versionIn } from './version.ts';

/** What is wrong with the program, in words for the reader. */
export class ProgramProblem extends Error {
  constructor(
    message: string,
    /** Whether the reader has named the program, and so can mend it. */
    readonly isOurs: boolean,
  ) {
    super(message);
  }
}

export interface Program {
  readonly path: string;
  readonly version: string;
  /** Whether it came with the extension. */
  readonly isOurs: boolean;
}

export async function findProgram(context: ExtensionContext): Promise<Program> {
  const configured = workspace.getConfiguration('glossator').get<string>('server.path', '').trim();
  const isOurs = configured === '';
  const problem = (message: string): ProgramProblem => new ProgramProblem(message, isOurs);
  const path = isOurs ? bundled(context) : configured.replace(/^~(?=[\\/])/, homedir());
  if (!isAbsolute(path)) {
    throw problem(l10n.t('The setting glossator.server.path must be a full path, not “{0}”.', path));
  }
  const found = await stat(path).catch(() => undefined);
  if (found === undefined && isOurs) {
    throw problem(
      l10n.t(
        'This package of the extension has no server for your system ({0}). Install the one that is made for it, or name a program in the setting glossator.server.path.',
        `${process.platform}-${process.arch}`,
      ),
    );
  }
  if (found === undefined) {
    throw problem(l10n.t('There is no program {0}, which the setting glossator.server.path names.', path));
  }
  if (!found.isFile()) {
    throw problem(l10n.t('{0}, which the setting glossator.server.path names, is not a program.', path));
  }
  const version = versionIn(await ask(path, problem));
  if (version === undefined) {
    throw problem(l10n.t('{0} is another program than glossator.', path));
  }
  if (isOldVersion(version)) {
    throw problem(
      l10n.t('{0} is glossator {1}, which is too old: this extension needs {2} or later.', path, version, MINIMUM_VERSION),
    );
  }
  return { path, version, isOurs };
}

function bundled(context: ExtensionContext): string {
  return join(context.extensionPath, 'server', process.platform === 'win32' ? 'glossator.exe' : 'glossator');
}

async function ask(path: string, problem: (message: string) => ProgramProblem): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 10_000 });
    return stdout;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') {
      throw problem(l10n.t('{0} may not be run: it lacks the permission.', path));
    }
    if (code === 'ENOEXEC' || code === 'ENOENT' || code === 'UNKNOWN') {
      throw problem(l10n.t('{0} cannot be run on this system.', path));
    }
    return '';
  }
}
