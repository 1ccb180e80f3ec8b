import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

const EmailWriter = lazy(async () => {
  const { EmailWriter: loaded } = await import('../../../emails/write/email-writer.tsx');
  return { default: loaded };
});

const route = getRouteApi('/journeys/$journeyId');

/** Opens and closes the window an email is written in. That it is open stands in the address, so that "back" closes it. */
export function useEmailWriting() {
  const { step, write } = route.useSearch();
  const navigate = route.useNavigate();
  return {
    /** The step whose email is being written. */
    writtenStep: write === true ? (step ?? null) : null,
    open: (stepId: string) => void navigate({ search: (now) => ({ ...now, step: stepId, write: true }) }),
    close: () => void navigate({ search: ({ step: _step, write: _write, ...rest }) => rest, replace: true }),
  };
}

/** The window an email is written in, while one is. */
export function EmailWriting() {
  const { writtenStep, close } = useEmailWriting();
  if (writtenStep === null) return null;
  return (
    <Suspense fallback={null}>
      <EmailWriter key={writtenStep} stepId={writtenStep} onClose={close} />
    </Suspense>
  );
}
