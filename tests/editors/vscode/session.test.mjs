// A session as a reader has it: hover, go to the glossary, define what nobody explains. Each test goes on where the one
// before it stopped.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { until, Workbench } from './workbench.mjs';

const GLOSSARY = `name: Our words
language: en
terms:
  - name: deployment window
    definition: The hours in which we put new versions into production.
`;
const code = new Workbench({
  files: {
    'compose.yaml': `# A web shop; the CRR watches over it.
services:
  proxy:
    image: nginx:1.29-alpine # terminates TLS, dropped on failover
    ports: ["443:443"]
`,
    Dockerfile: `# Nothing starts outside the deployment window; it stands behind the reverse proxy.
FROM debian:13
HEALTHCHECK CMD curl -f http://localhost/
`,
    'glossary.yml': GLOSSARY,
  },
});
const key = (name) => code.page.keyboard.press(name);
const active = (name) => code.page.locator('.tab.active', { hasText: name }).waitFor();

let underlined;

before(async () => {
  await code.open('compose.yaml');
  underlined = code.page.locator('.editor-instance .view-line span[class*="ced-"]');
});
afterEach((test) => code.keep(test));
after(() => code.close());

test('a hover explains a term of a comment', async () => {
  assert.match(await code.hover('failover', /standby/), /^failover · basculement\n/);
});

test('a hover explains a key', async () => {
  assert.match(await code.hover('ports', /reachable/), /^port publishing/);
});

test('a term that nobody explains is among the problems', async () => {
  await code.click('watches');
  await key('Control+Shift+M');
  const row = code.page.locator('.markers-panel .monaco-list-row', { hasText: 'CRR' });
  await row.waitFor();
  assert.match((await row.innerText()).replaceAll(/\s+/g, ' '), /“?`?CRR`?”? reads as an acronym.*glossator/);
  await key('Control+Shift+M');
  await row.waitFor({ state: 'hidden' });
});

test('the status bar counts the terms', async () => {
  await code.status.filter({ hasText: /\d+ terms, 1 undefined/ }).waitFor();
});

test('explained terms are underlined with dots, others are not', async () => {
  await underlined.filter({ hasText: 'failover' }).waitFor();
  const texts = await underlined.allInnerTexts();
  assert.ok(texts.includes('services') && !texts.includes('CRR') && !texts.includes('dropped'), String(texts));
  const style = await underlined.first().evaluate((element) => getComputedStyle(element));
  assert.equal(style.textDecorationStyle, 'dotted');
});

