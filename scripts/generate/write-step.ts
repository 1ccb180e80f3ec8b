import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a new step, by path, and the line that makes it known. */
export interface NewStep {
  readonly files: Readonly<Record<string, string>>;
  readonly registry: {
    readonly file: string;
    readonly importLine: string;
    /** The texts the list begins and ends with, brackets included. */
    readonly listStart: string;
    readonly listEnd: string;
    readonly entry: string;
  };
}

/**
 * Writes the files of a new step and its line in the registry, formatted. Answers what there is to say when it cannot,
 * and then has written nothing: a file that exists already, or a registry whose list is not found.
 */
export function writeStep({ files, registry }: NewStep): string | null {
  const taken = Object.keys(files).find((file) => existsSync(file));
  if (taken !== undefined) return `${taken} exists already.`;
  const registered = withEntry(readFileSync(registry.file, 'utf8'), registry);
  if (registered === null) return `${registry.file} has no list that begins with "${registry.listStart}".`;
  const all = { ...files, [registry.file]: registered };
  for (const [file, text] of Object.entries(all)) writeFileSync(file, text);
  spawnSync(process.execPath, [join('node_modules', 'oxfmt', 'bin', 'oxfmt'), ...Object.keys(all)], {
    stdio: 'ignore',
  });
  return null;
}

/** The registry with one import and one entry more, each behind the last of its kind. */
function withEntry(source: string, { importLine, listStart, listEnd, entry }: NewStep['registry']): string | null {
  const start = source.indexOf(listStart);
  const end = source.indexOf(listEnd, start + listStart.length);
  if (start < 0 || end < 0) return null;
  const before = source.slice(0, end).trimEnd();
  const comma = /[[{,]$/.test(before) ? ' ' : ', ';
  const listed = `${before}${comma}${entry}${source.slice(end)}`;
  const lastImport = listed.lastIndexOf('\nimport ');
  const importEnd = listed.indexOf(';\n', lastImport) + 2;
  return `${listed.slice(0, importEnd)}${importLine}\n${listed.slice(importEnd)}`;
}
