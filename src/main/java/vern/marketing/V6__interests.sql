-- What someone says they are interested in, on the page behind the link in every letter; held only where the statement declares it and
-- a ground lives (Art. 5(1)(a), 6 GDPR).
create table marketing.interest (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    interests text not null,
    primary key (subject, id)
);
create index interest_terms on marketing.interest (terms);
create index interest_anchor on marketing.interest (anchor);
