import { parseArgs } from 'node:util';

export interface StartOptions {
  stateDir: string;
  isReset: boolean;
  /** Without the sample's journeys and leads. */
  isEmpty: boolean;
  port: number;
  /** The person asked for exactly this port. */
  isPortExplicit: boolean;
}

const DEFAULT_PORT = 8400;

export const USAGE = [
  'npm start -- [--port N] [--reset] [--empty]',
  '  --port N   serve the pages on this port (default 8400, or TENDRIL_PORT)',
  '  --reset    begin anew: forget all journeys, leads and mails',
  '  --empty    do not add the sample journeys and leads',
  'State is kept in .tendril, or in the folder that TENDRIL_STATE names.',
].join('\n');

/** Reads what `npm start` was asked for; undefined for a call for help. Throws on anything it does not know. */
export function readStartOptions(args: string[], env: NodeJS.ProcessEnv): StartOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      reset: { type: 'boolean' },
      empty: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return undefined;
  const asked = values.port ?? env['TENDRIL_PORT'];
  return {
    stateDir: env['TENDRIL_STATE'] ?? '.tendril',
    isReset: values.reset ?? false,
    isEmpty: values.empty ?? false,
    port: asked === undefined ? DEFAULT_PORT : portNumber(asked),
    isPortExplicit: asked !== undefined,
  };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`"${text}" is not a port. Name a number between 1 and 65535.`);
}
