-- Recurring reviews of the security measures (Art. 24(1), 32(1)(d) GDPR): each is opened for the role that owns the measure, and closed
-- with what was found. `evidence` is the company's own words about its work, and names nobody.
create schema security;

create table security.review (
    id         bigint generated always as identity primary key,
    controller text        not null,
    measure    text        not null,
    owner      text        not null,
    opened     timestamptz not null,
    due        date        not null,
    done       timestamptz,
    done_by    bigint,
    done_as    text,
    evidence   text
);
create unique index review_open on security.review (controller, measure) where done is null;
create index review_measure on security.review (controller, measure, done);

-- Requests that were turned away, counted by the hour: where, and why. Nothing of who asked.
create table security.refused (
    hour    timestamptz not null,
    surface text        not null,
    why     text        not null,
    times   bigint      not null,
    primary key (hour, surface, why)
);
