import { nextSendMs } from '../time/send-time.ts';
import { error, type Rule } from './rule.ts';

/** Any Monday: what the zone does does not matter here. */
const someMonday = 345_600_000;

export const sendTimesRule: Rule = ({ graph }) =>
  nextSendMs(graph.settings, someMonday, 'UTC') === null
    ? [error('noSendTime', null, 'The send window lies within the quiet hours, so no email could ever leave.')]
    : [];
