-- A no to all marketing that outlives what was held (Art. 21(3)): a keyed digest of the address, which cannot be read out.
create table rights.suppression (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    key text not null, channel text, decided text,
    primary key (subject, id)
);
create index suppression_terms on rights.suppression (terms);
create index suppression_anchor on rights.suppression (anchor);
create index suppression_key on rights.suppression (key);
