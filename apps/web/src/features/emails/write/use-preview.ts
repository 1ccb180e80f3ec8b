import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../../../lib/api.ts';
import { contentToAsk, type EmailOfStep } from './email-of-step.ts';

const pauseMs = 350;

/** The email as a lead would get it, with its problems, a moment after the last change. `leadId` null is an invented lead. */
export function usePreview(email: EmailOfStep, leadId: string | null) {
  const { subject, preheader, format, source, text, purpose } = email;
  const asked = useMemo(
    () => ({ content: contentToAsk({ subject, preheader, format, source, text, purpose }), purpose }),
    [subject, preheader, format, source, text, purpose],
  );
  const [settled] = useDebouncedValue(asked, pauseMs);
  return useQuery(
    useTRPC().emails.preview.queryOptions(
      { ...settled, ...(leadId === null ? {} : { leadId }) },
      { gcTime: 0, retry: false, placeholderData: keepPreviousData },
    ),
  );
}
