import { useEffect } from 'react';
import { copySteps, duplicateSteps, pasteSteps } from './copy-steps.ts';
import type { EditorStore } from './editor-store.ts';

/** Undo, redo, copy, paste, duplicate and find, wherever the focus is but in a field: there they belong to the text. */
export function useEditorKeys(store: EditorStore, onFind: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const hasControl = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (isInField(event.target) || isOverlaid() || !(hasControl || key === '/')) return;
      if (key === '/' || key === 'f') {
        event.preventDefault();
        return onFind();
      }
      const act =
        key === 'z'
          ? event.shiftKey
            ? store.redo
            : store.undo
          : key === 'y'
            ? store.redo
            : key === 'd'
              ? () => duplicateSteps(store)
              : null;
      if (act === null) return;
      event.preventDefault();
      act();
    };
    const onCopy = (event: ClipboardEvent): void => {
      if (isInField(event.target) || store.get().selected.length === 0 || !getSelection()?.isCollapsed) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', copySteps(store.get()));
      store.announce(`Copied ${store.get().selected.length} steps`);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (isInField(event.target)) return;
      if (pasteSteps(store, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [onFind, store]);
}

/** While a window or menu is open, keys are its own. */
function isOverlaid(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true], [role=menu]') !== null;
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable=true]') !== null;
}
