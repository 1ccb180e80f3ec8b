-- A lead invented to play a journey for real: whoever lists, counts or looks for leads passes it by.
alter table lead add column is_rehearsal boolean not null default false;
--> statement-breakpoint
-- The journey whose draft is played; the row that says so belongs to one play and is never live, listed or opened.
alter table journey add column rehearsal_of uuid references journey (id);
--> statement-breakpoint
create index journey_rehearsal on journey (rehearsal_of) where rehearsal_of is not null;
--> statement-breakpoint
create index lead_rehearsal on lead (id) where is_rehearsal;
