import type { Engine } from '@tendril/engine';
export async function seedSample(_e: Engine, _n: Date) {
  return { leads: 0, journeys: 0 };
}
