-- People who go over to a version that was published while they were inside: one row per publish that moves anybody.
create table journey_migration (
  id uuid primary key default uuidv7(),
  journey_id uuid not null references journey (id),
  to_version_id uuid not null references journey_version (id),
  policies jsonb not null,
  release_per_hour integer not null check (release_per_hour > 0),
  state text not null default 'running' check (state in ('running', 'stopped', 'done')),
  total integer not null,
  moved integer not null default 0,
  redirected integer not null default 0,
  ended integer not null default 0,
  stayed integer not null default 0,
  failed integer not null default 0,
  after_run uuid,
  next_slot_at timestamptz,
  created_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  finished_at timestamptz
);
--> statement-breakpoint
create index journey_migration_by_journey on journey_migration (journey_id, created_at);
--> statement-breakpoint
create index journey_migration_running on journey_migration (touched_at) where state = 'running';
--> statement-breakpoint
create index journey_run_by_version on journey_run (journey_id, id) where status <> 'ended';
--> statement-breakpoint
alter table outbox drop constraint outbox_kind_check;
--> statement-breakpoint
alter table outbox add constraint outbox_kind_check check (kind in ('start', 'ring', 'enter', 'migrate'));
