-- That someone who called has shown who they are, to whoever took the call; good for the length of a call.
create table rights.call (
    subject    bigint      not null,
    id         bigint      generated always as identity,
    controller text        not null,
    account    bigint      not null,
    at         timestamptz not null,
    method     text        not null,
    primary key (subject, id)
);

-- Until when a power of attorney holds, once someone has looked at it.
alter table rights.request add column mandate date;
