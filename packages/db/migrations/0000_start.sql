create table workspace (
  id integer primary key default 1 check (id = 1),
  name text not null,
  time_zone text not null,
  settings jsonb not null,
  mail_held_at timestamptz
);
--> statement-breakpoint
create table activity_catalogue (
  kind text primary key,
  title text not null,
  task_queue text not null,
  entry jsonb not null,
  last_seen_at timestamptz not null
);
--> statement-breakpoint
create table lead (
  id uuid primary key default uuidv7(),
  email text,
  email_key text unique,
  external_id text unique,
  fields jsonb not null default '{}',
  score integer not null default 0,
  stage text not null default 'lead',
  tags text[] not null default '{}',
  time_zone text,
  created_at timestamptz not null default now(),
  erased_at timestamptz
) with (fillfactor = 80);
--> statement-breakpoint
create table consent (
  lead_id uuid not null references lead (id),
  topic text not null,
  state text not null check (state in ('given', 'withdrawn')),
  at timestamptz not null default now(),
  source text not null,
  wording text,
  primary key (lead_id, topic)
);
--> statement-breakpoint
create table suppression (
  email_key text primary key,
  reason text not null,
  at timestamptz not null default now()
);
--> statement-breakpoint
create table event (
  id uuid not null default uuidv7(),
  lead_id uuid not null,
  name text not null,
  received_at timestamptz not null,
  virtual_at timestamptz,
  properties jsonb not null default '{}',
  source text not null,
  primary key (id, received_at)
) partition by range (received_at);
--> statement-breakpoint
create index event_by_lead on event (lead_id, name, received_at);
--> statement-breakpoint
create table event_default partition of event default;
--> statement-breakpoint
create table event_key (
  source text not null,
  external_id text not null,
  event_id uuid not null,
  received_at timestamptz not null,
  primary key (source, external_id)
);
--> statement-breakpoint
create table journey (
  id uuid primary key default uuidv7(),
  name text not null,
  status text not null default 'draft' check (status in ('draft', 'live', 'paused', 'archived', 'ended')),
  draft jsonb not null,
  live_version_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
--> statement-breakpoint
create table journey_version (
  id uuid primary key default uuidv7(),
  journey_id uuid not null references journey (id),
  number integer not null,
  hash text not null,
  graph jsonb not null,
  plan jsonb not null,
  note text,
  published_at timestamptz not null default now(),
  constraint journey_version_number unique (journey_id, number)
);
--> statement-breakpoint
create table version_email (
  version_id uuid not null references journey_version (id),
  node_id text not null,
  subject text not null,
  html text not null,
  text text not null,
  variables text[] not null,
  primary key (version_id, node_id)
);
--> statement-breakpoint
create table entry_trigger (
  journey_id uuid not null references journey (id),
  node_id text not null,
  event_name text not null,
  primary key (journey_id, node_id)
);
--> statement-breakpoint
create index entry_trigger_by_event on entry_trigger (event_name);
--> statement-breakpoint
create table journey_run (
  id uuid primary key,
  journey_id uuid not null references journey (id),
  version_id uuid not null references journey_version (id),
  lead_id uuid not null references lead (id),
  entry_key text not null,
  source text not null,
  status text not null check (status in ('active', 'held', 'ended')),
  state jsonb not null,
  node_id text not null,
  due_at timestamptz,
  clock_started_at timestamptz,
  clock_speed double precision,
  held_reason text,
  end_reason text,
  goal_at timestamptz,
  entered_at timestamptz not null,
  ended_at timestamptz,
  step_count integer not null default 0
) with (fillfactor = 75);
--> statement-breakpoint
create unique index journey_run_one_active on journey_run (journey_id, lead_id, entry_key) where status <> 'ended';
--> statement-breakpoint
create index journey_run_open_by_lead on journey_run (lead_id) where status <> 'ended';
--> statement-breakpoint
create index journey_run_due on journey_run (due_at) where status = 'active';
--> statement-breakpoint
create index journey_run_by_step on journey_run (journey_id, node_id) where status <> 'ended';
--> statement-breakpoint
create table journey_once (
  journey_id uuid not null,
  lead_key text not null,
  entry_key text not null,
  entered_at timestamptz not null,
  ended_at timestamptz,
  primary key (journey_id, lead_key, entry_key)
);
--> statement-breakpoint
create table journey_step (
  run_id uuid not null,
  node_id text not null,
  visit integer not null,
  seq integer not null,
  kind text not null,
  port text,
  arrived_at timestamptz not null,
  left_at timestamptz not null,
  facts jsonb not null,
  primary key (run_id, node_id, visit)
) partition by range (run_id);
--> statement-breakpoint
create table journey_step_default partition of journey_step default;
--> statement-breakpoint
create table run_match (
  run_id uuid not null,
  event_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (run_id, event_id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
--> statement-breakpoint
create index run_match_by_age on run_match (created_at);
--> statement-breakpoint
create table run_command (
  id uuid primary key default uuidv7(),
  run_id uuid not null,
  command jsonb not null,
  created_at timestamptz not null default now()
);
--> statement-breakpoint
create index run_command_by_run on run_command (run_id);
--> statement-breakpoint
create table run_call (
  call_id text primary key,
  run_id uuid not null,
  lead_id uuid not null,
  node_id text not null,
  visit integer not null,
  activity_kind text not null,
  input jsonb not null,
  status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  outcome text,
  output jsonb,
  error_code text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
--> statement-breakpoint
create index run_call_by_run on run_call (run_id);
--> statement-breakpoint
create index run_call_finished on run_call (finished_at) where status = 'done';
--> statement-breakpoint
create table message (
  id uuid not null default uuidv7(),
  run_id uuid not null,
  node_id text not null,
  visit integer not null,
  lead_id uuid not null,
  journey_id uuid not null,
  version_id uuid not null,
  purpose text not null check (purpose in ('marketing', 'service')),
  topic text not null,
  state text not null default 'queued' check (state in ('queued', 'sealed', 'accepted', 'refused', 'unknown', 'withdrawn')),
  decided_at timestamptz not null,
  send_after timestamptz not null,
  due_at timestamptz not null,
  left_at timestamptz,
  settled_at timestamptz,
  batch_id uuid,
  to_email text,
  subject text,
  provider_id text,
  reason text,
  primary key (run_id, node_id, visit)
) partition by range (run_id);
--> statement-breakpoint
create index message_queued on message (purpose, due_at) where state = 'queued';
--> statement-breakpoint
create index message_by_batch on message (batch_id) where batch_id is not null;
--> statement-breakpoint
create index message_by_lead on message (lead_id, decided_at);
--> statement-breakpoint
create index message_by_id on message (id);
--> statement-breakpoint
create index message_by_provider on message (provider_id) where provider_id is not null;
--> statement-breakpoint
create table message_default partition of message default;
--> statement-breakpoint
create table mail_batch (
  id uuid primary key default uuidv7(),
  transport text not null,
  key text not null,
  mails jsonb,
  state text not null default 'sealed' check (state in ('sealed', 'accepted', 'refused', 'unknown')),
  sealed_at timestamptz not null default now(),
  first_tried_at timestamptz,
  due_at timestamptz not null default now(),
  claimed_until timestamptz,
  attempts integer not null default 0,
  last_error text
);
--> statement-breakpoint
create index mail_batch_open on mail_batch (due_at) where state = 'sealed';
--> statement-breakpoint
create table mail_bucket (
  transport text primary key,
  tokens double precision not null,
  refilled_at timestamptz not null,
  blocked_until timestamptz
);
--> statement-breakpoint
create table mailbox_mail (
  id uuid primary key default uuidv7(),
  batch_key text not null,
  message_id uuid not null,
  from_address text not null,
  to_address text not null,
  reply_to text,
  subject text not null,
  html text not null,
  text text not null,
  headers jsonb not null,
  kept_at timestamptz not null default now(),
  constraint mailbox_mail_once unique (batch_key, message_id)
);
--> statement-breakpoint
create index mailbox_mail_latest on mailbox_mail (kept_at);
--> statement-breakpoint
create table reply (
  id uuid primary key default uuidv7(),
  lead_id uuid not null,
  run_id uuid,
  node_id text,
  visit integer,
  subject text not null,
  body text not null,
  received_at timestamptz not null,
  reading jsonb not null,
  needs_person text not null default 'no' check (needs_person in ('no', 'open', 'reviewed'))
);
--> statement-breakpoint
create index reply_by_lead on reply (lead_id, received_at);
--> statement-breakpoint
create table handoff (
  id uuid primary key default uuidv7(),
  run_id uuid not null,
  node_id text not null,
  visit integer not null,
  lead_id uuid not null,
  note text not null,
  brief jsonb not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'not_now', 'rejected', 'no_answer')),
  opened_at timestamptz not null default now(),
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  reason text,
  until text,
  constraint handoff_once unique (run_id, node_id, visit)
);
--> statement-breakpoint
create index handoff_open on handoff (opened_at) where state = 'open';
--> statement-breakpoint
create table outbox (
  id bigint generated always as identity primary key,
  lane text not null check (lane in ('react', 'start', 'bulk')),
  kind text not null check (kind in ('start', 'ring', 'enter')),
  run_id uuid,
  lead_id uuid,
  payload jsonb not null default '{}',
  due_at timestamptz not null default now(),
  claimed_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
create index outbox_open on outbox (lane, due_at);
--> statement-breakpoint
create unique index outbox_one_ring on outbox (run_id) where kind = 'ring' and claimed_until is null;
--> statement-breakpoint
-- The least UUIDv7 made at a moment: the boundary of the tables that are partitioned by run id.
create function tendril_uuid_at(moment timestamptz) returns uuid
language sql immutable
return (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid;
--> statement-breakpoint
-- Makes the monthly partitions from this month to `months` ahead. Safe to call at any time by several processes.
create function tendril_ensure_partitions(months integer) returns void
language plpgsql as $$
declare
  first timestamptz := date_trunc('month', now(), 'UTC');
  lower_bound timestamptz;
  upper_bound timestamptz;
  suffix text;
begin
  perform pg_advisory_xact_lock(7236172);
  for month in 0..months loop
    lower_bound := date_add(first, make_interval(months => month), 'UTC');
    upper_bound := date_add(first, make_interval(months => month + 1), 'UTC');
    suffix := to_char(lower_bound at time zone 'UTC', 'YYYYMM');
    if to_regclass('event_' || suffix) is null then
      execute format('create table %I partition of event for values from (%L) to (%L)', 'event_' || suffix, lower_bound, upper_bound);
      execute format('create table %I partition of journey_step for values from (%L) to (%L)', 'journey_step_' || suffix, tendril_uuid_at(lower_bound), tendril_uuid_at(upper_bound));
      execute format('create table %I partition of message for values from (%L) to (%L)', 'message_' || suffix, tendril_uuid_at(lower_bound), tendril_uuid_at(upper_bound));
    end if;
  end loop;
end $$;
--> statement-breakpoint
select tendril_ensure_partitions(2);
