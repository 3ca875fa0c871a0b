-- What visitors of a company's website have said yes and no to (ekomloven § 3-15, LEK 9 kap. 28 §; Art. 7(1) GDPR: the consent
-- must be shown). A visitor is a random number; the browser holds the receipt, of which only the digest is here.
create schema site;

-- Proof of each answer: which purpose, which text, when the yes was given and when it was taken back or refused.
create table site.choice (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    purpose text, text_version text, given text, withdrawn text,
    primary key (subject, id)
);
create index choice_terms on site.choice (terms);
create index choice_anchor on site.choice (anchor);

-- Which visitor a receipt belongs to. `nonce` is the digest of the number that the browser gave the answer, so that the same answer sent
-- twice is recorded once.
create table site.receipt (
    digest bytea       not null primary key,
    company text       not null,
    subject bigint     not null,
    nonce   bytea      not null,
    made    timestamptz not null,
    unique (company, nonce)
);
create index receipt_made on site.receipt (made);

-- Keys of this installation: what was signed by one node is known by the others.
create table site.secret (
    name  text  not null primary key,
    value bytea not null
);

create sequence site.record_id;
