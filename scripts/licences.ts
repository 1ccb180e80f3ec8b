/**
 * Every package that Tendril installs in production has a licence that permits what MIT promises its users.
 * The licences are read from package-lock.json; what only development needs is not shipped and not looked at.
 * Prints each fault on a line of its own and ends with exit code 1 when there is one.
 */
import { readFileSync } from 'node:fs';

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
]);

/** Packages that carry another licence, each with the reason why it may stay. */
const exceptions: Readonly<Record<string, string>> = {
  elkjs: 'EPL-2.0: a layout library used unchanged, as a file of its own',
  '@fontsource-variable/inter': 'OFL-1.1: a font, shipped as it is',
  argparse: 'Python-2.0: as free as BSD',
  'caniuse-lite': 'CC-BY-4.0: a table of browsers, read while mails are rendered and not changed',
  'fast-sha256': 'Unlicense: public domain',
  'fs-monkey': 'Unlicense: public domain',
  isbot: 'Unlicense: public domain',
  postgres: 'Unlicense: public domain',
  slick: 'MIT, written with an address behind it',
  unionfs: 'Unlicense, stated in its LICENSE file alone',
};

interface LockedPackage {
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> };
const installed = Object.entries(lock.packages)
  .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true && entry.dev !== true)
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), licence: entry.license ?? 'none stated' }));

const faults = [
  ...installed
    .filter(({ name, licence }) => !isAllowed(licence) && !(name in exceptions))
    .map(({ name, licence }) => `${name} has the licence ${licence}, which is not on the list.`),
  ...Object.keys(exceptions)
    .filter((name) => !installed.some((entry) => entry.name === name))
    .map((name) => `${name} is excepted but not installed.`),
];

console.log(faults.length === 0 ? `${installed.length} packages, all with an allowed licence.` : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;

/** `A OR B` needs one allowed part, `A AND B` all of them. */
function isAllowed(licence: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowed.has(part)));
}
