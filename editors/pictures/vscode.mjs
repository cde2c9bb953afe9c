// Run by vscode.sh with the folder that the pictures go to.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Workbench } from '../../tests/editors/vscode/workbench.mjs';

const [media] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const sample = readFileSync(join(root, 'tests', 'samples', 'compose.yaml'), 'utf8');
const code = new Workbench({
  viewport: { width: 960, height: 600 },
  scale: 1.5,
  settings: {
    'workbench.colorTheme': 'Default Light Modern',
    'workbench.activityBar.location': 'default',
    'breadcrumbs.enabled': false,
    'editor.stickyScroll.enabled': false,
    'editor.fontSize': 14,
    'editor.lineHeight': 22,
    'editor.folding': false,
    'editor.glyphMargin': false,
    'editor.renderLineHighlight': 'none',
    'editor.scrollbar.vertical': 'hidden',
    'editor.overviewRulerBorder': false,
    'editor.hideCursorInOverviewRuler': true,
    'editor.occurrencesHighlight': 'off',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
  },
  files: { 'compose.yaml': sample.replace(/dropped on failover\n/, 'dropped on failover; ask the CRR\n') },
});

/** A picture of the window, once what moves has come to rest. */
async function picture(name) {
  await code.page.mouse.move(1, 1);
  await shoot(name);
}

async function shoot(name) {
  await code.page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
  await code.page.screenshot({ path: join(media, `${name}.png`), caret: 'hide' });
}

try {
  await code.open('compose.yaml');
  await code.status.filter({ hasText: /terms, 1 undefined/ }).waitFor();
  await code.page.keyboard.press('Control+B');
  await code.page.locator('.part.sidebar').waitFor({ state: 'hidden' });

  await code.hover('failover', /standby/);
  await shoot('hover');

  await code.click('CRR');
  await code.page.keyboard.press('Control+Shift+M');
  await code.page.locator('.markers-panel .monaco-list-row', { hasText: 'CRR' }).waitFor();
  await code.fix('CRR', 'Define “CRR” in glossary.yml');
  await picture('problems');
  await code.page.keyboard.press('Escape');
  await code.page.keyboard.press('Control+J');
  await code.page.locator('.part.panel').waitFor({ state: 'hidden' });

  await code.run('Glossator: Focus on Terms View');
  await code.tree.filter({ hasText: 'failover' }).waitFor();
  await picture('terms');
  await code.page.keyboard.press('Control+B');

  await code.run('Glossator: Search the Glossaries…');
  await code.page.locator('input[placeholder="Search the glossaries"]').waitFor();
  await code.page.keyboard.type('replica');
  await code.picks.filter({ hasText: 'replication' }).first().waitFor();
  await picture('search');

  const svg = readFileSync(join(media, 'icon.svg'), 'utf8');
  const icon = await code.newPage();
  await icon.setViewportSize({ width: 256, height: 256 });
  await icon.setContent(`<style>body { margin: 0; background: transparent }</style>${svg}`);
  writeFileSync(join(media, 'icon.png'), await icon.screenshot({ omitBackground: true, scale: 'css' }));
} finally {
  await code.close();
}
