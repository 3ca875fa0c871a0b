-- Who has to be told where what is held about them came from (Art. 14 GDPR), by when, and how they were. Codes and days: what was
-- obtained stays where it is held.
create schema sources;

create table sources.notice (
    subject    bigint      not null,
    id         bigint      generated always as identity,
    controller text        not null,
    source     text        not null,
    category   text        not null,
    obtained   date        not null,
    due        date        not null,
    told       timestamptz,
    way        text check (way in ('letter', 'first-letter', 'otherwise', 'knows', 'gone')),
    letter     bigint,
    account    bigint,
    primary key (subject, id)
);
create unique index notice_once on sources.notice (subject, source);
create index notice_open on sources.notice (controller, due, id) where told is null;
create index notice_number on sources.notice (controller, told desc);
