-- Counts the times a draft was saved: an editor that knows an older count does not overwrite what it has not seen.
alter table journey add column revision integer not null default 0;
--> statement-breakpoint
create index journey_run_by_lead on journey_run (lead_id, entered_at);
--> statement-breakpoint
create index journey_run_by_entry on journey_run (journey_id, entered_at);
--> statement-breakpoint
create index handoff_by_lead on handoff (lead_id, opened_at);
--> statement-breakpoint
create index handoff_latest on handoff (opened_at);
