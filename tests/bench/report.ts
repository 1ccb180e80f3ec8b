import { arch, cpus, platform, release, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { isMet, sayTarget, type Bench, type Figure } from './bench.ts';

/** What one bench found, on which machine, with which versions. Figures stand beside these by their own names. */
export interface Report {
  bench: string;
  title: string;
  date: string;
  /** How long the bench took. */
  seconds: number;
  machine: Record<string, string | number>;
  versions: Record<string, string>;
  /** By figure: unit, and where there is one the target and whether it was met. */
  figures: Record<string, { value: number; unit: string; target?: string; met?: boolean }>;
  [figure: string]: unknown;
}

export function reportOf(
  bench: Bench,
  found: { figures: Record<string, Figure>; startedAt: Date; seconds: number },
): Report {
  const rounded = Object.entries(found.figures).map(([name, figure]): [string, Figure] => [
    name,
    { ...figure, value: roundFigure(figure.value) },
  ]);
  return {
    bench: bench.name,
    title: bench.title,
    date: found.startedAt.toISOString(),
    seconds: roundFigure(found.seconds),
    machine: machineOf(),
    versions: versionsOf(),
    ...Object.fromEntries(rounded.map(([name, { value }]) => [name, value])),
    figures: Object.fromEntries(rounded.map(([name, figure]) => [name, tellFigure(figure)])),
  };
}

/** The figures of one report as lines of a table. */
export function tableOf({ bench, title, seconds, figures }: Report): string {
  const rows = Object.entries(figures).map(([name, { value, unit, target = '', met }]) => [
    name,
    `${value.toLocaleString('en')} ${unit}`.trim(),
    target,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
  return [`${bench}: ${title} (${Math.round(seconds)} s)`, ...lines.map((line) => line.trimEnd()), ''].join('\n');
}

function tellFigure(figure: Figure): Report['figures'][string] {
  const met = isMet(figure);
  const { value, unit, target } = figure;
  return {
    value,
    unit,
    ...(target === undefined ? {} : { target: sayTarget(target) }),
    ...(met === null ? {} : { met }),
  };
}

/** Three digits are all that a measurement on a shared machine can tell; whole numbers stay as they are. */
function roundFigure(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(3));
}

function machineOf(): Report['machine'] {
  const [first] = cpus();
  return {
    system: `${platform()} ${release()} ${arch()}`,
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
  };
}

function versionsOf(): Record<string, string> {
  const versionIn = (path: string): string => {
    // Safe because every package.json of an installed package has a version.
    const { version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string };
    return version;
  };
  return {
    tendril: versionIn('../../package.json'),
    node: process.versions.node,
    temporalSdk: versionIn('../../node_modules/@temporalio/client/package.json'),
  };
}
