-- Invoices, kept for as long as bookkeeping law says, from the day they were issued (bokføringsloven § 13, bokföringslagen 7:2).
create schema orders;

create table orders.invoice (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, address text, invoice_number text, issued text, due text, lines text, amount text, paid text,
    primary key (subject, id)
);
create index invoice_terms on orders.invoice (terms);
create index invoice_anchor on orders.invoice (anchor);
create index invoice_search on orders.invoice using gin (lower(name) gin_trgm_ops, lower(invoice_number) gin_trgm_ops);
