-- Equipment that customers bring for repair, and every leg it goes on: what is about the customer is a holding; what lies on the
-- equipment is the customer's own responsibility, and we are processor for it (Art. 28 GDPR). Each leg is told before it begins, and
-- what was passed on stands in the ledger (Art. 13(1)(e)-(f), 15(1)(c)).
create schema repair;

create table repair.ticket (
    subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null, collected date not null,
    serial_number text, fault text, received text, sent text, returned text, visit_address text, recipient text,
    primary key (subject, id)
);
create index ticket_terms on repair.ticket (terms);
create index ticket_anchor on repair.ticket (anchor);

-- Whom to ask for while the repair lasts.
create table repair.contact (
    subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null, collected date not null,
    name text, phone text,
    primary key (subject, id)
);
create index contact_terms on repair.contact (terms);
create index contact_anchor on repair.contact (anchor);

-- The medium that data lie on; never the data themselves.
create table repair.medium (
    subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null, collected date not null,
    storage_medium text, content text,
    primary key (subject, id)
);
create index medium_terms on repair.medium (terms);
create index medium_anchor on repair.medium (anchor);

-- `recovery` is the recipient that the customer accepts for getting data out of a broken medium; empty: none.
create table repair.job (
    controller text        not null,
    id         bigint      generated always as identity (start with 2001),
    holder     bigint      not null,
    party      bigint      not null,
    anchor     bigint      not null,
    carries    boolean     not null,
    recovery   text        not null,
    opened     timestamptz not null,
    closed     timestamptz,
    primary key (controller, id)
);

create table repair.leg (
    controller text        not null,
    job        bigint      not null,
    number     int         not null,
    recipient  text        not null,
    told       timestamptz,
    by_letter  boolean     not null,
    sent       timestamptz,
    country    text,
    mechanism  text,
    back       timestamptz,
    primary key (controller, job, number)
);
