-- Makes the monthly partitions from this month to `months` ahead. Safe to call at any time by several processes. A month of
-- which the default partition holds rows already keeps them there: Postgres would refuse its partition.
create or replace function tendril_ensure_partitions(months integer) returns void
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
    if to_regclass('event_' || suffix) is null
      and not exists (select from event_default where received_at >= lower_bound and received_at < upper_bound) then
      execute format('create table %I partition of event for values from (%L) to (%L)', 'event_' || suffix, lower_bound, upper_bound);
    end if;
    if to_regclass('journey_step_' || suffix) is null
      and not exists (select from journey_step_default where run_id >= tendril_uuid_at(lower_bound) and run_id < tendril_uuid_at(upper_bound)) then
      execute format('create table %I partition of journey_step for values from (%L) to (%L)', 'journey_step_' || suffix, tendril_uuid_at(lower_bound), tendril_uuid_at(upper_bound));
    end if;
    if to_regclass('message_' || suffix) is null
      and not exists (select from message_default where run_id >= tendril_uuid_at(lower_bound) and run_id < tendril_uuid_at(upper_bound)) then
      execute format('create table %I partition of message for values from (%L) to (%L)', 'message_' || suffix, tendril_uuid_at(lower_bound), tendril_uuid_at(upper_bound));
    end if;
  end loop;
end $$;
--> statement-breakpoint
-- Runs that stand at a call: the sweep asks for them every minute, and what they called stays for ever.
create index journey_run_calling on journey_run (id) where state ->> 'phase' = 'calling';
--> statement-breakpoint
drop index run_call_finished;
--> statement-breakpoint
-- Mail on its way: what counts as sent after a restore.
create index message_sealed on message (due_at) where state = 'sealed';
