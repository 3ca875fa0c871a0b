-- The ledger: no datum without a ground (Art. 5(1)(b), (e); 5(2) GDPR).
--
-- A holding is a row of a module's own table with the columns subject, id, terms, anchor, collected. What is declared and
-- what has happened about it is the same for very many holdings and is kept once, in `terms`; a holding refers to it.
-- See docs/adr/0001-layout-of-the-ledger.md. No triggers, no now(): business time comes from the caller.
create schema ledger;

create table ledger.controller (
    id  int generated always as identity primary key,
    key text not null unique
);

-- Published versions of a controller's statement, as the file was.
create table ledger.statement (
    controller  int         not null,
    number      int         not null,
    effective   timestamptz not null,
    longer_from timestamptz not null,
    published   timestamptz not null,
    file        text        not null,
    primary key (controller, number)
);

-- Each distinct combination of what is declared about a holding and what has happened to its grounds. `due` is the
-- exclusive instant at which the last ground ends; infinity while one is open.
create table ledger.terms (
    id         int generated always as identity primary key,
    controller int         not null,
    version    int         not null,
    category   text        not null,
    source     text        not null,
    standing   text        not null,
    due        timestamptz not null,
    review     timestamptz not null,
    swept      timestamptz,
    digest     uuid        not null
);
-- Not unique: rewriting may make two combinations alike, which does no harm.
create index terms_digest on ledger.terms (digest);
create index terms_due on ledger.terms (due) where swept is null;

-- The grounds of a combination. `until` is exclusive; infinity while the end is not known.
create table ledger.ground (
    terms    int         not null,
    purpose  text        not null,
    basis    text        not null,
    until    timestamptz not null,
    ended_by text,
    primary key (terms, purpose)
);
create index ground_purpose on ledger.ground (purpose, until);

-- What grounds hang on: a relationship, an agreement, a case, an invoice. `clocks` holds when its events happened.
create table ledger.anchor (
    id         bigint generated always as identity primary key,
    controller int         not null,
    kind       text        not null,
    parent     bigint,
    opened     timestamptz not null,
    clocks     jsonb       not null
);
create index anchor_parent on ledger.anchor (parent);

-- Everything that has opened or ended a ground, append-only; the state above follows from it.
create table ledger.event (
    id         bigint generated always as identity primary key,
    controller int         not null,
    at         timestamptz not null,
    kind       text        not null,
    anchor     bigint,
    subject    bigint,
    detail     jsonb       not null
);
create index event_subject on ledger.event (subject);
create index event_anchor on ledger.event (anchor);

create table ledger.subject (
    subject    bigint not null primary key,
    controller int    not null,
    known_from date   not null
);

-- A person's yes or no to a purpose: consent (Art. 7) and objection (Art. 21), each from when to when.
create table ledger.mark (
    subject    bigint      not null,
    id         bigint generated always as identity,
    controller int         not null,
    kind       text        not null,
    purpose    text        not null,
    begun      timestamptz not null,
    ended      timestamptz,
    detail     jsonb       not null,
    primary key (subject, id)
);

-- What suspends: a restriction (Art. 18) use and erasure alike, a legal hold erasure of what it names.
create table ledger.stay (
    subject    bigint      not null,
    id         bigint generated always as identity,
    controller int         not null,
    kind       text        not null,
    category   text,
    purpose    text,
    anchor     bigint,
    reason     text        not null,
    begun      timestamptz not null,
    lifted     timestamptz,
    primary key (subject, id)
);

-- Who uses data for what, each combination once.
create table ledger.act (
    id         int generated always as identity primary key,
    controller int  not null,
    actor      text not null,
    role       text not null,
    purpose    text not null,
    what       text not null,
    unique (controller, actor, role, purpose, what)
);

-- Every use of a subject's holdings, written in the statement that reads them.
create table ledger.use (
    at      timestamptz not null,
    subject bigint      not null,
    act     int         not null,
    matter  text
) partition by range (at);
create table ledger.use_before partition of ledger.use default;
create index use_subject on ledger.use (subject, at);
create index use_at on ledger.use (at);

-- What was passed on, of whom, to whom, on which ground (Art. 15(1)(c), C-154/21).
create table ledger.disclosure (
    subject    bigint      not null,
    id         bigint generated always as identity,
    controller int         not null,
    at         timestamptz not null,
    recipient  text        not null,
    purpose    text        not null,
    categories text[]      not null,
    country    text        not null,
    mechanism  text,
    primary key (subject, id)
);

-- Where one field came from, when that differs from the holding's own source.
create table ledger.provenance (
    subject bigint      not null,
    place   text        not null,
    holding bigint      not null,
    field   text        not null,
    source  text        not null,
    at      timestamptz not null,
    primary key (subject, place, holding, field)
);

create table ledger.sweep_run (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    started  timestamptz not null,
    finished timestamptz
);
create table ledger.sweep_count (
    run        bigint not null,
    controller int    not null,
    category   text   not null,
    purpose    text   not null,
    disposal   text   not null,
    gone       bigint not null,
    primary key (run, controller, category, purpose, disposal)
);

-- The empty result of the search that is run again after an erasure.
create table ledger.erasure (
    subject    bigint      not null,
    id         bigint generated always as identity,
    controller int         not null,
    at         timestamptz not null,
    erased     jsonb       not null,
    blocked    jsonb       not null,
    found      bigint      not null,
    primary key (subject, id)
);

-- What is left of de-identified holdings: declared fields that identify nobody, the month, no way back.
create table ledger.deidentified (
    controller int   not null,
    category   text  not null,
    month      date  not null,
    id         uuid  not null,
    kept       jsonb not null,
    primary key (controller, category, id)
);
