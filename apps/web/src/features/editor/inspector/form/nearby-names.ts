import { createContext } from 'react';

/** Names that only the step itself gives: the results of a step made by engineers. */
export const NearbyNames = createContext<readonly string[]>([]);
