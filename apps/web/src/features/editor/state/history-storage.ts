import type { EditorDeps } from './editor-store.ts';

/** Keeps the history of a journey in the browser. A full or forbidden store costs the history, never the draft. */
export function historyStorage(journeyId: string): EditorDeps['storage'] {
  const key = `tendril.history.${journeyId}`;
  return {
    read: () => {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    write: (text) => {
      try {
        localStorage.setItem(key, text);
      } catch {
        removeKept(key);
      }
    },
  };
}

/** An old history would bring back an old draft, so rather none. */
function removeKept(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that forbids the store keeps nothing.
  }
}
