import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';

/** Everything that can be done to an email. Afterwards it is read anew, for what happened is shown with it. */
export function useActs(id: string) {
  const { mailbox } = useTRPC();
  const queries = useQueryClient();
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: mailbox.get.queryKey({ id }) }) };
  const open = useMutation(mailbox.open.mutationOptions(after));
  const click = useMutation(mailbox.click.mutationOptions(after));
  const reply = useMutation(mailbox.reply.mutationOptions(after));
  const bounce = useMutation(mailbox.bounce.mutationOptions(after));
  const complain = useMutation(mailbox.complain.mutationOptions(after));
  const unsubscribe = useMutation(mailbox.unsubscribe.mutationOptions(after));
  // A reply that failed is said beside its text.
  const problem = [open, click, bounce, complain, unsubscribe].find(({ error }) => error !== null)?.error ?? null;
  return { open, click, reply, bounce, complain, unsubscribe, problem };
}
