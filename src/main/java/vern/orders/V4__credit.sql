-- Credit checks (category `credit`): the company asked about, the risk, when and by whom, and nothing else.
create table orders.credit (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    company text, organisation_number text, credit_risk text, assessed text, actor text, bureau text,
    primary key (subject, id)
);
create index credit_terms on orders.credit (terms);
create index credit_anchor on orders.credit (anchor);
