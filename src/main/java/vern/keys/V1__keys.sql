-- Keys of systems that call the API (Art. 32(1)(b) GDPR). Only a digest is kept, so that a copy of the table opens nothing.
create schema keys;

create table keys.key (
    id         bigint generated always as identity primary key,
    controller text        not null,
    name       text        not null,
    hint       text        not null,          -- its first characters, to tell keys apart
    digest     bytea       not null unique,
    purposes   text[]      not null,
    per_minute int         not null check (per_minute between 1 and 100000),
    made       timestamptz not null,
    made_by    bigint      not null,
    last_used  date,
    revoked    timestamptz,
    revoked_by bigint
);
create index key_controller on keys.key (controller);
