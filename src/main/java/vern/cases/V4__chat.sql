-- Conversations on the company's site: a digest of the address that takes part, nothing of what is said.
create table cases.talk (
    subject    bigint      not null,
    matter     bigint      not null,
    controller text        not null,
    digest     bytea       not null,
    opened     timestamptz not null,
    primary key (subject, matter)
);
create unique index talk_digest on cases.talk (subject, digest);
create index talk_address on cases.talk (digest);
create index talk_opened on cases.talk (controller, opened);
