import { useCallback, useState } from 'react';
import { MomentList } from './moment-list.tsx';
import { movedTo, needsEmail, type Act, type Deed } from './play/deed.ts';
import { atMoment, endOf } from './play/playback.ts';
import type { TestRun } from './play/play-test.ts';
import { PlayBar } from './play-bar.tsx';
import { TestedEmails } from './tested-emails.tsx';
import { AddAct } from './time-line/add-act.tsx';
import { TimeLine } from './time-line/time-line.tsx';
import type { Playback } from './use-playback.ts';
import type { Test } from './use-test.ts';
import classes from './test-drawer.module.css';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

interface InstantTestProps {
  test: Test;
  run: TestRun;
  playback: Playback;
  /** Shows a step on the canvas. */
  onShow: (stepId: string) => void;
}

/** The draft played at once: left what the lead does and what happens, right every email at that moment. */
export function InstantTest({ test, run, playback, onShow }: InstantTestProps) {
  const { acts, change } = test;
  const [openAct, setOpenAct] = useState<string | null>(null);
  const { cursor } = playback;
  const setActs = useCallback((ownActs: Act[]) => change({ ownActs }), [change]);
  const add = (deed: Deed): void => {
    const act = { id: crypto.randomUUID(), afterMs: 0, deed };
    setActs([...acts, movedTo(act, timeFor(deed, { run, acts, at: cursor?.at ?? null }))]);
    setOpenAct(act.id);
  };
  return (
    <div className={classes.panes}>
      <div className={classes.left}>
        <PlayBar run={run} playback={playback}>
          <span data-add-act>
            <AddAct onAdd={add} />
          </span>
        </PlayBar>
        <TimeLine
          run={run}
          acts={acts}
          playback={playback}
          openAct={openAct}
          onOpenAct={setOpenAct}
          onChange={setActs}
        />
        <MomentList
          run={run}
          cursor={cursor}
          onGoTo={(index) => {
            playback.seek(atMoment(run, index));
            const stepId = run.moments[index]?.stepId ?? null;
            if (stepId !== null) onShow(stepId);
          }}
        />
      </div>
      <TestedEmails run={run} cursor={cursor} />
    </div>
  );
}

/** When something new is done: where the clock stands, else a day after what was done last, else soon after the first email. */
function timeFor(deed: Deed, { run, acts, at }: { run: TestRun; acts: readonly Act[]; at: number | null }): number {
  const firstMail = run.mails.find(({ leftAt }) => leftAt !== null)?.leftAt ?? run.enteredAt;
  if (at !== null && at < endOf(run).at) return Math.max(at, needsEmail(deed) ? firstMail : 0) - run.enteredAt;
  if (acts.length > 0) return Math.max(...acts.map(({ afterMs }) => afterMs)) + dayMs;
  return firstMail - run.enteredAt + 4 * hourMs;
}
