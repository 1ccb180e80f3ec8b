export { isPortFree } from './ports.ts';
export { isRunning } from './process/inspect-process.ts';
export { until } from './process/until.ts';
export { sayOnTerminal, saySilently } from './say.ts';
export type { Say } from './say.ts';
export { startStack } from './stack.ts';
export type { Stack, StackOptions } from './stack.ts';
export { makeTemporaryState, removeStateFolder, StateInUseError } from './state-folder.ts';
export type { TestReport } from './test-run/last-line.ts';
