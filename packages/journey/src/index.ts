export { advance, type Advance, type AdvanceInput } from './advance/advance.ts';
export { beginRun } from './advance/begin-run.ts';
export { carryOver, hasStepLike, type CarriedOver } from './advance/carry-over.ts';
export { concerns } from './advance/concerns.ts';
export { decideMail, decideMailAgain, type MailDecision, type WhyNotSent } from './advance/decide-mail.ts';
export { leadAfter } from './advance/lead-after.ts';
export { settle } from './advance/settle.ts';
export { scriptedProperties, type ScriptedCall, type ScriptedEvent } from './advance/script.ts';
export { simulate, type Simulated, type SimulatedMail, type SimulateInput } from './advance/simulate.ts';
export { checkGraph, type CheckOptions } from './check/check-graph.ts';
export { faultsBy, faultsOf } from './check/faults-of.ts';
export { parseGraph, type ParsedGraph } from './check/parse-graph.ts';
export type { CatalogueEntry } from './check/rule.ts';
export { canonicalJson } from './compile/canonical-json.ts';
export { compileGraph, type Compiled } from './compile/compile-graph.ts';
export { diffGraphs, type GraphDifference } from './compile/diff-graphs.ts';
export { sayDifference, type Change } from './compile/say-difference.ts';
export { entriesFor, entryEvents } from './compile/entries-for.ts';
export { unknownKinds } from './compile/unknown-kinds.ts';
export { applyEdit } from './edit/apply-edit.ts';
export type { EditCommand, EditOf, Exit, Position } from './edit/edit-command.ts';
export { isSameGraph, sharingParts } from './edit/graph-parts.ts';
export { mergeGraphs, type Clash, type MergedGraph } from './edit/merge-graphs.ts';
export { say } from './edit/say.ts';
export { assumedPeople } from './forecast/assumed-people.ts';
export { assumptionsSchema, type Assumptions } from './forecast/assumptions.ts';
export { forecast, type Forecast, type ForecastLead, type StepForecast } from './forecast/forecast.ts';
export type { CausedEvent, Effect, Standing, Step } from './model/effect.ts';
export {
  absenceEvent,
  changeEvents,
  clickedEvent,
  handoffAnswers,
  mailSettledEvent,
  openedEvent,
  repliedEvent,
  reviewedEvent,
} from './model/event-names.ts';
export type { CallResult, Command, Facts, LeadEvent, LeadFacts, MailFact, MailState } from './model/facts.ts';
export {
  edgeSchema,
  graphNodeSchema,
  graphSchema,
  type Direction,
  type Edge,
  type Graph,
  type GraphInput,
  type GraphNode,
} from './model/graph.ts';
export { currentPlanVersion, type EventReach, type FactNeeds, type Plan, type PlanNode } from './model/plan.ts';
export { invariant, type Problem } from './model/problem.ts';
export { journeySettingsSchema, type Duration, type JourneySettings, type TimeWindow } from './model/settings.ts';
export type { AfterMail, Entry, Listen, RunEnd, RunState, Wait } from './model/state.ts';
export { defineNode, type NodeDefinition, type NodeGroup, type Port, type SentencePart } from './nodes/define-node.ts';
export { emailContentSchema, type EmailContentConfig } from './nodes/email.ts';
export { sayPlaces } from './nodes/say-places.ts';
export { definitionOf, registry, type JourneyNode, type NodeConfig, type NodeKind } from './nodes/registry.ts';
export { sayStepTime } from './time-of-steps/say-step-time.ts';
export { timeOfSteps, type StepTime } from './time-of-steps/time-of-steps.ts';
export {
  drawTemplate,
  type Answers,
  type JourneyTemplate,
  type TemplateQuestion,
} from './templates/journey-template.ts';
export { journeyTemplates } from './templates/journey-templates.ts';
export { addDuration, readMoment, startOfDateMs, toIsoInstant } from './time/calendar.ts';
export { nextSendMs, type SendTimes } from './time/send-time.ts';
export { isTimeZone } from './time/zone.ts';
