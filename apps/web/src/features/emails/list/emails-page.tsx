import { Button, Card, CloseButton, Group, Pagination, Text, TextInput } from '@mantine/core';
import { IconMail, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTRPC } from '../../../lib/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Page } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { EmailTable } from './email-table.tsx';
import { firstOrder } from './email-columns.ts';
import classes from './emails.module.css';

const route = getRouteApi('/emails');
const count = new Intl.NumberFormat('en');

/** Every email of every journey with what became of it. What is looked for stands in the address. */
export function EmailsPage() {
  const { search = '', sort = 'lastSent', order = firstOrder(sort), page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const options = useTRPC().emails.list.queryOptions(
    { search: search.slice(0, 200), sort, order, page },
    { placeholderData: keepPreviousData },
  );
  const { data: found, error, refetch } = useQuery(options);
  const look = (words: string): void =>
    void navigate({
      search: ({ page: _page, search: _search, ...rest }) => (words === '' ? rest : { ...rest, search: words }),
      replace: true,
    });
  return (
    <Page title="Emails" about="Every email of your journeys, and how many people it reached. Each person counts once.">
      <TextInput
        aria-label="Search emails"
        placeholder="Search by subject or journey"
        leftSection={<IconSearch size={16} />}
        rightSection={search !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => look('')} />}
        value={search}
        onChange={(event) => look(event.currentTarget.value)}
        maw={420}
      />
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {found === undefined && error === null && <Loading h={420} />}
      {found?.total === 0 && <NoEmails search={search} />}
      {found !== undefined && found.emails.length > 0 && (
        <>
          <Card withBorder radius="lg" padding={0} className={classes.list ?? ''}>
            <EmailTable
              emails={found.emails}
              tracksOpens={found.tracksOpens}
              sort={sort}
              order={order}
              onSort={(by, to) =>
                void navigate({ search: ({ page: _page, ...rest }) => ({ ...rest, sort: by, order: to }) })
              }
            />
          </Card>
          <Group justify="space-between">
            <Text fz="sm" c="dimmed" role="status">
              {found.total === 1 ? '1 email' : `${count.format(found.total)} emails`}
              {search !== '' && ' found'}
            </Text>
            <Pagination
              total={Math.ceil(found.total / found.pageSize)}
              value={page}
              onChange={(to) => void navigate({ search: (now) => ({ ...now, page: to }) })}
              getControlProps={(control) => ({ 'aria-label': `Go to the ${control} page` })}
              getItemProps={(item) => ({ 'aria-label': `Page ${item}` })}
              hideWithOnePage
            />
          </Group>
        </>
      )}
    </Page>
  );
}

function NoEmails({ search }: { search: string }) {
  return search === '' ? (
    <EmptyState icon={IconMail} title="No emails yet">
      Emails are steps of journeys: draw a journey, add an email, and it stands here with what became of it.
      <Button component={Link} to="/journeys" mt="md" display="block" mx="auto" w="fit-content">
        Go to the journeys
      </Button>
    </EmptyState>
  ) : (
    <EmptyState icon={IconSearch} title="Nothing found">
      No email has “{search}” in its subject, and no journey in its name.
    </EmptyState>
  );
}
