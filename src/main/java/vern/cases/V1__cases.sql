-- Cases: what somebody came with, and what was answered (Art. 5(1)(b), (e) GDPR). What is written is a holding under the case's own
-- anchor and goes as its category says when the case is closed. The tables without `terms` are bookkeeping and name nobody.
create schema cases;

create sequence cases.case_id start 1001;
create sequence cases.entry_id;

-- `token`: what stands in the subject line of mail, so that an answer finds its case. `version` goes up with each change.
create table cases.matter (
    subject      bigint      not null,
    id           bigint      not null,
    controller   text        not null,
    kind         text        not null,
    channel      text        not null,
    state        text        not null check (state in ('new', 'open', 'waiting', 'closed')),
    category     text        not null,
    anchor       bigint      not null,
    token        text        not null,
    language     text        not null,
    urgent       boolean     not null,
    assignee     bigint,
    opened       timestamptz not null,
    first_answer timestamptz,
    touched      timestamptz not null,
    closed       timestamptz,
    version      int         not null,
    primary key (subject, id)
);
create index matter_number on cases.matter (id);
create index matter_inbox on cases.matter (controller, touched desc, id desc) where state <> 'closed';
create index matter_closed on cases.matter (controller, touched desc, id desc) where state = 'closed';

-- What was written, each letter, call or note one.
create table cases.entry (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, company text, title text, phone text, email text, address text, health_unit text, product text,
    subject_line text, message text, channel text, received text, message_number text,
    primary key (subject, id)
);
create index entry_terms on cases.entry (terms);
create index entry_anchor on cases.entry (anchor);
create index entry_email on cases.entry (lower(email));
create index entry_search on cases.entry
    using gin (lower(name) gin_trgm_ops, lower(email) gin_trgm_ops, lower(subject_line) gin_trgm_ops, lower(message) gin_trgm_ops);

-- Where an entry stands in its case. `found` are kinds of sensitive data that were seen in it, never the data.
create table cases.turn (
    subject    bigint      not null,
    entry      bigint      not null,
    matter     bigint      not null,
    way        text        not null check (way in ('in', 'out', 'note')),
    at         timestamptz not null,
    account    bigint,
    letter     bigint,
    whole      boolean     not null,
    found      text        not null,
    moved      timestamptz,
    primary key (subject, entry)
);
create index turn_matter on cases.turn (matter, at, entry);

-- The numbers of mails of a case, as digests, so that an answer finds it.
create table cases.thread (
    controller text   not null,
    digest     bytea  not null,
    matter     bigint not null,
    primary key (controller, digest)
);

-- Files in pieces, under the terms of what they came with.
create table cases.file (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    entry bigint not null, number int not null, piece int not null, file_name text, media_type text not null, size int not null, content bytea not null,
    primary key (subject, id)
);
create index file_terms on cases.file (terms);
create index file_anchor on cases.file (anchor);
create index file_entry on cases.file (subject, entry, number, piece);

-- What should never have come by mail, moved out of it: encrypted with a key that lies outside the database.
create table cases.protected (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    entry bigint not null, sealed bytea not null,
    primary key (subject, id)
);
create index protected_terms on cases.protected (terms);
create index protected_anchor on cases.protected (anchor);

-- What somebody has to do outside Vern before a closed case is gone everywhere: ask a host to empty its store.
create table cases.task (
    subject    bigint      not null,
    id         bigint      generated always as identity,
    controller text        not null,
    matter     bigint      not null,
    recipient  text        not null,
    opened     timestamptz not null,
    done       timestamptz,
    account    bigint,
    primary key (subject, id)
);
create index task_open on cases.task (controller, opened) where done is null;

-- Copies of forms in the company's mailbox, by the number of the mail, until they are taken out again.
create table cases.copy (
    subject    bigint not null,
    matter     bigint not null,
    controller text   not null,
    message_id text   not null,
    primary key (subject, matter, message_id)
);
create index copy_controller on cases.copy (controller);
