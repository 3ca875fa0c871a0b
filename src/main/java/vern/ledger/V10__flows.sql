-- How often something went to each recipient in the last year, about how many people, is told from the index alone.
create index disclosure_flow on ledger.disclosure (controller, at, recipient, subject);
