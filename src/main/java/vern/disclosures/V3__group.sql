-- What a company of the same group may read (Art. 6(1)(f), recital 48 GDPR): whose contact details are shared, and the codes that the
-- other company reads with. Nothing is copied; each reading stands in the ledger as a disclosure.
create table disclosures.share (
    subject    bigint      not null,
    recipient  text        not null,
    controller text        not null,
    begun      timestamptz not null,
    ended      timestamptz,
    primary key (subject, recipient, begun)
);

create table disclosures.group_code (
    controller text        not null,
    recipient  text        not null,
    id         bigint      generated always as identity,
    digest     text        not null,
    made       timestamptz not null,
    ended      timestamptz,
    primary key (controller, recipient, id)
);
