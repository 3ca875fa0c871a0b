-- What people write in the forms of a website (Art. 5(1)(c): the declared fields only), each on the anchor of its case.
create table site.enquiry (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, company text, phone text, email text, product text, message text,
    primary key (subject, id)
);
create index enquiry_terms on site.enquiry (terms);
create index enquiry_anchor on site.enquiry (anchor);
create index enquiry_search on site.enquiry using gin (lower(name) gin_trgm_ops, lower(email) gin_trgm_ops, lower(phone) gin_trgm_ops);

-- The cases: which form, when, and whether it is answered. Nothing of what was written. `seal` is the digest of the form's stamp, so
-- that a form sent twice becomes one case.
create table site.enquiry_case (
    id       bigint      not null primary key,
    company  text        not null,
    context  text        not null,
    anchor   bigint      not null,
    received timestamptz not null,
    closed   timestamptz,
    seal     bytea       not null unique
);
create index enquiry_case_open on site.enquiry_case (company, received) where closed is null;
