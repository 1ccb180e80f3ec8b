import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { journeyTemplates } from '@tendril/journey';
import { useState } from 'react';
import { useTRPC } from '../../lib/api.ts';
import { Loading } from '../../ui/loading.tsx';
import { ChooseBeginning, type Beginning } from './choose-beginning.tsx';
import { ImportForm } from './import-form.tsx';
import classes from './new-journey.module.css';
import { TemplateForm } from './template-form.tsx';
import { EmptyForm } from './empty-form.tsx';

/** Asks how a journey begins: empty, from a template, or from one that was written down. */
export function NewJourney({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const isNarrow = useMediaQuery('(max-width: 48em)');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="New journey"
      radius="lg"
      size={820}
      fullScreen={isNarrow}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Beginnings onClose={onClose} />
    </Modal>
  );
}

function Beginnings({ onClose }: { onClose: () => void }) {
  const [beginning, setBeginning] = useState<Beginning>('empty');
  const { data: workspace, isPending } = useQuery(useTRPC().settings.get.queryOptions());
  const template = journeyTemplates.find(({ id }) => id === beginning);
  const shared = { timeZone: workspace?.timeZone ?? 'UTC', sender: workspace?.senderName ?? '', onClose };
  return (
    <div className={classes.beginnings}>
      <ChooseBeginning value={beginning} onChange={setBeginning} />
      <div className={classes.form}>
        {isPending ? (
          <Loading radius="md" h={120} />
        ) : template !== undefined ? (
          <TemplateForm key={template.id} template={template} {...shared} />
        ) : beginning === 'import' ? (
          <ImportForm onClose={onClose} />
        ) : (
          <EmptyForm {...shared} />
        )}
      </div>
    </div>
  );
}
