import {
  IconBolt,
  IconBriefcaseOff,
  IconClick,
  IconEye,
  IconForms,
  IconMailX,
  IconMessageReply,
  IconWorld,
  type Icon,
} from '@tabler/icons-react';
import type { Deed } from '../play/deed.ts';

const icons: Readonly<Record<Deed['kind'], Icon>> = {
  open: IconEye,
  click: IconClick,
  reply: IconMessageReply,
  absence: IconBriefcaseOff,
  unsubscribe: IconMailX,
  form: IconForms,
  event: IconBolt,
};

/** What a deed looks like on the time line. */
export function DeedIcon({ deed }: { deed: Deed }) {
  const isVisit = deed.kind === 'event' && deed.name.startsWith('page.');
  const Drawing = isVisit ? IconWorld : icons[deed.kind];
  return <Drawing size={16} stroke={1.75} aria-hidden />;
}
