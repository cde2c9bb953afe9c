// Runs the unit tests. Node.js reads no TypeScript before its version 22, so that the tests are bundled first.

import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './build.mjs';

const tests = readdirSync(join(root, 'test')).filter((file) => file.endsWith('.test.ts'));
const outdir = join(root, 'build', 'test');
await build({
  absWorkingDir: root,
  entryPoints: tests.map((file) => join('test', file)),
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  target: 'node20',
  // Paths in the tests are those of their sources.
  define: { 'import.meta.dirname': JSON.stringify(join(root, 'test')) },
  logLevel: 'warning',
});
const files = tests.map((file) => join(outdir, file.replace(/\.ts$/, '.mjs')));
process.exitCode = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1;
