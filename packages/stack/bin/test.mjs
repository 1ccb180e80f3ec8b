import { handOver } from './hand-over.mjs';

handOver('packages/stack/src/test-run/main.ts');
