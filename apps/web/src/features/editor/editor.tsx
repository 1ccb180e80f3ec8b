import { VisuallyHidden } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

import { EditorBar } from './bar/editor-bar.tsx';
import { AddingContext } from './canvas/adding.ts';
import { Canvas } from './canvas/canvas.tsx';
import { ConnectMenu } from './canvas/connect-menu.tsx';
import { FindStep } from './canvas/find-step.tsx';
import { EmptyCanvas } from './canvas/empty-canvas.tsx';
import { placeFor } from './canvas/place-for.ts';
import { needsAnswer, RemoveQuestion } from './canvas/remove-question.tsx';
import { SelectionBar } from './canvas/selection-bar.tsx';
import { cardOf, focusCard, useGoTo } from './canvas/use-canvas-keys.ts';
import { useAdding } from './canvas/use-adding.ts';
import { useInView } from './canvas/use-in-view.ts';
import classes from './editor.module.css';
import { EmailWriting } from './inspector/email/email-writing.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { AddMenu } from './palette/add-menu.tsx';
import type { Offer } from './palette/kinds-on-offer.ts';
import { Palette } from './palette/palette.tsx';
import { PublishPanel } from './publish/publish-panel.tsx';
import { SettingsPanel } from './settings/settings-panel.tsx';
import { useEditor, useEditorState, useGraph } from './state/editor-context.ts';
import { useCanEdit } from './state/use-can-edit.ts';
import { useFindings } from './state/use-findings.ts';
import { useEditorKeys } from './state/use-editor-keys.ts';
import type { ShownWay } from './test-run/shown-way.ts';
import { TestDrawer } from './test-run/test-drawer.tsx';

/** What is asked in between: by which outcome to heal, or where an exit leads. */
type Asking = { kind: 'remove'; stepId: string } | { kind: 'connect'; stepId: string } | null;

/** Bar, palette, canvas and inspector of one draft, with what opens over them. */
export function Editor() {
  const { store } = useEditor();
  const canEdit = useCanEdit();
  const { problems, times } = useFindings();
  const graph = useGraph();
  const announced = useEditorState((state) => state.announced);
  const bringIntoView = useInView();
  // A link from elsewhere may name the step it is about.
  const { step: linkedStep } = useSearch({ from: '/journeys/$journeyId' });
  const [openStep, setOpenStep] = useState<string | null>(linkedStep ?? null);
  const [asking, setAsking] = useState<Asking>(null);
  const [panel, setPanel] = useState<'publish' | 'settings' | null>(null);
  const [isFinding, setFinding] = useState(false);
  const goTo = useGoTo();
  const [test, setTest] = useState<{ way: ShownWay | null } | null>(null);

  const open = useCallback(
    (stepId: string) => {
      store.select([stepId]);
      setOpenStep(stepId);
      setTest(null);
      bringIntoView(stepId);
    },
    [bringIntoView, store],
  );
  const remove = useCallback(
    (ids: readonly string[]) => {
      const [only] = ids;
      if (ids.length === 1 && only !== undefined && needsAnswer(store.get().history.graph, only))
        setAsking({ kind: 'remove', stepId: only });
      else if (ids.length > 0) store.edit({ do: 'removeNodes', ids: [...ids] });
    },
    [store],
  );
  const openNew = useCallback(
    (stepId: string) => {
      open(stepId);
      requestAnimationFrame(() => focusCard(stepId));
    },
    [open],
  );
  const { adding, acts, endAdding, setDragged } = useAdding(openNew);
  const find = useCallback(() => setFinding(true), []);
  useEditorKeys(store, find);
  const choose = useCallback((offer: Offer) => acts.add(offer, placeFor(offer, store.get())), [acts, store]);
  const toggleTest = useCallback(() => setTest((now) => (now === null ? { way: null } : null)), []);
  const openSettings = useCallback(() => setPanel('settings'), []);
  const openPublish = useCallback(() => setPanel('publish'), []);
  const showWay = useCallback((way: ShownWay | null) => setTest({ way }), []);

  const step = graph.nodes.find(({ id }) => id === openStep);
  return (
    <AddingContext value={acts}>
      <div className={classes.editor}>
        <EditorBar
          problems={problems}
          isTesting={test !== null}
          onJump={open}
          onTest={toggleTest}
          onFind={find}
          onSettings={openSettings}
          onPublish={openPublish}
        />
        <div className={classes.middle}>
          {canEdit && <Palette onChoose={choose} onDrag={setDragged} />}
          <main className={classes.stage}>
            <Canvas
              problems={problems}
              times={times}
              path={test?.way?.path ?? null}
              onOpen={open}
              onRemove={remove}
              onConnectFrom={(stepId) => setAsking({ kind: 'connect', stepId })}
            />
            {graph.nodes.length === 0 && <EmptyCanvas onChoose={(offer) => acts.add(offer, { after: null })} />}
            {canEdit && <SelectionBar onRemove={remove} />}
            {isFinding && (
              <FindStep
                times={times}
                onFound={(stepId) => {
                  setFinding(false);
                  goTo(stepId);
                }}
                onClose={() => setFinding(false)}
              />
            )}
            {test !== null && (
              <TestDrawer problems={problems} onPlayed={showWay} onJump={open} onClose={() => setTest(null)} />
            )}
          </main>
          {step !== undefined && test === null && canEdit && (
            <Inspector
              key={step.id}
              step={step}
              problems={problems.filter(({ nodeId }) => nodeId === step.id)}
              onClose={() => {
                setOpenStep(null);
                cardOf(step.id)?.focus();
              }}
              onRemove={() => remove([step.id])}
            />
          )}
        </div>
      </div>
      {adding !== null && (
        <AddMenu
          adding={adding}
          onChoose={(offer, goesOnBy) => acts.add(offer, adding, goesOnBy)}
          onClose={endAdding}
        />
      )}
      {asking?.kind === 'remove' && <RemoveQuestion stepId={asking.stepId} onClose={() => setAsking(null)} />}
      {asking?.kind === 'connect' && <ConnectMenu stepId={asking.stepId} onClose={() => setAsking(null)} />}
      {panel === 'publish' && <PublishPanel problems={problems} onJump={open} onClose={() => setPanel(null)} />}
      {panel === 'settings' && <SettingsPanel onClose={() => setPanel(null)} />}
      <EmailWriting />
      <VisuallyHidden aria-live="polite">{announced}</VisuallyHidden>
    </AddingContext>
  );
}
