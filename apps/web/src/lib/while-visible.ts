/** Ends what was begun and begins it again later, if the page is seen then. */
export type BeginAgain = (afterMs: number) => void;

/**
 * Begins something whenever the page is seen and ends it when it is hidden. What is begun answers how it is ended, and may ask to
 * be begun again. Returns how to stop for good.
 */
export function whileVisible(begin: (again: BeginAgain) => () => void): () => void {
  let end: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    const ending = end;
    end = null;
    ending?.();
  };
  const look = (): void => {
    if (document.visibilityState === 'hidden') return stop();
    end ??= begin((afterMs) => {
      // Ending it may make it ask once more.
      if (end === null) return;
      stop();
      timer = setTimeout(look, afterMs);
    });
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop();
  };
}
