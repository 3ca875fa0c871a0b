-- How people sign in on Min side beside a link (Art. 32(1)(b) GDPR). What opens the door lies in `material`, sealed under a key outside
-- the database; what is told of it is only that it is there, since when, and what its owner calls it.
create table portal.means (
    subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null, collected date not null,
    kind text not null,                         -- password, second-factor, recovery-codes, passkey, electronic-id
    proves text not null,                       -- never more than was shown when it was made
    password_hash text, second_factor text, recovery_codes text, passkey text, electronic_id text, last_login text,
    material bytea not null,
    mark bytea,                                 -- what a passkey or an electronic identity is found by: a digest
    counter bigint not null default 0,
    primary key (subject, id)
);
create index means_terms on portal.means (terms);
create index means_anchor on portal.means (anchor);
create index means_mark on portal.means (mark);

-- From where someone signed in, for companies whose statement declares it.
create table portal.login (
    subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null, collected date not null,
    ip_address text, logged_in text, result text,
    primary key (subject, id)
);
create index login_terms on portal.login (terms);
create index login_anchor on portal.login (anchor);

-- The right password was given; the second factor is still to come.
create table portal.halfway (
    token      bytea       primary key,
    controller text        not null,
    subject    bigint      not null,
    proves     text        not null,
    expires    timestamptz not null,
    tries      int         not null default 0
);

-- Challenges that have been answered: each counts once.
create table portal.answered (
    challenge bytea       primary key,
    expires   timestamptz not null
);

-- On the way to and from a provider of electronic identities. `subject` is whoever connects theirs while signed in.
create table portal.errand (
    token      bytea       primary key,
    controller text        not null,
    sealed     bytea       not null,
    subject    bigint,
    expires    timestamptz not null
);
