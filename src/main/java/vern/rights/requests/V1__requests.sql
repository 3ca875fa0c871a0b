-- Requests from people about their data (Art. 12-22 GDPR). What someone wrote, and what they were answered, are holdings
-- (`said`, `parcel`). A request is numbers, codes and days, so that it can be counted and shown without opening anything of anyone.
-- `request`, `step`, `told` and `link` are small: reference tables when the database is distributed.
create schema rights;

create table rights.request (
    id           bigint      generated always as identity primary key,
    controller   text        not null,
    number       int         not null,
    kind         text        not null,
    channel      text        not null,
    language     text        not null,
    subject      bigint      not null,
    recognised   boolean     not null,          -- the company knew the person before
    anchor       bigint      not null,
    received     timestamptz not null,
    due          date        not null,          -- last day to answer, in the company's time zone
    month        date        not null,          -- last day to tell of an extension (Art. 12(3))
    extended     date,
    extension    text,
    asked        timestamptz,                   -- the clock stands still since, waiting to know who it is
    state        text        not null,
    denial       text,
    proposed     text,                          -- a refusal that a second person has yet to look at
    proposed_by  bigint,
    method       text,                          -- how the person showed who they are
    identified   timestamptz,
    about        text,                          -- a purpose, a category or a field
    joined       int,                           -- the number of an earlier request for the same
    agent        boolean     not null default false,
    code         bytea       not null,          -- digest of the code by which it is followed without an account
    closed       timestamptz,
    unique (controller, number)
);
create index request_open on rights.request (controller, due) where closed is null;
create index request_subject on rights.request (subject);
create index request_code on rights.request (code);

-- What happened to a request: codes, and the role that did it.
create table rights.step (
    id      bigint      generated always as identity primary key,
    request bigint      not null,
    at      timestamptz not null,
    kind    text        not null,
    actor   text        not null,
    detail  text        not null default ''
);
create index step_request on rights.step (request);

-- What the person wrote and was answered.
create table rights.said (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, email text, phone text, address text, message text, received text, identity_check text, letter text, answer text,
    primary key (subject, id)
);
create index said_terms on rights.said (terms);
create index said_anchor on rights.said (anchor);
create index said_search on rights.said using gin (lower(name) gin_trgm_ops, lower(email) gin_trgm_ops, lower(phone) gin_trgm_ops);
create sequence rights.said_id;

-- A copy that waits to be fetched: encrypted under the link that the person got, which is stored nowhere.
create table rights.parcel (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    request bigint not null, token bytea not null, expires timestamptz not null, fetched timestamptz, content bytea not null,
    primary key (subject, id)
);
create index parcel_terms on rights.parcel (terms);
create index parcel_anchor on rights.parcel (anchor);
create index parcel_token on rights.parcel (token);

-- One-time links sent to an address.
create table rights.link (
    token   bytea       primary key,
    request bigint      not null,
    known   boolean     not null,               -- it went to an address that the company already had
    expires timestamptz not null,
    used    timestamptz,
    tries   int         not null default 0
);
create index link_request on rights.link (request);

-- Telling to be told of a rectification, an erasure or a restriction (Art. 19).
create table rights.told (
    request   bigint      not null,
    recipient text        not null,
    begun     timestamptz not null,
    done      timestamptz,
    proof     text,
    primary key (request, recipient)
);

-- Guessing is slowed down: digests, for a day.
create table rights.attempt (
    what  bytea       not null,
    at    timestamptz not null
);
create index attempt_what on rights.attempt (what, at);

-- Under which address an account's calendar reads the deadlines.
create table rights.feed (
    account    bigint primary key,
    controller text   not null,
    token      bytea  not null unique
);
