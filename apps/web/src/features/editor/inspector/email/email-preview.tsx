import { Alert, Loader, Modal, Stack, Text } from '@mantine/core';
import { emailContentSchema } from '@tendril/journey';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../../lib/api.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { EmailFrame } from './email-frame.tsx';

/** How the email looks for a lead. */
export function EmailPreview({ content, onClose }: { content: unknown; onClose: () => void }) {
  const parsed = emailContentSchema.safeParse(content);
  const { data, error, isPending } = useQuery(
    useTRPC().emails.preview.queryOptions(
      { content: parsed.success ? parsed.data : emailContentSchema.parse({}) },
      { gcTime: 0, retry: false },
    ),
  );
  return (
    <Modal opened onClose={onClose} title="Preview" size="lg" centered>
      <Stack gap="sm">
        {isPending && <Loader aria-label="Loading" />}
        {error !== null && <ProblemNote error={error} />}
        {data?.problems.map(({ code, message, severity }, index) => (
          <Alert key={`${code}/${index}`} color={severity === 'error' ? 'red' : 'yellow'} variant="light" p="xs">
            {message}
          </Alert>
        ))}
        {data !== undefined && (
          <>
            <Text fw={600}>{data.subject}</Text>
            <EmailFrame html={data.html} height={420} />
          </>
        )}
      </Stack>
    </Modal>
  );
}
