import { isTimeZone } from '../time/zone.ts';
import { error, type Rule } from './rule.ts';

export const timeZoneRule: Rule = ({ graph }) =>
  isTimeZone(graph.settings.timeZone)
    ? []
    : [error('badTimeZone', null, `"${graph.settings.timeZone}" is no time zone. Write it as Europe/Amsterdam.`)];
