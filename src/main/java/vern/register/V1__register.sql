-- The register of customers: parties, the people behind them, agreements. What is about a person is a holding (Art. 5(1)(b), (e)
-- GDPR): the tables with the column `terms` are erased by the ledger. The others hold opaque numbers, and what is known of
-- organisations, which are nobody's personal data. Keys begin with the subject, or with the party where no person is meant.
create extension if not exists pg_trgm;
create schema register;

-- Blocks of a thousand, so that an import takes numbers without a round trip for each row.
create sequence register.record_id increment by 1000;

create table register.party (
    id         bigint      not null primary key,
    controller text        not null,
    kind       text        not null check (kind in ('organisation', 'person', 'sole-proprietorship')),
    name       text,
    number     text,
    anchor     bigint      not null,
    state      text        not null check (state in ('prospect', 'customer', 'former')),
    check (kind = 'organisation' or (name is null and number is null))
);
create index party_number on register.party (controller, number);
create index party_anchor on register.party (anchor);
create index party_name on register.party using gin (lower(name) gin_trgm_ops);

-- Who stands for a party: the person it is, or a contact person. `number` is the customer number that the company uses.
create table register.link (
    subject    bigint not null,
    party      bigint not null,
    controller text   not null,
    role       text   not null check (role in ('self', 'contact')),
    number     text,
    anchor     bigint not null,
    since      date   not null,
    left_on    date,
    primary key (subject, party)
);
create index link_party on register.link (party);
create index link_number on register.link (controller, number);

-- `name` only for organisations; what a person subscribes to is a holding.
create table register.agreement (
    party   bigint not null,
    id      bigint not null,
    anchor  bigint not null,
    name    text,
    started date   not null,
    ends    date,
    primary key (party, id)
);

-- Contact details of a customer, a contact person or a prospect.
create table register.person (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, title text, email text, phone text, address text, postal_code text, city text, country text,
    company text, organisation_number text, work_address text, health_unit text, event text,
    primary key (subject, id)
);
create index person_terms on register.person (terms);
create index person_anchor on register.person (anchor);
create index person_search on register.person
    using gin (lower(name) gin_trgm_ops, lower(email) gin_trgm_ops, lower(phone) gin_trgm_ops);

-- What must be able to die apart from the contact details: date of birth, services, notes, interests.
create table register.detail (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    date_of_birth text, subscription_type text, service text, add_on text, status text, scope text, started text, ended text,
    note text, author text, written text, interests text, product text, noted text,
    primary key (subject, id)
);
create index detail_terms on register.detail (terms);
create index detail_anchor on register.detail (anchor);

-- Two subjects that are one person. Rows never move; ending the alias parts them again.
create table register.alias (
    subject    bigint      not null,
    other      bigint      not null,
    controller text        not null,
    since      timestamptz not null,
    ended      timestamptz,
    primary key (subject, other, since)
);
create index alias_other on register.alias (other);

-- Files that were taken in: how their columns were understood, and counts. Nothing of their content.
create table register.import (
    id         bigint generated always as identity primary key,
    controller text        not null,
    at         timestamptz not null,
    kind       text        not null,
    header     text        not null,
    mapping    text        not null,
    taken      bigint      not null,
    without    bigint      not null,
    refused    bigint      not null
);
