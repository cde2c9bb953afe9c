// What the manifest and the translations say, held against the server and the source.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const repository = join(root, '..', '..');

interface Setting {
  type: string | string[];
  default: unknown;
  items?: unknown;
  anyOf?: { type: string }[];
  description: string;
  scope?: string;
}

interface Manifest {
  activationEvents: string[];
  contributes: {
    configuration: { properties: Record<string, Setting> };
    commands: { command: string }[];
  };
}

function read(...path: string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const english = JSON.parse(read('package.nls.json')) as Record<string, string>;
const french = JSON.parse(read('package.nls.fr.json')) as Record<string, string>;
const bundle = JSON.parse(read('l10n', 'bundle.l10n.fr.json')) as Record<string, string>;
const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read('src', file))
  .join('\n');

/** Settings whose default is another in VS Code than in the server, and why. */
const OTHER_DEFAULTS: Record<string, unknown> = {
  documentLink: false, // VS Code underlines every link; there are our own underlines, and Ctrl+click goes to the definition
};

test('the settings are those of the server', () => {
  const program = process.env['GLOSSATOR_BIN'];
  assert.ok(program, 'GLOSSATOR_BIN must name the server’s program');
  const schema = JSON.parse(execFileSync(program, ['schema', '--settings'], { encoding: 'utf8' })) as {
    properties: Record<string, Setting>;
  };
  const { 'glossator.server.path': path, 'glossator.underline': _, 'glossator.trace.server': __, ...settings } =
    manifest.contributes.configuration.properties;
  assert.equal(path?.scope, 'machine', 'no workspace may name a program');
  assert.deepEqual(Object.keys(settings).sort(), Object.keys(schema.properties).map((name) => `glossator.${name}`).sort());
  for (const [name, wanted] of Object.entries(schema.properties)) {
    const found = settings[`glossator.${name}`];
    assert.deepEqual(found?.type, wanted.anyOf?.map(({ type }) => type) ?? wanted.type, name);
    assert.deepEqual(found.default, name in OTHER_DEFAULTS ? OTHER_DEFAULTS[name] : wanted.default, name);
    assert.equal(english[`setting.${name}`], wanted.description, name);
  }
});

test('the languages are known to the server', () => {
  const folder = join(repository, 'src', 'regions', 'languages');
  const tables = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const known = new Set([...tables.matchAll(/"([^"]*)"/g)].flatMap(([, words]) => words?.split(' ')));
  const languages = manifest.activationEvents.map((event) => event.replace(/^onLanguage:/, ''));
  assert.deepEqual(languages.filter((language) => !known.has(language)), []);
});

test('what the manifest names is there', () => {
  const named = [...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
  assert.deepEqual([...new Set(named)].sort(), Object.keys(english).sort());
  const files = [...JSON.stringify(manifest).matchAll(/"(media\/[^"]+)"/g)].map(([, file]) => file ?? '');
  assert.ok(files.length > 2);
  for (const file of files) assert.ok(existsSync(join(root, file)), file);
});

test('every command that is offered is there', () => {
  const registered = new Set([...read('src', 'commands', 'index.ts').matchAll(/^ {4}(\w+)[:,]/gm)].map(([, name]) => `glossator.${name}`));
  assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), [...registered].sort());
});

test('everything is said in French too', () => {
  assert.deepEqual(Object.keys(french).sort(), Object.keys(english).sort());
  const said = [...source.matchAll(/l10n\.t\(\s*'([^']+)'/g)].map(([, text]) => text ?? '');
  assert.deepEqual([...new Set(said)].sort(), Object.keys(bundle).sort());
  for (const [key, text] of Object.entries({ ...french, ...bundle })) {
    const original = english[key] ?? key;
    assert.deepEqual(placeholders(text), placeholders(original), key);
  }
});

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\d\}|command:[\w.]+|`[^`]+`/g)].map(([match]) => match).sort();
}

test('French is set as French is', () => {
  for (const text of [...Object.values(french), ...Object.values(bundle)]) {
    // Code and links are as they are.
    const prose = text.replace(/`[^`]*`|\([^)]*\)/g, '');
    assert.doesNotMatch(prose, /'/, text);
    assert.doesNotMatch(prose, /(?<!\u202f)[;!?»]|«(?!\u202f)/, text);
    assert.doesNotMatch(prose, /(?<!\u00a0):/, text);
  }
});
