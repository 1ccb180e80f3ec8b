import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, openLog } from '../log-file.ts';
import { choosePort, isPortFree } from '../ports.ts';
import type { PortWish } from '../ports.ts';
import { endProcess } from '../process/end-process.ts';
import type { ProcessMark } from '../process/end-process.ts';
import { isRunning } from '../process/inspect-process.ts';
import { forgetProcess, recordProcess } from '../process/process-record.ts';
import type { Say } from '../say.ts';
import { isTemporalReady, localTemporal } from './temporal-connection.ts';
import type { TemporalAccess } from './temporal-connection.ts';

export interface TemporalOptions {
  /** Path of the `temporal` program. */
  program: string;
  /** Where it keeps its state; null keeps it in memory only. */
  dbFile: string | null;
  /** Folder for its log and for the note of its process. */
  folders: { logs: string; processes: string };
  port: PortWish;
  /** Where Temporal's own pages shall be; undefined leaves them off. */
  uiPort?: PortWish | undefined;
  say: Say;
  signal?: AbortSignal | undefined;
}

/** A running Temporal server. It has a process group of its own and outlives us unless it is stopped. */
export interface TemporalServer {
  access: TemporalAccess;
  pid: number;
  /** Address of Temporal's own pages; undefined where they are off. */
  uiAddress: string | undefined;
  isAlive: () => boolean;
  /** Starts it again on the same ports after it died. */
  restart: () => Promise<void>;
  /** Stops it; `isHurried` kills it, which its state file survives. */
  stop: (isHurried?: boolean) => Promise<void>;
}

const NAME = 'temporal';
const READY_LIMIT_MS = 60_000;
/** A busy port is noticed only when the server opens it, so another process may be quicker. */
const PORT_TRIES = 3;

/** Values are JSON. */
const DYNAMIC_CONFIGURATION = [
  // Without this, timers under a second take a second.
  'history.timerProcessorMaxTimeShift="1ms"',
  // Without this, priorities have no effect.
  'matching.useNewMatcher=true',
  // One machine needs no partitions; with several a task may wait in one that nobody polls at the moment.
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
];

const SEARCH_ATTRIBUTES = ['TendrilJourney=Keyword', 'TendrilSource=Keyword'];

/** Starts a server and waits until it answers; throws with the end of its log when it does not. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { say } = options;
  let ports = await choosePorts(options);
  let mark = await launch(options, ports);
  for (let tries = 1; mark === undefined; tries += 1) {
    const isTaken = !(await isPortFree(ports.port));
    if (!isTaken || tries === PORT_TRIES || options.signal?.aborted === true) throw notStarted(options);
    say(`Port ${ports.port} was taken in this moment; trying another for Temporal.`);
    ports = await choosePorts(options);
    mark = await launch(options, ports);
  }
  return server(options, { ports, mark });
}

interface TemporalPorts {
  port: number;
  uiPort: number | undefined;
}

function server(options: TemporalOptions, first: { ports: TemporalPorts; mark: ProcessMark }): TemporalServer {
  const { ports } = first;
  let { mark } = first;
  return {
    access: accessOn(ports.port),
    get pid() {
      return mark.pid;
    },
    uiAddress: ports.uiPort === undefined ? undefined : `http://127.0.0.1:${ports.uiPort}`,
    isAlive: () => isRunning(mark.pid, mark.identity),
    restart: async () => {
      await endProcess(mark, 0);
      const next = await launch(options, ports);
      if (next === undefined) throw notStarted(options);
      mark = next;
    },
    stop: async (isHurried = false) => {
      await endProcess(mark, isHurried ? 0 : 10_000);
      forgetProcess(options.folders.processes, NAME);
    },
  };
}

async function choosePorts(options: TemporalOptions): Promise<TemporalPorts> {
  const port = await choosePort(options.port, options.say);
  if (options.uiPort === undefined) return { port, uiPort: undefined };
  const uiPort = await choosePort({ ...options.uiPort, taken: [port, ...(options.uiPort.taken ?? [])] }, options.say);
  return { port, uiPort };
}

/** Spawns it in its own process group, so that a Ctrl-C reaches us alone; undefined when it does not come up. */
async function launch(options: TemporalOptions, ports: TemporalPorts): Promise<ProcessMark | undefined> {
  const log = openLog(logFile(options));
  const child = spawn(options.program, serverArguments(options, ports), {
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  const mark =
    child.pid === undefined ? undefined : recordProcess(options.folders.processes, { name: NAME, pid: child.pid });
  if (mark === undefined) return undefined;
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  const signal = options.signal === undefined ? ended.signal : AbortSignal.any([ended.signal, options.signal]);
  if (await isTemporalReady(accessOn(ports.port), { limitMs: READY_LIMIT_MS, signal })) return mark;
  await endProcess(mark, 0);
  return undefined;
}

function serverArguments(options: TemporalOptions, ports: TemporalPorts): string[] {
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    `--port=${ports.port}`,
    '--log-level=error',
    ...(ports.uiPort === undefined ? ['--headless'] : [`--ui-port=${ports.uiPort}`]),
    ...(options.dbFile === null ? [] : [`--db-filename=${options.dbFile}`]),
    ...DYNAMIC_CONFIGURATION.map((value) => `--dynamic-config-value=${value}`),
    ...SEARCH_ATTRIBUTES.map((value) => `--search-attribute=${value}`),
  ];
}

function notStarted(options: TemporalOptions): Error {
  return new Error(`The Temporal server did not start: ${lastLines(logFile(options), 8)}`);
}

const accessOn = (port: number): TemporalAccess => localTemporal(`127.0.0.1:${port}`);
const logFile = (options: TemporalOptions): string => join(options.folders.logs, 'temporal.log');
