// A VS Code of its own: settings, extensions and a workspace in a temporary folder, shown in a headless Chromium.

import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const { CACHE, CHROMIUM, VSIX } = process.env;
const { chromium } = createRequire(`${CACHE}/driver/`)('playwright-core');
const CODE_SERVER = `${CACHE}/code-server/node_modules/code-server/out/node/entry.js`;

/** Milliseconds; what is waited for takes a tenth of it where a machine is not busy. */
export const PATIENCE = 120_000;

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'git.enabled': false,
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'security.workspace.trust.enabled': false,
};

// A notification or a file watcher of one test must not be another’s: everything that is started ends with the test.
export class Workbench {
  #folder = realpathSync(mkdtempSync(join(tmpdir(), 'glossator-vscode-')));
  #server;
  #browser;
  page;
  /** Requests for anything but the server’s own pages. */
  strangers = new Set();

  /**
   * @param {object} options
   * @param {Record<string, string>} options.files of the workspace
   * @param {object} [options.settings] the user’s
   */
  constructor({ files, settings = {}, extensions = [VSIX], locale, trust = false, viewport = { width: 1280, height: 800 }, scale = 1 }) {
    this.options = { extensions, locale, trust, viewport, scale };
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    const user = join(this.#folder, 'user');
    this.#put(join(user, 'User', 'settings.json'), JSON.stringify({ ...SETTINGS, 'security.workspace.trust.enabled': trust, ...settings }));
    this.#put(join(this.#folder, 'config.yaml'), 'bind-addr: 127.0.0.1:0\nauth: none\n');
    if (locale !== undefined) this.#addLanguage(locale);
    mkdirSync(join(this.#folder, 'home'));
  }

  /** A language pack that translates nothing of VS Code itself: extensions are told the language all the same. */
  #addLanguage(locale) {
    const user = join(this.#folder, 'user');
    const messages = join(user, 'messages.json');
    this.#put(messages, JSON.stringify({ contents: {} }));
    const pack = { hash: 'tests', label: locale, extensions: [{ extensionIdentifier: { id: 'tests.language' }, version: '1.0.0' }], translations: { vscode: messages } };
    this.#put(join(user, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
  }

  /** The workspace’s folder. */
  get workspace() {
    return join(this.#folder, 'shop');
  }

  get home() {
    return join(this.#folder, 'home');
  }

  path(name) {
    return join(this.workspace, name);
  }

  /** Settings of the machine, such as the path of a program. */
  setMachine(settings) {
    this.#put(join(this.#folder, 'user', 'Machine', 'settings.json'), JSON.stringify(settings));
  }

  write(name, text) {
    this.#put(this.path(name), text);
  }

  read(name) {
    return readFileSync(this.path(name), 'utf8');
  }

  #put(path, text) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  #arguments() {
    const at = (name) => join(this.#folder, name);
    return [CODE_SERVER, '--user-data-dir', at('user'), '--extensions-dir', at('extensions'), '--config', at('config.yaml')];
  }

  #environment() {
    const { PATH, LC_ALL } = process.env;
    return {
      PATH,
      LC_ALL,
      HOME: this.home,
      VSCODE_CLI: '1', // the PATH as it is, not a login shell’s
      EXTENSIONS_GALLERY: '{"serviceUrl":"http://127.0.0.1:1/"}', // no extension is looked up
    };
  }

  /** Starts VS Code, and opens a file of the workspace. */
  async open(name) {
    const env = this.#environment();
    for (const extension of this.options.extensions) {
      execFileSync(process.execPath, [...this.#arguments(), '--install-extension', extension], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    }
    const flags = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
    if (this.options.locale) flags.push('--locale', this.options.locale);
    if (!this.options.trust) flags.push('--disable-workspace-trust');
    this.#server = spawn(process.execPath, [...this.#arguments(), ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.url = await listening(this.#server);
    const { viewport, scale } = this.options;
    this.#browser = await chromium.launchPersistentContext(join(this.#folder, 'chromium'), {
      executablePath: CHROMIUM,
      headless: true,
      viewport,
      deviceScaleFactor: scale,
      locale: this.options.locale ?? 'en-US',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    });
    this.page = this.#browser.pages()[0] ?? (await this.#browser.newPage());
    this.page.setDefaultTimeout(PATIENCE);
    this.page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      // A host that is none: the workbench itself answers for the files of its web views.
      if (host.endsWith('.vscode-resource.vscode-cdn.net')) return;
      if (/^(https?|wss?):$/.test(protocol) && host !== new URL(this.url).host) this.strangers.add(host);
    });
    await this.goTo(name);
  }

  /** Loads the workbench with a file of the workspace, and waits for its text. */
  async goTo(name) {
    await this.load(name);
    await this.lines.first().waitFor();
  }

  async load(name) {
    const open = [['openFile', `vscode-remote://${new URL(this.url).host}${this.path(name)}`]];
    const query = new URLSearchParams({ folder: this.workspace, payload: JSON.stringify(open) });
    await this.page.goto(`${this.url}?${query}`);
    await this.page.locator('.monaco-workbench').waitFor();
  }

  /** Keeps a picture of what is there when a test fails, and says it where there is nobody to look at the picture. */
  async keep(test) {
    if (test.passed || this.page === undefined) return;
    const said = { tabs: this.page.locator('.tab'), notifications: this.notifications, status: this.page.locator('.statusbar-item') };
    for (const [name, rows] of Object.entries(said)) {
      console.error(`${test.name}: ${name}:`, await rows.allInnerTexts().catch(String));
    }
    await this.page.screenshot({ path: join(CACHE, `failed-${test.name.replaceAll(/\W+/g, '-')}.png`) });
  }

  newPage() {
    return this.#browser.newPage();
  }

  async close() {
    await this.#browser?.close();
    if (this.#server && this.#server.exitCode === null) {
      const gone = new Promise((resolve) => this.#server.once('exit', resolve));
      this.#server.kill();
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  // What a person sees ---------------------------------------------------------------------------------------------------

  get lines() {
    return this.page.locator('.editor-instance .monaco-editor .view-line');
  }

  get squiggles() {
    return this.page.locator('.editor-instance').locator('.squiggly-info, .squiggly-warning, .squiggly-error');
  }

  get hovers() {
    return this.page.locator('.monaco-hover:not(.hidden) .hover-contents').filter({ hasText: /\S/ });
  }

  /** The rows of the list to choose from. */
  get picks() {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  get notifications() {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** The extension’s item in the status bar. */
  get status() {
    return this.page.locator('.statusbar-item[id*="glossator" i]');
  }

  /** The rows of the side view, in their order. */
  get tree() {
    return this.page.locator('.split-view-view .tree-explorer-viewlet-tree-view .monaco-list-row, .tree-explorer-viewlet-tree-view .monaco-list-row');
  }

  /** What the active editor shows. */
  async text() {
    const lines = await this.page.locator('.editor-group-container.active .editor-instance .view-line').evaluateAll((rows) =>
      rows.map((row) => [Number.parseInt(row.style.top, 10), row.textContent.replaceAll('\u00a0', ' ')]),
    );
    return lines.sort((a, b) => a[0] - b[0]).map(([, line]) => line).join('\n');
  }

  // What a person does ---------------------------------------------------------------------------------------------------

  /** Puts the cursor into a word of the editor. */
  async click(word) {
    const { x, y } = await this.placeOf(word);
    await this.page.mouse.click(x, y);
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Chooses a command by its title. */
  async run(title) {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget:visible input[type=text]');
    await input.fill(`>${title}`);
    await this.picks.filter({ hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens the menu of fixes on a word, and gives the one with that title. */
  async fix(word, title) {
    const fix = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title });
    // A menu that is opened while the fixes are still being looked for may close again.
    await until(async () => {
      await this.click(word);
      await this.page.keyboard.press('Control+.');
      return fix.waitFor({ timeout: 3000 }).then(() => true, () => this.page.keyboard.press('Escape'));
    }, `there is “${title}”`);
    return fix;
  }

  /** Brings the editor of an open file to the front. */
  async show(name) {
    await this.page.locator('.tab', { hasText: name }).first().click();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  async save() {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  /** The middle of the first `word` in the editor. */
  async placeOf(word) {
    const place = await this.page.waitForFunction((wanted) => {
      for (const line of document.querySelectorAll('.editor-instance .view-line')) {
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const start = text.data.replaceAll('\u00a0', ' ').indexOf(wanted);
          if (start < 0) continue;
          const range = document.createRange();
          range.setStart(text, start);
          range.setEnd(text, start + wanted.length);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
      }
      return null;
    }, word);
    return place.jsonValue();
  }

  /** Rests the pointer on a word, and gives what the hover says as soon as that is `expected`. */
  async hover(word, expected = /\S/, patience = 1500) {
    const { x, y } = await this.placeOf(word);
    const hover = this.hovers.filter({ hasText: expected }).first();
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      // A hover that came up before the server did stays as it is: the pointer goes away and comes again.
      await this.page.mouse.move(5, this.options.viewport.height - 60);
      await this.page.mouse.move(x - 3, y);
      await this.page.mouse.move(x, y, { steps: 4 });
      const isThere = await hover.waitFor({ timeout: patience }).then(() => true, () => false);
      if (isThere) return hover.innerText();
      if (Date.now() > deadline) throw new Error(`no hover on ${word} with ${expected}: ${await this.hovers.allInnerTexts()}`);
    }
  }
}

/** Waits until `condition` holds, and gives what it gave. */
export async function until(condition, what) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const result = await condition();
    if (result) return result;
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function listening(server) {
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8');
  return new Promise((resolve, reject) => {
    server.stderr.on('data', (text) => (said += text));
    server.stdout.on('data', (text) => {
      said += text;
      const url = /HTTP server listening on (\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    server.once('exit', (code) => reject(new Error(`code-server ended with ${code}: ${said}`)));
  });
}
