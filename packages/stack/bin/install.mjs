import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The host's Node only takes the first step; everything else runs on the Node among the packages. */
const OLDEST_NODE = [20, 19];

/**
 * True when this version of Node can take the first step.
 * @param {string} version such as `20.19.0`
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Why the packages of this checkout must be installed; undefined when what is there is what the lock asks for.
 * @param {string} root folder of the checkout
 * @returns {string | undefined}
 */
export function reasonToInstall(root) {
  if (!existsSync(join(root, 'node_modules'))) return 'nothing is installed yet';
  if (!existsSync(nodeOf(root))) return 'the Node that everything runs on is missing';
  if (readIfThere(stampFile(root)) === stampOf(root)) return undefined;
  return isInstalledTreeCurrent(root) ? undefined : 'the list of packages has changed';
}

/**
 * Installs the packages exactly as locked, where that is needed. Throws when npm cannot.
 * @param {string} root folder of the checkout
 */
export function installWhereNeeded(root) {
  const reason = reasonToInstall(root);
  if (reason !== undefined) {
    console.log(`Installing packages, because ${reason}. The first time takes a minute or two.`);
    const result = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (result.status !== 0) throw new Error('The packages could not be installed; npm says why above.');
    if (!existsSync(nodeOf(root))) {
      throw new Error(
        'The package `node` came without its program. Are install scripts switched off (ignore-scripts)?',
      );
    }
  }
  if (readIfThere(stampFile(root)) !== stampOf(root)) writeFileSync(stampFile(root), stampOf(root));
}

/**
 * The Node that comes with the packages.
 * @param {string} root folder of the checkout
 */
export function nodeOf(root) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
}

/**
 * Compares npm's own note of what it installed with the lock, so that a plain `npm install` counts as well.
 * @param {string} root
 */
function isInstalledTreeCurrent(root) {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  const locked = packagesIn(join(root, 'package-lock.json'));
  if (installed === undefined || locked === undefined) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    const there = installed[path];
    if (there !== undefined) return there.version === wanted.version && there.resolved === wanted.resolved;
    // The root itself and the workspaces are not packages in node_modules; those for other platforms stay away.
    return !path.includes('node_modules/') || wanted.optional === true;
  });
}

/**
 * @typedef {{ version?: string, resolved?: string, optional?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesIn(file) {
  const text = readIfThere(file);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

/**
 * It lies in node_modules, so it goes when they go.
 * @param {string} root
 */
function stampFile(root) {
  return join(root, 'node_modules', '.tendril-installed');
}

/** @param {string} root */
function stampOf(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}`;
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
