-- The web shop: users of a customer organisation, who sign in with a code of their own; what they may order; and what the customer
-- as principal has told us to do (Art. 28(3)(a), (g) GDPR).

-- Category `portal-account`: exactly what the statement says.
create table orders.shop_account (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, email text, health_unit text,
    primary key (subject, id)
);
create index shop_account_terms on orders.shop_account (terms);
create index shop_account_anchor on orders.shop_account (anchor);

-- Category `credential`.
create table orders.shop_login (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    username text, password_hash text, permissions text, last_login text,
    primary key (subject, id)
);
create index shop_login_terms on orders.shop_login (terms);
create index shop_login_anchor on orders.shop_login (anchor);
create index shop_login_name on orders.shop_login (username);

-- `holder` is the subject; `party` the customer organisation whose user it is.
create table orders.shop_user (
    controller text   not null,
    number     bigint not null,
    party      bigint not null,
    holder     bigint not null,
    anchor     bigint not null,
    primary key (controller, number)
);
create index shop_user_party on orders.shop_user (party);

create table orders.shop_session (
    digest     bytea       not null primary key,
    controller text        not null,
    account    bigint      not null,
    until      timestamptz not null
);

create table orders.product (
    controller text   not null,
    code       text   not null,
    name       text   not null,
    price      bigint not null,
    vat        int    not null,
    primary key (controller, code)
);

-- An instruction of the principal: whose data go when, who of theirs gave it, and when it had been carried out.
create table orders.instruction (
    controller text        not null,
    id         bigint      generated always as identity,
    party      bigint      not null,
    giver      bigint      not null,
    what       text        not null check (what in ('users', 'patients')),
    due        date        not null,
    taken      timestamptz not null,
    done       timestamptz,
    gone       int         not null default 0,
    primary key (controller, id)
);
