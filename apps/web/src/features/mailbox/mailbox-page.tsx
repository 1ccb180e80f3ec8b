import { Text } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MailList } from './mail-list.tsx';
import { MailPane } from './mail-pane.tsx';
import classes from './mailbox.module.css';

const route = getRouteApi('/mailbox');

/** Every email that would have been sent, to read it and to do what its lead would do. */
export function MailboxPage() {
  const { email, search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const changeSearch = (words: string): void => {
    void navigate({
      search: (before) => ({ ...before, search: words === '' ? undefined : words }) as typeof before,
      replace: true,
    });
  };
  return (
    <div className={classes.mailbox} data-reading={email !== undefined}>
      <section className={classes.list} aria-label="Emails">
        <MailList search={search} openId={email} onSearch={changeSearch} />
      </section>
      <section className={classes.pane} aria-label="Email">
        {email === undefined ? (
          <EmptyState icon={IconMailOpened} title="Choose an email">
            <Text inherit>Read it here, then open it, click, reply or let it bounce as the lead would.</Text>
          </EmptyState>
        ) : (
          <MailPane key={email} id={email} />
        )}
      </section>
    </div>
  );
}
