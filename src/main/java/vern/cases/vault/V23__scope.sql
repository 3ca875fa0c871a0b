-- What an agreement on running a customer's systems covers: all of them, or some by name. Of the customer, and of nobody's person.
create table vault.scope (
    party      bigint      not null primary key,
    controller text        not null,
    systems    text        not null,
    account    bigint      not null,
    since      timestamptz not null
);
