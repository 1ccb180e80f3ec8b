import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseGraph, type ParsedGraph } from '@tendril/journey';
import { badInput, messageOf } from '../cli-error.ts';
import { readText } from './read-file.ts';

/**
 * The journey in a file: JSON as the canvas saves it, or TypeScript whose default export is a journey in code. Throws only when
 * the file cannot be read or run; what is wrong with the journey itself is told as problems.
 */
export async function readGraph(path: string): Promise<ParsedGraph> {
  const isCode = ['.ts', '.js', '.mjs'].includes(extname(path));
  return parseGraph(isCode ? JSON.stringify(await runCode(path)) : await readText(path));
}

async function runCode(path: string): Promise<unknown> {
  try {
    const { default: exported } = (await import(pathToFileURL(resolve(path)).href)) as { default?: unknown };
    return isJourneyInCode(exported) ? exported.graph() : exported;
  } catch (error) {
    throw badInput(`${path} cannot be run: ${messageOf(error)}`, error);
  }
}

/** A journey or a way of it, whichever copy of the builder made it. */
function isJourneyInCode(value: unknown): value is { graph: () => unknown } {
  return typeof value === 'object' && value !== null && 'graph' in value && typeof value.graph === 'function';
}
