-- Who gets data: the agreements with recipients and processors (Art. 28(3), 28(9) GDPR), those closed for a time, the systems that
-- the company runs itself (Art. 30), orders of authorities, and what is shared within a group. What was passed on of whom stands in
-- the ledger.
create schema disclosures;

-- `demands` are the points of Art. 28(3) and of security that the agreement has been found to cover; `paper` is the signed one.
create table disclosures.agreement (
    controller text        not null,
    recipient  text        not null,
    id         bigint      generated always as identity,
    signed     date        not null,
    until      date,
    reviewed   date,
    demands    text[]      not null,
    file_name  text,
    paper      bytea,
    recorded   timestamptz not null,
    account    bigint,
    primary key (controller, recipient, id)
);

-- A recipient to whom nothing goes for the time being.
create table disclosures.closure (
    controller text        not null,
    recipient  text        not null,
    closed     timestamptz not null,
    opened     timestamptz,
    primary key (controller, recipient, closed)
);

-- The company's own systems: what is kept in them, for what, where they stand and who has access.
create table disclosures.own_system (
    controller text   not null,
    id         bigint generated always as identity,
    name       text   not null,
    country    text   not null,
    categories text[] not null,
    purposes   text[] not null,
    roles      text[] not null,
    primary key (controller, id)
);
