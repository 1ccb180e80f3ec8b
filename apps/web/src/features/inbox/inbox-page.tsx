import { Badge, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { InboxSearch } from '../../routes/router.tsx';
import { Page } from '../../ui/page.tsx';
import { DoubtfulEmails } from './doubtful-emails.tsx';
import { HeldLeads } from './held-leads.tsx';
import classes from './inbox.module.css';
import { RepliesToReview } from './replies-to-review.tsx';
import { useInboxCounts } from './use-inbox-counts.ts';

const route = getRouteApi('/inbox');

/** What does not go on without a person: replies nobody can be sure of, leads that are held, emails in doubt. */
export function InboxPage() {
  const { show = 'replies' } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useInboxCounts();
  const choose = (chosen: string | null): void => {
    const search: InboxSearch = chosen === 'held' || chosen === 'emails' ? { show: chosen } : {};
    void navigate({ search, replace: true });
  };
  return (
    <Page title="Inbox" about="What does not go on without you.">
      <Tabs value={show} onChange={choose} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tab value="replies" label="Replies" amount={counts?.replies} />
          <Tab value="held" label="Needs attention" amount={counts?.held} />
          <Tab value="emails" label="In doubt" amount={counts?.doubtful} />
        </Tabs.List>
        <Tabs.Panel value="replies">
          <RepliesToReview />
        </Tabs.Panel>
        <Tabs.Panel value="held">
          <HeldLeads />
        </Tabs.Panel>
        <Tabs.Panel value="emails">
          <DoubtfulEmails />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Tab({ value, label, amount = 0 }: { value: string; label: string; amount: number | undefined }) {
  return (
    <Tabs.Tab
      value={value}
      className={classes.tab ?? ''}
      rightSection={
        amount > 0 && (
          <Badge variant="light" color="yellow" size="sm" className="figures">
            {amount}
          </Badge>
        )
      }
    >
      {label}
    </Tabs.Tab>
  );
}
