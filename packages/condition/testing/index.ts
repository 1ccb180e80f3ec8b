export { conditionArbitrary, fieldTestArbitrary } from './condition-arbitrary.ts';
export { factsOf, leadFactsArbitrary, testNow } from './lead-facts-arbitrary.ts';
export type { LeadFacts } from './lead-facts-arbitrary.ts';
