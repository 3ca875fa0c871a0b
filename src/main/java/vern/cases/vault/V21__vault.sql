-- Customers' credentials (category `credential`), encrypted (Art. 32(1)(a) GDPR). The keys lie in the data directory, one a person:
-- a copy of the database is worth nothing without them, and what is erased from both cannot come back from a backup of one.
create schema vault;

create table vault.credential (
    subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null, collected date not null,
    name text, email text, username text, password_encrypted text, system text,
    primary key (subject, id)
);
create index credential_terms on vault.credential (terms);
create index credential_anchor on vault.credential (anchor);
