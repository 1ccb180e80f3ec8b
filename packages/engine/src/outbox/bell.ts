/** Lets a loop sleep until somebody rings, a limit passes, or it is told to stop. A ring while nobody waits is not lost. */
export interface Bell {
  ring(): void;
  wait(limitMs: number): Promise<void>;
}

export function createBell(signal: AbortSignal): Bell {
  let hasRung = false;
  let wake: (() => void) | null = null;
  const ring = (): void => {
    hasRung = true;
    wake?.();
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    async wait(limitMs) {
      if (!hasRung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, limitMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = null;
      hasRung = false;
    },
  };
}
