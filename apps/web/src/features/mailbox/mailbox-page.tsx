import { VisuallyHidden } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MailList } from './mail-list.tsx';
import { MailPane } from './mail-pane.tsx';
import classes from './mailbox.module.css';
import { useMails } from './use-mails.ts';

const route = getRouteApi('/mailbox');

/** Every email that would have been sent, to read it and to do what its lead would do. */
export function MailboxPage() {
  const { email, search = '' } = route.useSearch();
  const { mails } = useMails(search);
  const navigate = route.useNavigate();
  const changeSearch = (words: string): void => {
    void navigate({
      search: (before) => ({ ...before, search: words === '' ? undefined : words }) as typeof before,
      replace: true,
    });
  };
  return (
    <div className={classes.mailbox} data-reading={email !== undefined}>
      <VisuallyHidden component="h1">Test mailbox</VisuallyHidden>
      <section className={classes.list} aria-label="Emails">
        <MailList search={search} openId={email} onSearch={changeSearch} />
      </section>
      <section className={classes.pane} aria-label="Email">
        {email !== undefined && <MailPane key={email} id={email} />}
        {email === undefined && mails !== undefined && mails.length > 0 && (
          <EmptyState icon={IconMailOpened} title="Choose an email">
            Read it here, then open it, click, reply or let it bounce as the lead would.
          </EmptyState>
        )}
      </section>
    </div>
  );
}
