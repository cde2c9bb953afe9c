// Not a test: how long a reader waits. `tests/editors/vscode.sh tests/editors/vscode/measure.mjs`

import { statSync } from 'node:fs';
import { test } from 'node:test';

import { Workbench } from './workbench.mjs';

const ROUNDS = 5;
const files = { 'compose.yaml': '# Watched.\nservices:\n  api:\n    image: nginx:1.29-alpine # dropped on failover\n' };

const show = (times) => `${times.map((time) => Math.round(time)).join(', ')} ms`;

test('how long a reader waits', async (t) => {
  t.diagnostic(`package: ${(statSync(process.env.VSIX).size / 1e6).toFixed(2)} MB`);
  const code = new Workbench({ files });
  try {
    await code.open('compose.yaml');
    const [shown, hovered, activated, checked] = [[], [], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await code.goTo('compose.yaml');
      shown.push(performance.now() - start);
      await code.hover('failover', /standby/, 250);
      hovered.push(performance.now() - start);
      await code.run('Developer: Show Running Extensions');
      const row = code.page.locator('.runtime-extensions-editor .monaco-list-row, .editor-instance .monaco-list-row', { hasText: 'Glossator' }).first();
      activated.push(Number(/Activation: (\d+)ms/.exec(await row.innerText())?.[1]));
    }
    await code.goTo('compose.yaml');
    await code.hover('failover', /standby/);
    await code.click('Watched');
    for (let round = 0; round < ROUNDS; round++) {
      await code.page.keyboard.press('End');
      const last = 'XYZWVT'[round];
      await code.page.keyboard.type(` The QR`);
      const start = performance.now();
      await code.page.keyboard.type(last);
      await code.squiggles.first().waitFor();
      checked.push(performance.now() - start);
      await code.page.keyboard.press('Control+Backspace');
      await code.page.keyboard.press('Control+Backspace');
      await code.squiggles.first().waitFor({ state: 'detached' });
    }
    t.diagnostic(`from opening VS Code on a Compose file to its text: ${show(shown)}`);
    t.diagnostic(`from opening VS Code on a Compose file to the first right hover: ${show(hovered)}`);
    t.diagnostic(`activation, as VS Code counts it: ${show(activated)}`);
    t.diagnostic(`from the last key to the changed problems: ${show(checked)}`);
  } finally {
    await code.close();
  }
});
