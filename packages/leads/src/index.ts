export { callingCodes } from './calling-codes.ts';
export type { CountryCode } from './calling-codes.ts';
export { companyDomainOf, normaliseEmail, normalisePhone } from './contact.ts';
export { mapHeaders } from './mapping.ts';
export type { ColumnMapping } from './mapping.ts';
export { isBackward, moveStage, stageSchema, stages } from './stage.ts';
export type { Stage, StageMove } from './stage.ts';
