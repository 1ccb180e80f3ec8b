import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useGraph } from '../../state/editor-context.ts';
import { sayDeed, type Deed } from '../play/deed.ts';
import { eventsHeard, formsHeard } from '../play/events-heard.ts';
import { DeedIcon } from './deed-icon.tsx';

const always: readonly Deed[] = [
  { kind: 'open' },
  { kind: 'click', url: '' },
  { kind: 'reply', means: 'interested', backInDays: null },
  { kind: 'absence', days: 7 },
  { kind: 'unsubscribe' },
];
const visit: Deed = { kind: 'event', name: 'page.visited', properties: { page: '/pricing' } };

/** What the lead can do, first of all what the draft listens for. */
export function AddAct({ onAdd }: { onAdd: (deed: Deed) => void }) {
  const graph = useGraph();
  const heard: Deed[] = eventsHeard(graph);
  const forms = formsHeard(graph).map((form): Deed => ({ kind: 'form', form }));
  const hasVisit = heard.some((deed) => sayDeed(deed) === sayDeed(visit));
  return (
    <Menu position="top-end" width={260} shadow="md">
      <Menu.Target>
        <Button
          aria-label="Add to the time line"
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
        >
          Add
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Label>With the email before it</Menu.Label>
        {always.map((deed) => (
          <DeedItem key={sayDeed(deed)} deed={deed} onAdd={onAdd} words={deed.kind === 'reply' ? 'Replies' : null} />
        ))}
        {heard.length > 0 && <Menu.Label>This journey listens for</Menu.Label>}
        {heard.map((deed, index) => (
          <DeedItem key={`${index}/${sayDeed(deed)}`} deed={deed} onAdd={onAdd} />
        ))}
        <Menu.Label>Anything else</Menu.Label>
        {!hasVisit && <DeedItem deed={visit} onAdd={onAdd} words="Visits a page" />}
        {forms.map((deed) => (
          <DeedItem key={sayDeed(deed)} deed={deed} onAdd={onAdd} words={`${sayDeed(deed)} again`} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function DeedItem({ deed, words = null, onAdd }: { deed: Deed; words?: string | null; onAdd: (deed: Deed) => void }) {
  return (
    <Menu.Item leftSection={<DeedIcon deed={deed} />} onClick={() => onAdd(deed)}>
      {words ?? (deed.kind === 'absence' ? 'Is out of office' : sayDeed(deed))}
    </Menu.Item>
  );
}
