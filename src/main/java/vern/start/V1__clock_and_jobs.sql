-- The clock that retention is reckoned by, and the last run of each job, so that time only goes forward and nothing that falls
-- due is done twice. Both tables stay on the coordinator when the database is distributed.
create schema if not exists start;

create table start.clock (
    only_row         boolean primary key default true check (only_row),
    ahead_millis     bigint not null default 0,
    last_seen        timestamptz,
    leap_unconfirmed boolean not null default false
);

insert into start.clock default values;

create table start.job_run (
    job      text primary key,
    last_run timestamptz not null
);
