export { graphArbitrary } from './graph-arbitrary.ts';
export {
  content,
  day,
  graphOf,
  hour,
  leadNamed,
  minute,
  monday,
  planOf,
  play,
  type Played,
  type Sketch,
} from './journeys.ts';
export { scriptArbitrary, scriptHours } from './script-arbitrary.ts';
