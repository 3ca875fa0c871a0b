-- Which versions of a statement people have been told of, and who was told of each, as opaque numbers (Art. 5(2), 13(3) GDPR). `asks`: the
-- letter asks for a new yes to these purposes; `held`: those purposes are suspended for the person. What had been published when a
-- company was first looked at counts as told of.
create schema announcing;

create table announcing.version (
    controller text        not null,
    number     int         not null,
    at         timestamptz not null,
    kind       text        not null check (kind in ('first', 'editorial', 'material')),
    primary key (controller, number)
);

create table announcing.told (
    subject    bigint      not null,
    controller text        not null,
    number     int         not null,
    at         timestamptz not null,
    outcome    text        not null check (outcome in ('posted', 'refused')),
    letter     bigint,
    asks       text[]      not null,
    held       boolean     not null,
    primary key (subject, controller, number)
);
create index told_version on announcing.told (controller, number);
create index told_open on announcing.told (held) where not held;
