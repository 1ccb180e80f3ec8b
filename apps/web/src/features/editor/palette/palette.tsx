import { ScrollArea, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useEditor } from '../state/editor-context.ts';
import { StepIcon } from '../step-icon.tsx';
import { groupTitles, offers, search, type Offer } from './kinds-on-offer.ts';
import classes from './palette.module.css';

interface PaletteProps {
  /** Clicking or Enter adds a step as dragging does. */
  onChoose: (offer: Offer) => void;
  onDrag: (offer: Offer | null) => void;
}

/** All steps there are, to be dragged onto the canvas or clicked. */
export const Palette = memo(function Palette({ onChoose, onDrag }: PaletteProps) {
  const { catalogue } = useEditor();
  const [wanted, setWanted] = useState('');
  const found = Map.groupBy(search(offers(catalogue), wanted), ({ group }) => group);
  return (
    <aside className={classes.palette} aria-label="Steps to add">
      <TextInput
        m={12}
        mb={4}
        size="sm"
        placeholder="Search steps"
        aria-label="Search steps"
        leftSection={<IconSearch size={16} />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <ScrollArea className={classes.list ?? ''} type="hover">
        {[...found].map(([group, inGroup]) => (
          <section key={group} aria-label={groupTitles[group]}>
            <h2 className={classes.group}>{groupTitles[group]}</h2>
            {inGroup.map((offer) => (
              <button
                key={offer.id}
                type="button"
                draggable
                className={classes.offer}
                title={offer.description}
                onClick={() => onChoose(offer)}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'copy';
                  event.dataTransfer.setData('text/plain', offer.title);
                  onDrag(offer);
                }}
                onDragEnd={() => onDrag(null)}
              >
                <StepIcon icon={offer.icon} group={offer.group} size={26} />
                <span>{offer.title}</span>
              </button>
            ))}
          </section>
        ))}
        {found.size === 0 && (
          <Text c="dimmed" fz="sm" p={12}>
            No step is called that.
          </Text>
        )}
      </ScrollArea>
    </aside>
  );
});
