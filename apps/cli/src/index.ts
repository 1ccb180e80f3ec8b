export { scriptSchema, type ScriptedEvent, type ScriptedEventInput } from './script/script-file.ts';
export { playEvent, type EventToPlay, type Played, type PlayedRun } from './script/play-event.ts';
export { simulatedScript } from './script/simulated-script.ts';
export { seedSample, type Seeded } from './sample/seed-sample.ts';
export { recordedPeople } from './forecast/recorded-people.ts';
