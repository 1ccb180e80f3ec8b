/** Where results go. With `--json` nothing else may ever be written here. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Where progress and errors go. */
export function printAside(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One value as readable JSON. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** "1 lead", "3 leads". */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
