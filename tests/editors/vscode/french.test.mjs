// The interface in French, for a reader whose VS Code is.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { Workbench } from './workbench.mjs';

const code = new Workbench({
  locale: 'fr',
  files: {
    'compose.yaml': `# Une boutique ; le CRR y veille.
services:
  proxy:
    image: nginx:1.29-alpine # termine le TLS, proxy inverse devant l’API
`,
  },
});

before(() => code.open('compose.yaml'));
afterEach((test) => code.keep(test));
after(() => code.close());

test('a hover speaks French', async () => {
  assert.match(await code.hover('inverse', /requêtes/), /^reverse proxy · proxy inverse\n/);
});

test('the status item speaks French', async () => {
  await code.status.filter({ hasText: /\d+ termes, 1 non défini/ }).waitFor();
  await code.status.click();
  await code.page.locator('input[placeholder^="Les termes de ce fichier\u202f;"]').waitFor();
  await code.page.keyboard.press('Escape');
});

test('commands speak French', async () => {
  await code.run('Glossator: Exporter les termes de ce fichier en Markdown');
  await code.page.locator('.view-line', { hasText: '# Termes de compose.yaml' }).waitFor();
});

test('quick fixes speak French', async () => {
  await code.show('compose.yaml');
  await code.fix('CRR', 'Définir «\u202fCRR\u202f» dans glossary.yml');
});
