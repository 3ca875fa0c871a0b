-- People whose identity is protected (Art. 32 GDPR; the population registers' protected addresses): nothing of them is shown to those who
-- work here but in the role for it. The reason is a code.
create table ledger.protection (
    subject    bigint      not null,
    id         bigint generated always as identity,
    controller int         not null,
    reason     text        not null,
    begun      timestamptz not null,
    ended      timestamptz,
    primary key (subject, id)
);

-- Whoever is protected, under whichever of their numbers that was said.
create view ledger.protected as
    select p.subject from ledger.protection p where p.ended is null
    union all
    select a.subject from ledger.alias a join ledger.protection p on p.subject = a.other where a.ended is null and p.ended is null;
