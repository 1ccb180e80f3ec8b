import { createContext } from 'react';

/** Id of the step whose settings are shown; for fields that need to know more of it than their own value. */
export const StepOfForm = createContext<string | null>(null);
