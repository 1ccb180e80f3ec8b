import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createApi, TRPCProvider } from './lib/api.ts';
import { createQueryClient } from './lib/query-client.ts';
import { useChanges } from './lib/use-changes.ts';
import { createAppRouter } from './routes/router.tsx';
import { theme } from './ui/theme.ts';

/** Everything the pages stand on: colours, the API, what was asked of it, and addresses. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  const [api] = useState(createApi);
  const [router] = useState(createAppRouter);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={api} queryClient={queryClient}>
          <LiveUpdates />
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Beside the pages rather than around them: what it hears draws nothing anew by itself. */
function LiveUpdates() {
  useChanges();
  return null;
}
