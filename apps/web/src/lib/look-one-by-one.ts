/** Looks at what was named, one look at a time. */
export interface Looker<Topic> {
  at(topics: readonly Topic[]): void;
  stop(): void;
}

/**
 * Looks at once when first asked; what is asked for while a look is under way, or within `pauseMs` after it, is looked at together
 * afterwards. So a flood never makes more than one look at a time, and the last thing asked for is always looked at.
 */
export function lookOneByOne<Topic>(of: { look: (topics: Topic[]) => Promise<void>; pauseMs: number }): Looker<Topic> {
  const asked = new Set<Topic>();
  let isBusy = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function next(): Promise<void> {
    if (isBusy || isOver || asked.size === 0) return;
    isBusy = true;
    const topics = [...asked];
    asked.clear();
    // What could not be asked says so itself where it is shown.
    await of.look(topics).catch(() => {});
    timer = setTimeout(() => {
      isBusy = false;
      void next();
    }, of.pauseMs);
  }

  return {
    at(topics) {
      for (const topic of topics) asked.add(topic);
      void next();
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
