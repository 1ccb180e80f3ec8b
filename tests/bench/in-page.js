// Runs in the page that is measured, before its own code: what a browser knows of its frames, keys and pictures.
globalThis.bench = (() => {
  let frames = [];
  let keys = [];
  let isCounting = false;
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    });
  const note = (now) => {
    frames.push(now);
    if (isCounting) requestAnimationFrame(note);
  };
  return {
    /** Resolves once what is there now was painted; ms since the address was asked for. */
    painted,
    /** A place near the middle where nothing lies that a drag would take along. */
    emptyPlace: () => {
      for (let away = 0; away < 400; away += 10) {
        for (const x of [900 + away, 900 - away]) {
          const there = document.elementFromPoint(x, 450);
          if (there === null || there.matches('html, body, .react-flow__pane')) return { x, y: 450 };
        }
      }
      throw new Error('There is no empty place.');
    },
    countFrames: () => {
      frames = [];
      isCounting = true;
      requestAnimationFrame(note);
    },
    /** When each frame since then was begun, in ms. */
    framesCounted: () => {
      isCounting = false;
      return frames;
    },
    /** Notes for each key how long it took to the next picture. Browsers tell nothing below 16 ms. */
    watchKeys: () => {
      keys = [];
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === 'keydown') keys.push(duration);
      }).observe({ type: 'event', durationThreshold: 16 });
    },
    keysWatched: () => keys,
    /** Clicks, and resolves with the ms until the editor has said what it did and painted it. */
    clickUntilSaid: (element, words) => {
      const from = performance.now();
      return new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          const said = [...document.querySelectorAll('[aria-live=polite]')].map(({ textContent }) => textContent);
          if (!said.includes(words)) return;
          watch.disconnect();
          void painted().then((now) => resolve(now - from));
        });
        watch.observe(document.body, { childList: true, characterData: true, subtree: true });
        element.click();
      });
    },
  };
})();
