import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Term, Unexplained } from '../src/protocol.ts';
import { Restarts } from '../src/server/restarts.ts';
import { isOldVersion, versionIn } from '../src/server/version.ts';
import { asMarkdown } from '../src/text/markdown.ts';
import { next } from '../src/text/order.ts';

test('the version is read from what the program says', () => {
  assert.equal(versionIn('glossator 0.1.0\n'), '0.1.0');
  assert.equal(versionIn('glossator 1.2.3-rc.1\n'), '1.2.3-rc.1');
  assert.equal(versionIn('bash 5.2.15\n'), undefined);
  assert.equal(versionIn(''), undefined);
});

test('versions are compared by their numbers', () => {
  assert.equal(isOldVersion('0.9.0', '0.10.0'), true);
  assert.equal(isOldVersion('0.10.0', '0.10.0'), false);
  assert.equal(isOldVersion('1.0.0-rc.1', '0.10.0'), false);
});

test('a server that crashes is started again three times in three minutes', () => {
  const restarts = new Restarts(3, 180_000);
  assert.deepEqual([0, 1000, 2000, 3000].map((now) => restarts.allow(now)), [true, true, true, false]);
  assert.equal(restarts.allow(200_000), true, 'after a while it may again');
});

test('crashes are forgiven when the reader starts the server', () => {
  const restarts = new Restarts(1, 180_000);
  assert.deepEqual([restarts.allow(0), restarts.allow(1)], [true, false]);
  restarts.forgive();
  assert.equal(restarts.allow(2), true);
});

const place = (line: number, character: number): Unexplained => ({
  text: 'CRR',
  message: '',
  range: { start: { line, character }, end: { line, character: character + 3 } },
});

test('the next place is the first behind the cursor, and behind the last comes the first', () => {
  const places = [place(7, 0), place(2, 9), place(2, 4)];
  assert.deepEqual(next(places, { line: 0, character: 0 }), place(2, 4));
  assert.deepEqual(next(places, { line: 2, character: 4 }), place(2, 9));
  assert.deepEqual(next(places, { line: 7, character: 0 }), place(2, 4));
  assert.equal(next([], { line: 0, character: 0 }), undefined);
});

test('terms become a Markdown document that reads as they do', () => {
  const term = (name: string, more: Partial<Term> = {}): Term => ({
    id: name,
    name,
    definition: 'How long\n  data *may* be kept.',
    known: false,
    ranges: [],
    ...more,
  });
  const terms = [term('TTL', { expansion: 'time to live', translation: 'durée de vie' }), term('depends_on')];
  const words = { title: 'Terms of compose.yaml', unexplained: 'Undefined' };
  assert.equal(
    asMarkdown({ version: 1, terms, undefined: [place(1, 2)] }, words),
    `# Terms of compose.yaml

- **TTL** (time to live, durée de vie) – How long data \\*may\\* be kept.
- **depends\\_on** – How long data \\*may\\* be kept.

## Undefined

- CRR
`,
  );
});
