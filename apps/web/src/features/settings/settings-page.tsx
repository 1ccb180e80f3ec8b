import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FormsHelp } from './forms-help.tsx';
import { ForEngineers } from './for-engineers.tsx';
import { ProviderCard } from './provider-card.tsx';
import { WorkspaceForm } from './workspace-form.tsx';

/** What holds for every journey: the workspace, who writes, and how emails leave. */
export function SettingsPage() {
  const { data: settings, error, refetch } = useQuery(useTRPC().settings.get.queryOptions());
  return (
    <Page title="Settings" about="Who writes to your leads, and how emails leave.">
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {settings === undefined && error === null && <Loading h={420} maw={680} />}
      {settings !== undefined && (
        <Stack gap="lg" maw={680}>
          <WorkspaceForm settings={settings} />
          <ProviderCard />
          <FormsHelp />
          <ForEngineers />
        </Stack>
      )}
    </Page>
  );
}
