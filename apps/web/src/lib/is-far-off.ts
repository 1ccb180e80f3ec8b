const farOffMs = 3 * 365 * 86_400_000;

/** A clock that stands still, as in the sample workspace, is due in a far century: that is not worth saying. `at` is ISO 8601. */
export function isFarOff(at: string, nowMs: number): boolean {
  return Date.parse(at) - nowMs > farOffMs;
}
