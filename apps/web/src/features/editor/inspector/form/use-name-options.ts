import { useQuery } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import { useTRPC } from '../../../../lib/api.ts';
import { useEditor } from '../../state/editor-context.ts';
import { NearbyNames } from './nearby-names.ts';
import { nameOptions, type NameOption } from './name-options.ts';

/** Names seldom become more while a journey is drawn. */
const freshForMs = 60_000;

/**
 * The names offered for a setting. They are asked for once somebody looks (`isWanted`), so that opening a journey stays one
 * request. `event` is the event whose properties are meant.
 */
export function useNameOptions(
  format: string,
  { isWanted, event }: { isWanted: boolean; event?: string },
): NameOption[] {
  const { fields } = useEditor();
  const near = useContext(NearbyNames);
  const options = useTRPC().catalogue.knownNames.queryOptions(undefined, { enabled: isWanted, staleTime: freshForMs });
  const { data: known } = useQuery(options);
  return useMemo(() => {
    const properties = known?.events.find(({ name }) => name === event)?.properties ?? [];
    return nameOptions(format, { known, fields, near: format === 'property' ? properties : near });
  }, [format, known, fields, near, event]);
}
