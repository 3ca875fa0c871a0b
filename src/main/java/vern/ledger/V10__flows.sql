-- How often something went to a recipient in the last year, and about how many people, is told from the index alone.
drop index ledger.disclosure_recipient;
create index disclosure_flow on ledger.disclosure (controller, recipient, at, subject);
