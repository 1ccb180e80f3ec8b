import { Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './inspector.module.css';

interface FoldProps {
  title: string;
  /** What stands beside the title while it is folded, in a word or two. */
  hint?: string;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** A part of the form that is seldom needed. Its fields stay there while it is folded, so that a search finds them. */
export function Fold({ title, hint = '', isOpenAtFirst = false, children }: FoldProps) {
  const [isOpen, { toggle }] = useDisclosure(isOpenAtFirst);
  return (
    <section className={classes.fold}>
      <Button
        variant="subtle"
        color="gray"
        fullWidth
        justify="flex-start"
        px={16}
        radius={0}
        aria-expanded={isOpen}
        leftSection={<IconChevronRight size={16} style={{ transform: isOpen ? 'rotate(90deg)' : 'none' }} />}
        onClick={toggle}
      >
        {title}
        {hint !== '' && <span className={classes.hint}>{hint}</span>}
      </Button>
      <Collapse expanded={isOpen}>
        <div className={classes.folded}>{children}</div>
      </Collapse>
    </section>
  );
}
