import { settingsFrom, startApi } from '@tendril/api';

/** The API as a process, with the pages of one test run instead of those that lie beside its code. It is killed, never asked to stop. */
const webFolder = process.env['TEST_WEB_FOLDER'] ?? '';
const { address } = await startApi(settingsFrom(process.env), { webFolder });
console.log(`api_ready ${JSON.stringify({ address })}`);
