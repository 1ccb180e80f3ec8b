/** Tells the person at the terminal one thing in one plain sentence, without a line end. */
export type Say = (line: string) => void;

/** Says a line on standard output. */
export const sayOnTerminal: Say = (line) => {
  process.stdout.write(`${line}\n`);
};

/** For callers whose own output must stay clean, such as `--json`. */
export const saySilently: Say = () => undefined;
