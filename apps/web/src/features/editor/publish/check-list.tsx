import { Anchor, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/api.ts';
import { Loading } from '../../../ui/loading.tsx';
import { useEmailChecks } from '../../emails/use-email-checks.ts';
import { useEditor, useGraph } from '../state/editor-context.ts';
import { publishChecks, type PublishCheck } from './publish-checks.ts';
import classes from './publish.module.css';

/** Senders, emails and own steps, looked at before publishing. */
export function CheckList({ onJump }: { onJump: (stepId: string) => void }) {
  const { catalogue } = useEditor();
  const graph = useGraph();
  const trpc = useTRPC();
  const { data: settings } = useQuery(trpc.settings.get.queryOptions());
  const { data: system } = useQuery(trpc.system.status.queryOptions());
  const inEmails = useEmailChecks(graph);
  if (settings === undefined || system === undefined) return <Loading h={72} radius="md" />;
  const checks = publishChecks(graph, { settings, system, catalogue, inEmails });
  return (
    <ul className={classes.lines}>
      {checks.map((check, index) => (
        <CheckLine key={`${index}/${check.says}`} check={check} onJump={onJump} />
      ))}
    </ul>
  );
}

function CheckLine({ check, onJump }: { check: PublishCheck; onJump: (stepId: string) => void }) {
  const { isFine, says, mendAt } = check;
  const Sign = isFine ? IconCheck : IconAlertTriangle;
  return (
    <li className={classes.line}>
      <Sign
        size={16}
        className={`${classes.sign ?? ''} ${(isFine ? classes.fine : classes.look) ?? ''}`}
        aria-label={isFine ? 'Fine' : 'Look at this'}
      />
      {mendAt !== null && mendAt !== 'settings' ? (
        <UnstyledButton className={classes.way ?? ''} onClick={() => onJump(mendAt.stepId)}>
          {says}
        </UnstyledButton>
      ) : (
        <span>
          {says}{' '}
          {mendAt === 'settings' && (
            <Anchor fz="sm" underline="always" href="/settings" target="_blank">
              Open settings
            </Anchor>
          )}
        </span>
      )}
    </li>
  );
}