test('the side view lists the terms, first mention first, with their definitions', async () => {
  await code.run('Glossator: Focus on Terms View');
  await code.tree.filter({ hasText: 'failover' }).waitFor();
  const rows = (await code.tree.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
  const at = (start) => rows.findIndex((row) => row.startsWith(start));
  assert.ok(at('Compose service') >= 0 && at('Compose service') < at('failover'), rows.join('\n'));
  assert.match(rows[at('failover')], /^failover\s*Switching, usually by itself/);
  assert.match(rows.at(-1), /^CRR\s*line 1/);
  await code.tree.filter({ hasText: 'failover' }).click();
  await code.page.locator('.statusbar-item', { hasText: /^Ln 4, / }).waitFor();
});

test('the status item leads to a list of the terms', async () => {
  await code.status.click();
  await code.picks.filter({ hasText: 'CRR' }).waitFor();
  await code.page.keyboard.type('failover');
  await code.picks.filter({ hasText: 'Switching, usually by itself' }).waitFor();
  await key('Enter');
  await code.page.locator('.statusbar-item', { hasText: /^Ln 4, / }).waitFor();
});

test('go to definition opens the pack', async () => {
  await code.click('failover');
  await key('F12');
  await active('ops.yml');
  await until(async () => /name: failover/.test(await code.text()), 'the entry is shown');
  await code.show('compose.yaml');
});

test('the quick fix “define” starts an entry in the glossary, and the squiggle goes', async () => {
  await code.squiggles.first().waitFor();
  await code.fix('CRR', 'Define “CRR” in glossary.yml');
  await key('Enter');
  await active('glossary.yml');
  await code.save();
  await until(() => /- name: CRR\n/.test(code.read('glossary.yml')), 'the entry is saved');
  assert.ok(code.read('glossary.yml').startsWith(GLOSSARY.trimEnd()), code.read('glossary.yml'));
  await code.show('compose.yaml');
  await code.squiggles.first().waitFor({ state: 'detached' });
  await code.status.filter({ hasText: /^\s*\d+ terms$/ }).waitFor();
});

test('the hover explains what has just been defined', async () => {
  assert.match(await code.hover('CRR', /To be defined/), /^CRR/);
});

test('what is typed is checked', async () => {
  await code.click('watches');
  await key('End');
  await code.page.keyboard.type(' So does the RTQ.');
  await code.squiggles.first().waitFor();
  await code.status.filter({ hasText: /1 undefined/ }).waitFor();
});

test('the command “next unexplained term” goes there', async () => {
  await code.click('services');
  await code.run('Glossator: Go to the Next Unexplained Term');
  await code.page.locator('.statusbar-item', { hasText: /^Ln 1, Col 52/ }).waitFor();
  await code.hovers.filter({ hasText: /RTQ/ }).first().waitFor();
});

test('the command “define” does what the quick fix does', async () => {
  await code.run('Glossator: Define the Term under the Cursor');
  await active('glossary.yml');
  await until(async () => /- name: RTQ/.test(await code.text()), 'there is an entry');
  await code.save();
  await code.show('compose.yaml');
  await code.squiggles.first().waitFor({ state: 'detached' });
});

test('go to definition opens the glossary of the workspace', async () => {
  await code.run('Go to File...').catch(() => undefined);
  await code.page.keyboard.type('Dockerfile');
  await code.picks.filter({ hasText: 'Dockerfile' }).first().waitFor();
  await key('Enter');
  await active('Dockerfile');
  assert.match(await code.hover('deployment', /hours in which/), /^deployment window/);
  await code.click('deployment');
  await key('F12');
  await active('glossary.yml');
  await code.page.locator('.statusbar-item', { hasText: /^Ln 4, Col 11/ }).waitFor();
  await code.show('Dockerfile');
});

test('terms are completed', async () => {
  await code.click('Nothing');
  await key('End');
  await code.page.keyboard.type(' The deploym');
  const row = code.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'deployment window' });
  await until(async () => {
    await key('Control+Space');
    return row.first().waitFor({ timeout: 3000 }).then(() => true, () => key('Escape'));
  }, 'the term is offered');
  await key('Escape');
});

test('the glossaries are searched', async () => {
  await code.run('Glossator: Search the Glossaries…');
  await code.picks.filter({ hasText: 'deployment window' }).waitFor();
  await code.page.keyboard.type('basculement');
  const row = code.picks.filter({ hasText: 'Switching, usually by itself' });
  await row.first().waitFor();
  await key('Enter');
  await active('.yml');
  await until(async () => /name: failover/.test(await code.text()), 'the entry is shown');
});

test('the terms of a file are exported', async () => {
  await code.show('compose.yaml');
  await code.click('services');
  await code.run('Glossator: Export the Terms of This File as Markdown');
  await until(async () => /# Terms of compose.yaml/.test(await code.text()), 'there is a document');
  assert.match(await code.text(), /- \*\*failover\*\* \(basculement\) – Switching, usually by itself/);
});

test('a file is explained', async () => {
  await code.show('compose.yaml');
  await code.click('services');
  await code.run('Glossator: Explain This File');
  const page = code.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await page.locator('h3', { hasText: 'failover' }).waitFor();
  await page.locator('a', { hasText: /^4$/ }).first().click();
  await active('compose.yaml');
  await code.page.locator('.statusbar-item', { hasText: /^Ln 4, / }).waitFor();
});

test('a term that the reader knows is not underlined any more', async () => {
  await code.show('compose.yaml');
  await code.click('services');
  await underlined.filter({ hasText: 'failover' }).waitFor();
  await code.run('Glossator: Focus on Terms View');
  const row = code.tree.filter({ hasText: 'failover' });
  await row.hover();
  await row.locator('.action-label[aria-label="I Know This Term"]').click();
  await underlined.filter({ hasText: 'failover' }).waitFor({ state: 'detached' });
  await underlined.filter({ hasText: 'services' }).waitFor();
});

test('nothing is asked of the network', () => {
  assert.deepEqual([...code.strangers], []);
});
