-- What was handed over for one case only: which anchor its grounds hang on. When that is closed nobody opens it any
-- more, and it goes in the night. Numbers only.
create table vault.lent (
    subject    bigint not null,
    anchor     bigint not null,
    controller text   not null,
    matter     text   not null,
    ended      timestamptz,
    primary key (subject, anchor)
);
create index lent_matter on vault.lent (controller, matter);
