// A workspace that is not trusted.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { Workbench } from './workbench.mjs';

const code = new Workbench({
  trust: true,
  settings: { 'security.workspace.trust.startupPrompt': 'never' },
  files: {
    'compose.yaml': '# Dropped on failover.\nservices:\n  api:\n    build: .\n',
    '.vscode/settings.json': JSON.stringify({ 'glossator.server.path': '/nowhere/glossator' }),
  },
});

before(() => code.open('compose.yaml'));
afterEach((test) => code.keep(test));
after(() => code.close());

test('its terms are explained, by the server that comes with the extension', async () => {
  await code.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  assert.match(await code.hover('failover', /standby/), /^failover/);
  assert.equal(await code.notifications.count(), 0);
});
