-- What became of each email: the ledger and what happened afterwards, by journey and step.
create index message_by_step on message (journey_id, node_id);
--> statement-breakpoint
create index event_by_email on event ((properties ->> 'journeyId'), (properties ->> 'nodeId')) where properties ? 'messageId';
