-- What authorities ask for: on which provision, what of whom, who decided and who approved (Art. 5(2), 6(1)(c) GDPR). The order itself
-- is about a person and is a holding; `paper` says which.
create table disclosures.demand (
    subject    bigint      not null,
    id         bigint      generated always as identity,
    controller text        not null,
    anchor     bigint      not null,
    recipient  text        not null,
    ground     text        not null check (ground in ('order', 'offence')),
    what       text[]      not null,
    paper      bigint      not null,
    asked      timestamptz not null,
    asked_by   bigint      not null,
    approved   timestamptz,
    approved_by bigint,
    released   timestamptz,
    primary key (subject, id)
);

create table disclosures.demand_paper (
    subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null, collected date not null,
    authority text, provision text, received text, document text, content bytea,
    primary key (subject, id)
);
create index demand_paper_terms on disclosures.demand_paper (terms);
create index demand_paper_anchor on disclosures.demand_paper (anchor);
