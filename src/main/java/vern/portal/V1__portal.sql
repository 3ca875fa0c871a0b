-- Min side: who is signed in, and the links by which they came. Opaque numbers and digests; what is shown is read through the gate.
create schema portal;

-- Signed in right now. Tokens are kept as digests, so that a copy of the table opens nothing.
create table portal.visit (
    subject    bigint      not null,
    token      bytea       not null,
    controller text        not null,
    method     text        not null,
    began      timestamptz not null,
    seen       timestamptz not null,
    primary key (subject, token)
);
create index visit_token on portal.visit (token);

-- A link that lets someone in once. `people` are those who have the address: several share it, and have to show which they are;
-- none, and the link was never sent.
create table portal.entry (
    token      bytea       primary key,
    controller text        not null,
    people     bigint[]    not null,
    expires    timestamptz not null,
    used       timestamptz,
    tries      int         not null default 0
);

-- A new address or telephone number that waits to be shown to be theirs: it counts only then. The value is in the letter.
create table portal.change (
    subject    bigint      not null,
    token      bytea       not null,
    controller text        not null,
    field      text        not null,
    sealed     bytea       not null,            -- the new value, under the token in the link
    expires    timestamptz not null,
    used       timestamptz,
    primary key (subject, token)
);
create index change_token on portal.change (token);

-- When someone last said that their contact details are right.
create table portal.confirmed (
    subject    bigint      not null primary key,
    controller text        not null,
    at         timestamptz not null
);
