const count = new Intl.NumberFormat('en');

/** "1 lead", "1,204 leads". */
export function sayAmount(amount: number, one: string, many = `${one}s`): string {
  return `${count.format(amount)} ${amount === 1 ? one : many}`;
}
