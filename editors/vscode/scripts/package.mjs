// Builds and packages the extension, with the server’s program inside, for one system:
//
//   npm run package -- --target linux-x64 [--out FILE]
//
// The program is $GLOSSATOR_BIN; without it, cargo builds one for the target.

import { createVSIX } from '@vscode/vsce';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { bundle, root } from './build.mjs';

/** What VS Code calls a system, and what Rust calls it. */
const TARGETS = new Map([
  ['linux-x64', 'x86_64-unknown-linux-gnu'],
  ['linux-arm64', 'aarch64-unknown-linux-gnu'],
  ['alpine-x64', 'x86_64-unknown-linux-musl'],
  ['alpine-arm64', 'aarch64-unknown-linux-musl'],
  ['darwin-x64', 'x86_64-apple-darwin'],
  ['darwin-arm64', 'aarch64-apple-darwin'],
  ['win32-x64', 'x86_64-pc-windows-msvc'],
  ['win32-arm64', 'aarch64-pc-windows-msvc'],
]);
const repository = join(root, '..', '..');

/**
 * @param {string} message
 * @returns {never}
 */
function die(message) {
  console.error(`package: ${message}`);
  process.exit(2);
}

const { values } = parseArgs({
  options: { target: { type: 'string', default: `${process.platform}-${process.arch}` }, out: { type: 'string' } },
});
const target = values.target;
const triple = TARGETS.get(target) ?? die(`there is no target ${target}; there are ${[...TARGETS.keys()].join(', ')}`);
const name = target.startsWith('win32') ? 'glossator.exe' : 'glossator';
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const out = resolve(values.out ?? join(root, 'build', `glossator-${target}-${manifest.version}.vsix`));

execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', root], { stdio: 'inherit' });
const packages = await bundle();

// Into a folder of its own, so that nothing gets in that is not meant to.
const stage = join(root, 'build', target);
rmSync(stage, { recursive: true, force: true });
mkdirSync(join(stage, 'server'), { recursive: true });
mkdirSync(dirname(out), { recursive: true });
for (const file of ['CHANGELOG.md', 'dist', 'media', 'l10n', ...readdirSync(root).filter(isTranslation)]) {
  cpSync(join(root, file), join(stage, file), { recursive: true });
}
for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(join(repository, file), join(stage, file));
writeFileSync(join(stage, 'README.md'), withPictures(readFileSync(join(root, 'README.md'), 'utf8')));
writeFileSync(join(stage, 'THIRD-PARTY-NOTICES.md'), notices(packages));
// What is only for building has no place in the package.
const { scripts, devDependencies, private: _, type, ...rest } = manifest;
writeFileSync(join(stage, 'package.json'), JSON.stringify({ ...rest, files: ['**'] }, null, 2));
copyFileSync(program(), join(stage, 'server', name));
chmodSync(join(stage, 'server', name), 0o755);

await createVSIX({ cwd: stage, target, packagePath: out, dependencies: false, skipLicense: true, rewriteRelativeLinks: false, allowMissingRepository: true });
console.log(`${out}: ${(statSync(out).size / 1e6).toFixed(2)} MB`);

/** @param {string} file */
function isTranslation(file) {
  return /^package\.nls(\.\w+)?\.json$/.test(file);
}

/**
 * The page of an extension shows no file of its package: the pictures have to be in the text.
 * @param {string} text
 */
function withPictures(text) {
  return text.replaceAll(/\]\((media\/[^)]+\.png)\)/g, (_, picture) => {
    return `](data:image/png;base64,${readFileSync(join(root, picture)).toString('base64')})`;
  });
}

/** The server’s program. */
function program() {
  const given = process.env['GLOSSATOR_BIN'];
  if (given) return existsSync(given) ? given : die(`there is no program ${given}, which GLOSSATOR_BIN names`);
  execFileSync('cargo', ['build', '--locked', '--release', '--target', triple], { cwd: repository, stdio: 'inherit' });
  return join(repository, process.env['CARGO_TARGET_DIR'] ?? 'target', triple, 'release', name);
}

/**
 * The licences of what is in the bundle.
 * @param {string[]} folders
 */
function notices(folders) {
  const texts = folders.map((folder) => {
    const files = readdirSync(join(root, folder));
    const licence = files.find((file) => /^licen[cs]e/i.test(file)) ?? die(`${folder} has no licence`);
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return `## ${name} ${version}\n\n${readFileSync(join(root, folder, licence), 'utf8').trim()}\n`;
  });
  return ['# Programs that are part of this extension\n', ...texts].join('\n');
}
