import {
  Button,
  Combobox,
  FocusTrap,
  Group,
  Paper,
  Radio,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  useCombobox,
} from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Adding } from '../canvas/adding.ts';
import { useEditor, useGraph } from '../state/editor-context.ts';
import { StepIcon } from '../step-icon.tsx';
import { viewOf } from '../step-view.ts';
import { groupTitles, offers, search, type Offer } from './kinds-on-offer.ts';

interface AddMenuProps {
  adding: Adding;
  /** `goesOnBy` is the outcome by which the rest of the journey follows, where there is a rest. */
  onChoose: (offer: Offer, goesOnBy: string | null) => void;
  onClose: () => void;
}

const [menuWidth, menuHeight] = [320, 380];

/** The searchable list of steps that "+" opens. A step with several outcomes asks on which of them the rest goes on. */
export function AddMenu({ adding, onChoose, onClose }: AddMenuProps) {
  const outside = useClickOutside(onClose);
  const [chosen, setChosen] = useState<Offer | null>(adding.chosen ?? null);
  const graph = useGraph();
  const { after, at } = adding;
  const hasRest = after !== null && graph.edges.some(({ from, port }) => from === after.from && port === after.port);
  const choose = (offer: Offer): void => {
    const exits = viewOf({ id: 'new', kind: offer.kind, config: offer.config }).ports;
    if (hasRest && exits.length > 1) setChosen(offer);
    else onChoose(offer, hasRest ? (exits[0]?.id ?? null) : null);
  };
  return (
    <Paper
      ref={outside}
      withBorder
      shadow="md"
      radius="lg"
      p={8}
      role="dialog"
      aria-label="Add a step"
      style={{
        position: 'fixed',
        zIndex: 200,
        width: menuWidth,
        left: Math.max(8, Math.min(at.x, window.innerWidth - menuWidth - 8)),
        top: Math.max(8, Math.min(at.y, window.innerHeight - menuHeight - 8)),
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <FocusTrap active>
        <div>
          {chosen === null ? (
            <OfferList onlyEntries={adding.onlyEntries ?? false} onChoose={choose} />
          ) : (
            <WhichWay offer={chosen} onChoose={(goesOnBy) => onChoose(chosen, goesOnBy)} />
          )}
        </div>
      </FocusTrap>
    </Paper>
  );
}

function OfferList({ onlyEntries, onChoose }: { onlyEntries: boolean; onChoose: (offer: Offer) => void }) {
  const { catalogue } = useEditor();
  const [wanted, setWanted] = useState('');
  const { selectFirstOption, ...combobox } = useCombobox({ opened: true });
  // Enter takes the first that is found.
  useEffect(() => void selectFirstOption(), [selectFirstOption, wanted]);
  const found = search(offers(catalogue), wanted).filter(({ group }) => (group === 'entry') === onlyEntries);
  return (
    <Combobox
      store={{ ...combobox, selectFirstOption }}
      onOptionSubmit={(id) => {
        const offer = found.find((one) => one.id === id);
        if (offer !== undefined) onChoose(offer);
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          autoFocus
          size="sm"
          mb={8}
          placeholder={onlyEntries ? 'How do leads come in?' : 'What happens next?'}
          aria-label="Search steps"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={menuHeight - 64} type="auto">
        <Combobox.Options aria-label="Steps">
          {[...Map.groupBy(found, ({ group }) => group)].map(([group, inGroup]) => (
            <Combobox.Group key={group} label={groupTitles[group]}>
              {inGroup.map((offer) => (
                <Combobox.Option key={offer.id} value={offer.id} title={offer.description}>
                  <Group gap={8} wrap="nowrap">
                    <StepIcon icon={offer.icon} group={offer.group} size={26} />
                    <Text fz="sm">{offer.title}</Text>
                  </Group>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {found.length === 0 && <Combobox.Empty>No step is called that.</Combobox.Empty>}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  );
}

function WhichWay({ offer, onChoose }: { offer: Offer; onChoose: (goesOnBy: string) => void }) {
  const exits = viewOf({ id: 'new', kind: offer.kind, config: offer.config }).ports;
  const [way, setWay] = useState(exits.at(-1)?.id ?? '');
  return (
    <Stack gap="sm" p={4}>
      <Radio.Group label="Which way does the rest go on?" value={way} onChange={setWay}>
        <Stack gap={8} mt={8}>
          {exits.map(({ id, title }) => (
            <Radio key={id} value={id} label={title} size="sm" data-autofocus={id === way || undefined} />
          ))}
        </Stack>
      </Radio.Group>
      <Button onClick={() => onChoose(way)}>Add {offer.title.toLowerCase()}</Button>
    </Stack>
  );
}
