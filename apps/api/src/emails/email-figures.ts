import { event, journey, journeyRun, journeyVersion, message, reply } from '@tendril/db';
import { sql, type SQL } from 'drizzle-orm';

/** The email steps of a graph, read leniently: a draft may be broken in any way. */
const emailSteps = (graph: SQL): SQL => sql`jsonb_path_query(${graph}, 'lax $.nodes[*] ? (@.kind == "email")')`;

/** Emails of journeys that are not archived: of the draft, and of the live version those that the draft has no more. */
export function emailsOfJourneys(): SQL {
  return sql`
    select distinct on (journey_id, step_id) journey_id, step_id, journey, status, live_version, is_in_draft,
      nullif(trim(step ->> 'title'), '') as title,
      coalesce(step #>> '{config,content,subject}', '') as subject,
      coalesce(step #>> '{config,content,format}', 'text') as format
    from (
      select j.id as journey_id, j.name as journey, j.status, v.number as live_version, true as is_in_draft,
        step ->> 'id' as step_id, step
      from ${journey} as j left join ${journeyVersion} as v on v.id = j.live_version_id
      cross join lateral ${emailSteps(sql`j.draft`)} as step
      where j.status <> 'archived'
      union all
      select j.id, j.name, j.status, v.number, false, step ->> 'id', step
      from ${journey} as j join ${journeyVersion} as v on v.id = j.live_version_id
      cross join lateral ${emailSteps(sql`v.graph`)} as step
      where j.status <> 'archived'
    ) as found
    where step_id is not null
    order by journey_id, step_id, is_in_draft desc`;
}

/** How many people an email was sent to, and when last. Plays of drafts belong to journeys of their own and stay out. */
export function sentOf(): SQL {
  return sql`
    select m.journey_id, m.node_id, count(distinct m.lead_id) as people, max(m.left_at) as last_at
    from ${message} as m
    where m.state = 'accepted' and m.journey_id in (select journey_id from email)
    group by m.journey_id, m.node_id`;
}

/** How many people did, or met with, what providers and links tell of an email. */
export function happenedSince(): SQL {
  const people = (name: string): SQL => sql`count(distinct e.lead_id) filter (where e.name = ${name})`;
  return sql`
    select e.properties ->> 'journeyId' as journey_id, e.properties ->> 'nodeId' as node_id,
      ${people('email.delivered')} as delivered, ${people('email.opened')} as opened, ${people('email.clicked')} as clicked,
      ${people('email.bounced')} as bounced, ${people('unsubscribed')} as unsubscribed
    from ${event} as e
    where e.properties ? 'messageId' and e.properties ->> 'journeyId' in (select journey_id::text from email)
    group by 1, 2`;
}

/** How many people answered an email themselves: out-of-office notices are no answers. */
export function repliesTo(): SQL {
  return sql`
    select run.journey_id, r.node_id, count(distinct r.lead_id) as people
    from ${reply} as r join ${journeyRun} as run on run.id = r.run_id
    where r.node_id is not null and r.reading ->> 'kind' <> 'machine' and run.journey_id in (select journey_id from email)
    group by run.journey_id, r.node_id`;
}
