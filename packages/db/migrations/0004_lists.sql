-- Who of sales took a hand-off to answer it.
alter table handoff add column claimed_by text, add column claimed_at timestamptz;
--> statement-breakpoint
create index handoff_open_by_due on handoff (due_at, id) where state = 'open';
--> statement-breakpoint
create index handoff_answered on handoff (answered_at, id) where state <> 'open';
--> statement-breakpoint
-- The list of leads: what it sorts and filters by. The expressions are those of apps/api/src/leads/lead-columns.ts.
create extension if not exists pg_trgm;
--> statement-breakpoint
create index lead_by_score on lead (score, id);
--> statement-breakpoint
create index lead_by_stage on lead (
  array_position(array['subscriber', 'lead', 'mql', 'sal', 'sql', 'opportunity', 'customer', 'evangelist', 'recycled', 'disqualified'], stage),
  id
);
--> statement-breakpoint
create index lead_by_name on lead (
  lower(coalesce(nullif(btrim(coalesce(fields ->> 'first_name', '') || ' ' || coalesce(fields ->> 'last_name', '')), ''), nullif(btrim(fields ->> 'name'), ''), email, '')),
  id
);
--> statement-breakpoint
create index lead_by_company on lead (lower(nullif(btrim(fields ->> 'company'), '')), id);
--> statement-breakpoint
create index lead_by_tag on lead using gin (tags);
--> statement-breakpoint
create index lead_by_words on lead using gin (
  (coalesce(email, '') || ' ' || coalesce(fields ->> 'name', '') || ' ' || coalesce(fields ->> 'first_name', '') || ' ' || coalesce(fields ->> 'last_name', '') || ' ' || coalesce(fields ->> 'company', '')) gin_trgm_ops
);
--> statement-breakpoint
create index journey_run_held on journey_run (lead_id) where status = 'held';
