import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Way } from '../leads/way.tsx';

/** The way the lead took until it was handed over, read when somebody asks. */
export function WaySoFar({ id, name }: { id: string; name: string }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="sm"
        px={8}
        ml={-8}
        mt="xs"
        w="fit-content"
        leftSection={<IconRoute size={18} stroke={1.75} />}
        aria-expanded={isOpen}
        aria-label={`The way so far of ${name}`}
        onClick={toggle}
      >
        {isOpen ? 'Hide the way so far' : 'The way so far'}
      </Button>
      {isOpen && <ReadWay id={id} />}
    </>
  );
}

function ReadWay({ id }: { id: string }) {
  const { data: run, error, refetch } = useQuery(useTRPC().handoffs.waySoFar.queryOptions({ id }));
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return run === undefined ? <Loading h={120} radius="md" /> : <Way run={run} />;
}
