-- That someone at the desk has stated why they must see what is most sensitive about a person, and until when it is open to them
-- (Art. 9, 32(1)(b) GDPR). Only the reason's code: what it was about stands in the use log.
create table ledger.stated_reason (
    subject bigint      not null,
    actor   text        not null,
    reason  text        not null,
    until   timestamptz not null,
    primary key (subject, actor)
);
