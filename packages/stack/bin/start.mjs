import { handOver } from './hand-over.mjs';

handOver('packages/stack/src/start/main.ts');
