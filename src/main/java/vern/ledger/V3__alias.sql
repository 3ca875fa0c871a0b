-- Several numbers that are one person (design decision 17). Everyone of a person is paired with everyone else of it, both ways, so that
-- one look by subject finds them all. Rows never move: ending the pairs parts them again. Art. 5(1)(d), 15 and 17 GDPR: an answer or an
-- erasure that missed half of a person would be none.
create table ledger.alias (
    subject    bigint      not null,
    other      bigint      not null,
    controller int         not null,
    since      timestamptz not null,
    ended      timestamptz,
    primary key (subject, other, since)
);

-- What is suspended for a person, under whichever of their numbers they asked for it.
create view ledger.stayed as
    select s.subject, s.kind, s.category, s.purpose, s.anchor from ledger.stay s where s.lifted is null
    union all
    select a.subject, s.kind, s.category, s.purpose, s.anchor from ledger.alias a join ledger.stay s on s.subject = a.other
    where a.ended is null and s.lifted is null;
