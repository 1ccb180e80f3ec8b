import { createContext, useContext } from 'react';

/** Who of sales sits at this browser. There are no accounts yet: everyone says their name once, and the browser keeps it. */
export interface Rep {
  /** Null until they have said it. */
  name: string | null;
  /** Does something in their name; asks for it first where nobody has said it. */
  actAs: (act: (name: string) => void) => void;
  /** Asks for the name anew. */
  askName: () => void;
}

export const RepContext = createContext<Rep>({ name: null, actAs: () => undefined, askName: () => undefined });

export function useRep(): Rep {
  return useContext(RepContext);
}
