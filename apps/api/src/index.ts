export type { Happening, Mail } from './mailbox/get.ts';
export type { MailInList } from './mailbox/list.ts';
export type { JourneyInList } from './journeys/list.ts';
export type { AppRouter } from './router.ts';
export { settingsFrom, type ApiSettings } from './settings.ts';
export { startApi, type RunningApi } from './start-api.ts';
export type { Status } from './system/status.ts';
