import type { z } from 'zod';
import type { ActivityContext } from './activity-context.ts';
import { millisecondsOf } from './duration.ts';
import type { Duration } from './duration.ts';

/** Every activity has this outcome beside its own: a permanent failure, or attempts and time used up. */
export const errorOutcome = 'error';

/** What a call that is no longer wanted answers; no port has this name. */
export const cancelledOutcome = 'cancelled';

/** An outcome as its bare id, or with the title people read on the port. */
export type OutcomeChoice<Id extends string = string> = Id | { readonly id: Id; readonly title: string };

/** How often and how patiently a failed attempt is repeated. The delay doubles from `first` up to `longest`. */
export interface RetryRule {
  attempts: number;
  first: Duration;
  longest: Duration;
}

export interface ActivityOptions<Input extends z.ZodType, Output extends z.ZodType, Outcome extends string> {
  /** Its name for ever, `snake_case`: graphs refer to it. */
  kind: string;
  title: string;
  description?: string;
  /** Name of a Tabler icon, e.g. `building`. */
  icon: string;
  /** Heading in the palette; "Code" unless given. */
  group?: string;
  input: Input;
  output: Output;
  outcomes: readonly OutcomeChoice<Outcome>[];
  /** Longest one attempt may take. */
  timeout: Duration;
  retry: RetryRule;
  /** Longest silence before an attempt counts as lost. Default: 30 seconds for attempts that may take longer. */
  heartbeat?: Duration;
  run(
    context: ActivityContext,
    input: z.output<Input>,
  ): Promise<{ outcome: NoInfer<Outcome>; output: z.input<Output> }>;
}

/** A custom activity, checked and with its durations in milliseconds. */
export interface ActivityDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Outcome extends string = string,
> {
  kind: string;
  title: string;
  description: string;
  icon: string;
  group: string;
  input: Input;
  output: Output;
  outcomes: readonly { id: Outcome; title: string }[];
  timeoutMs: number;
  heartbeatMs: number | null;
  retry: { attempts: number; firstMs: number; longestMs: number };
  // A method, so that a registry may hold definitions of different inputs in one list.
  run(context: ActivityContext, input: z.output<Input>): Promise<{ outcome: Outcome; output: z.input<Output> }>;
}

const identifier = /^[a-z][a-z0-9_]{0,59}$/;
const defaultHeartbeatMs = 30_000;

/**
 * Describes a step written in code: palette, form, validation, retries and registration follow from it.
 * Throws a RangeError for a definition that could not work (names, outcomes, durations).
 */
export function defineActivity<Input extends z.ZodType, Output extends z.ZodType, Outcome extends string>(
  options: ActivityOptions<Input, Output, Outcome>,
): ActivityDefinition<Input, Output, Outcome> {
  const outcomes = options.outcomes.map((choice) =>
    typeof choice === 'string' ? { id: choice, title: titleOf(choice) } : { id: choice.id, title: choice.title },
  );
  checkNames(options.kind, outcomes);
  const timeoutMs = millisecondsOf(options.timeout);
  const { attempts, first, longest } = options.retry;
  if (!Number.isInteger(attempts) || attempts < 1) throw new RangeError(`${options.kind}: attempts must be at least 1`);
  return {
    kind: options.kind,
    title: options.title,
    description: options.description ?? '',
    icon: options.icon,
    group: options.group ?? 'Code',
    input: options.input,
    output: options.output,
    outcomes,
    timeoutMs,
    heartbeatMs: heartbeatMsOf(options.heartbeat, timeoutMs),
    retry: { attempts, firstMs: millisecondsOf(first), longestMs: millisecondsOf(longest) },
    run: (context, input) => options.run(context, input),
  };
}

function checkNames(kind: string, outcomes: readonly { id: string }[]): void {
  if (!identifier.test(kind)) throw new RangeError(`The kind "${kind}" must be snake_case`);
  if (outcomes.length === 0) throw new RangeError(`${kind}: at least one outcome is needed`);
  const seen = new Set<string>([errorOutcome, cancelledOutcome]);
  for (const { id } of outcomes) {
    if (!identifier.test(id)) throw new RangeError(`${kind}: the outcome "${id}" must be snake_case`);
    if (seen.has(id)) throw new RangeError(`${kind}: the outcome "${id}" is taken`);
    seen.add(id);
  }
}

function heartbeatMsOf(heartbeat: Duration | undefined, timeoutMs: number): number | null {
  if (heartbeat !== undefined) return millisecondsOf(heartbeat);
  return timeoutMs > defaultHeartbeatMs ? defaultHeartbeatMs : null;
}

function titleOf(id: string): string {
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
