import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { EmailProblemInDraft } from '@tendril/api';
import { emailContentSchema, type EmailContentConfig, type Graph, type Problem } from '@tendril/journey';
import { useMemo } from 'react';
import { useTRPC } from '../../lib/api.ts';

/** A pause in typing after which emails are checked anew. */
const pauseMs = 600;
const none: readonly Problem[] = [];

interface EmailOfDraft {
  stepId: string;
  content: EmailContentConfig;
  purpose: 'marketing' | 'service';
}

/**
 * What should be mended in the emails of a draft, step by step: beside `checkGraph`, which cannot read MJML and Liquid. Asked of
 * the API, because the compiler is too large for a page; until it answers, what was known before stands.
 */
export function useEmailChecks(graph: Graph): readonly Problem[] {
  const emails = useMemo(() => emailsOf(graph), [graph]);
  // Compared as text: moving a step is no reason to check its email again.
  const [asked] = useDebouncedValue(useSameWhileEqual(emails), pauseMs);
  const { data } = useQuery(
    useTRPC().emails.check.queryOptions(asked.length === 0 ? skipToken : { emails: [...asked] }, {
      staleTime: 30_000,
      gcTime: 0,
      retry: false,
      placeholderData: keepPreviousData,
    }),
  );
  return useMemo(() => {
    if (data === undefined || emails.length === 0) return none;
    const steps = new Set(emails.map(({ stepId }) => stepId));
    return data.filter(({ stepId, code }) => steps.has(stepId) && code !== 'no_subject').map(inGraph);
  }, [data, emails]);
}

/** Emails of steps whose settings can be read; what cannot be read, the core complains of. */
function emailsOf({ nodes }: Graph): EmailOfDraft[] {
  return nodes
    .filter(({ kind }) => kind === 'email')
    .flatMap(({ id, config }) => {
      const content = emailContentSchema.safeParse(config['content'] ?? {});
      // Without any text there is nothing to check; that it is missing is said by the core.
      if (!content.success || content.data.source.trim() === '') return [];
      const purpose = config['purpose'] === 'service' ? ('service' as const) : ('marketing' as const);
      return [{ stepId: id, content: content.data, purpose }];
    });
}

function inGraph({ stepId, code, message, severity, part, line }: EmailProblemInDraft): Problem {
  const isInLines = part === 'source' && line !== null && line > 1;
  return { code, severity, nodeId: stepId, message: isInLines ? `${message} (line ${line})` : message };
}

function useSameWhileEqual<T>(value: T): T {
  const text = JSON.stringify(value);
  // Safe because it was this type before it was text.
  return useMemo(() => JSON.parse(text) as T, [text]);
}
