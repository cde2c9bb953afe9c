// What a reader is told when something is wrong, and that it is told in words for readers.

import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';

import { until, Workbench } from './workbench.mjs';

const files = { 'compose.yaml': '# Dropped on failover.\nservices:\n  api:\n    build: .\n' };

const code = new Workbench({ files });

before(() => code.open('compose.yaml'));
afterEach((test) => code.keep(test));
after(() => code.close());

/** Makes a shell script that stands in for the server’s program. */
function script(name, text) {
  const path = join(code.home, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Loads VS Code anew with that path in the setting. */
async function start(path) {
  code.setMachine({ 'glossator.server.path': path });
  await code.goTo('compose.yaml');
}

/** What the notification says, and its buttons. */
async function told(text) {
  const notification = code.notifications.filter({ hasText: text });
  await notification.waitFor();
  const said = (await notification.innerText()).replaceAll(/\s+/g, ' ');
  assert.doesNotMatch(said, /\bat .*:\d+:\d+|Error:|ENOENT|EACCES/, said);
  assert.equal(await code.notifications.count(), 1, 'it is said once');
  return notification;
}

const button = (place, name) => place.locator('.monaco-button', { hasText: name });

test('a path at which there is no program', async () => {
  await start('/nowhere/glossator');
  const notification = await told('There is no program /nowhere/glossator, which the setting glossator.server.path names.');
  await code.page.locator('.statusbar-item[aria-label*="The server does not run"]').waitFor();
  await button(notification, 'Open Settings').click();
  await code.page.locator('.settings-editor .setting-item-contents', { hasText: 'Full path of a glossator program' }).waitFor();
});

test('a path that is not full', async () => {
  await start('bin/glossator');
  await told('The setting glossator.server.path must be a full path, not “bin/glossator”.');
});

test('a file that is no program', async () => {
  await start(code.path('compose.yaml'));
  await told('compose.yaml may not be run: it lacks the permission.');
});

test('another program', async () => {
  await start('/bin/echo');
  await told('/bin/echo is another program than glossator.');
});

test('a program of an old version', async () => {
  await start(script('old', 'echo glossator 0.0.9'));
  await told('is glossator 0.0.9, which is too old: this extension needs 0.1.0 or later.');
});

test('a server that crashes again and again is given up', async () => {
  const program = script('broken', '[ "$1" = --version ] && echo glossator 0.1.0 && exit\necho >>"$0.starts"\nexit 1');
  await start(program);
  const notification = await told('The glossator server has crashed again and again, and is not started any more.');
  const starts = () => readFileSync(`${program}.starts`, 'utf8').length;
  assert.equal(starts(), 4, 'one start, and three more');
  // VS Code has no view of a log that is no file, and here it writes none: the module that does is native.
  await button(notification, 'Show Log').waitFor();
  await button(notification, 'Restart').click();
  await until(() => starts() > 4, 'it is started anew');
});

test('a server that crashes once is there again', async () => {
  const program = script('once', `[ "$1" = lsp ] && echo $$ >>"$0.pids"\nexec "${process.env.GLOSSATOR_BIN}" "$@"`);
  await start(program);
  await code.hover('failover', /standby/);
  const pids = () => readFileSync(`${program}.pids`, 'utf8').trim().split('\n');
  process.kill(Number(pids()[0]), 'SIGKILL');
  await until(() => pids().length === 2, 'it is started again');
  await code.click('services');
  await code.page.keyboard.press('Escape');
  await code.hover('failover', /standby/);
  assert.equal(await code.notifications.count(), 0);
});

test('a file that is too large for extensions', async () => {
  await start('');
  await code.status.waitFor();
  code.write('huge.yaml', `# Dropped on failover.\n${'# x\n'.repeat(13.5 * 1024 * 1024)}`);
  await code.load('huge.yaml');
  await code.page.locator('.statusbar-item[aria-label*="This file is too large"]').waitFor();
});
