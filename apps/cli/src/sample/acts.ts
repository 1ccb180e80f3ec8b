import type { HandoffAnswer } from '@tendril/engine';
import type { Act } from './sample-lead.ts';

/** The link of the guide, as it stands in the email. */
const guide = 'https://northlight.example/guide/one-screen-stock-report';

/** Reads the guide so many hours after the email came. */
export function downloads(afterHours: number): Act {
  return { step: 'download', when: { afterHours }, deed: { kind: 'click', url: guide } };
}

/** Answers the email after which the journey waits at this step. */
export function replies(step: string, when: Act['when'], text: string): Act {
  return { step, when, deed: { kind: 'reply', text } };
}

/** Sales answers the hand-off so many hours after it was opened. */
export function salesAnswers(afterHours: number, answer: HandoffAnswer): Act {
  return { step: 'sales', when: { afterHours }, deed: { kind: 'answer', answer } };
}
