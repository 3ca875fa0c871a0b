-- What visitors who said yes are interested in, by the kinds of product that they looked at; gone with the yes.
create table site.profile (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    interests text, updated text,
    primary key (subject, id)
);
create index profile_terms on site.profile (terms);
create index profile_anchor on site.profile (anchor);
