/** A change a block makes. The engine writes them in the block's transaction; the simulator applies them to its facts. */
export type Effect =
  | {
      kind: 'queueMail';
      nodeId: string;
      visit: number;
      purpose: 'marketing' | 'service';
      topic: string;
      decidedAt: number;
      sendAfter: number;
    }
  | { kind: 'withdrawMails'; reason: string }
  | { kind: 'addScore'; points: number; reason: string; nodeId: string }
  | { kind: 'setField'; field: string; value: unknown; nodeId: string }
  | { kind: 'addTag'; tag: string; nodeId: string }
  | { kind: 'removeTag'; tag: string; nodeId: string }
  | { kind: 'moveStage'; stage: string; reason: string; nodeId: string }
  /** `nodeId` is the proof of who gave or withdrew it. */
  | { kind: 'setConsent'; topic: string; given: boolean; nodeId: string }
  | { kind: 'startJourney'; journey: string; nodeId: string; visit: number }
  | { kind: 'endJourney'; journey: string; reason: string; nodeId: string }
  | { kind: 'openHandoff'; nodeId: string; visit: number; note: string; dueAt: number }
  | { kind: 'closeHandoff'; nodeId: string; visit: number; reason: string }
  | {
      kind: 'openCall';
      callId: string;
      nodeId: string;
      visit: number;
      activityKind: string;
      input: Readonly<Record<string, unknown>>;
    }
  | { kind: 'cancelCall'; callId: string }
  | { kind: 'reachGoal'; at: number };

/** An event that follows from an effect. The engine stores it; `properties.runId` names the run that caused it. */
export interface CausedEvent {
  name: string;
  at: number;
  properties: Readonly<Record<string, unknown>>;
}

/** One passed step: a row of the path. `facts` holds what the decision rested on. */
export interface Step {
  nodeId: string;
  visit: number;
  kind: string;
  port: string | null;
  arrivedAt: number;
  leftAt: number;
  facts: Readonly<Record<string, unknown>>;
}

/** Where the run stands after a look. Times in epoch ms of the run's clock. */
export type Standing =
  | { kind: 'wait'; nodeId: string; deadline: number | null }
  | { kind: 'call'; nodeId: string; callId: string; activityKind: string }
  | { kind: 'held'; nodeId: string; reason: string }
  | { kind: 'ended'; reason: string };
