-- The newsletter's readers, in a store of their own that knows nothing of customers, and the proof of what each said yes to (Art. 7(1)
-- GDPR), which has no address in it. The other tables hold codes and times about opaque numbers.
create schema marketing;

create sequence marketing.record_id;

-- Addresses: first for the confirmation only, afterwards for the newsletter only.
create table marketing.subscriber (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    email text not null, segment text,
    primary key (subject, id)
);
create index subscriber_terms on marketing.subscriber (terms);
create index subscriber_anchor on marketing.subscriber (anchor);
create index subscriber_email on marketing.subscriber (lower(email));
create index subscriber_search on marketing.subscriber using gin (lower(email) gin_trgm_ops);

-- What was said yes to, when, and in which words: the text stands under its version in the published statement.
create table marketing.proof (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    purpose text not null, text_version text not null, given text not null, withdrawn text, channel text,
    primary key (subject, id)
);
create index proof_terms on marketing.proof (terms);
create index proof_anchor on marketing.proof (anchor);

-- That someone opened a letter, where they have said yes to that being seen.
create table marketing.opening (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    issue text not null, opened text not null,
    primary key (subject, id)
);
create index opening_terms on marketing.opening (terms);
create index opening_anchor on marketing.opening (anchor);

create table marketing.subscription (
    subject    bigint      not null primary key,
    controller text        not null,
    purpose    text        not null,
    state      text        not null check (state in ('asked', 'active')),
    language   text        not null,
    asked      timestamptz not null,
    confirmed  timestamptz
);

-- Links that confirm, once: only their digests.
create table marketing.confirmation (
    subject bigint      not null,
    digest  bytea       not null,
    made    timestamptz not null,
    used    timestamptz,
    primary key (subject, digest)
);
create index confirmation_digest on marketing.confirmation (digest);
