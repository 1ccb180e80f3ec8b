import { useMediaQuery } from '@mantine/hooks';

/** False on a phone, where a journey can be read but not changed: there is no room for it to be done well. */
export function useCanEdit(): boolean {
  return useMediaQuery('(min-width: 48.01em)', true, { getInitialValueInEffect: false });
}
