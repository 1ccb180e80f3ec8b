import { createContext, type ComponentType } from 'react';
import type { FieldProps } from './field-props.ts';

/** The field for any setting, given from above: groups and lists hold fields, and fields hold groups and lists. */
export const FieldOfSchema = createContext<ComponentType<FieldProps>>(() => null);
