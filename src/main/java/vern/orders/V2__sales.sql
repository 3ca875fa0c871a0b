-- Orders from the placing to the payment. What is about a person is a holding; the books beside it hold opaque numbers, what was
-- bought, and amounts in the smallest unit of the currency (bokføringsforskriften § 5-1, bokföringslagen 5 kap. 7 §).

-- What a customer has ordered (category `order`).
create table orders.purchase (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    order_number text, ordered text, lines text, delivery_address text, amount text, health_unit text, ordered_by text, of_age text,
    primary key (subject, id)
);
create index purchase_terms on orders.purchase (terms);
create index purchase_anchor on orders.purchase (anchor);

-- The patient that supplies are for: data concerning health (Art. 9), with the order only and never on an invoice.
create table orders.for_patient (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, address text, postal_code text, city text, order_number text, lines text,
    primary key (subject, id)
);
create index for_patient_terms on orders.for_patient (terms);
create index for_patient_anchor on orders.for_patient (anchor);

create table orders.payment (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    invoice_number text, amount text, paid text, account text,
    primary key (subject, id)
);
create index payment_terms on orders.payment (terms);
create index payment_anchor on orders.payment (anchor);

-- What stands with a customer: what a warranty is claimed by.
create table orders.equipment (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    product text, serial_number text, delivered text, warranty_until text, expected_lifetime text, returned text,
    primary key (subject, id)
);
create index equipment_terms on orders.equipment (terms);
create index equipment_anchor on orders.equipment (anchor);
create index equipment_search on orders.equipment using gin (lower(serial_number) gin_trgm_ops);

-- One order of a party. `orderer` and `patient` are subjects; `version` tells two people at the same order apart.
create table orders.sale (
    controller text        not null,
    number     bigint      not null,
    party      bigint      not null,
    orderer    bigint      not null,
    patient    bigint,
    account    bigint,
    anchor     bigint      not null,
    placed     timestamptz not null,
    delivered  timestamptz,
    invoice    bigint,
    version    int         not null,
    primary key (controller, number)
);
create index sale_party on orders.sale (party);

create table orders.line (
    controller text        not null,
    sale       bigint      not null,
    number     int         not null,
    kind       text        not null check (kind in ('subscription', 'equipment', 'service', 'supply')),
    product    text        not null,
    quantity   int         not null check (quantity > 0),
    price      bigint      not null check (price >= 0),
    vat        int         not null,
    delivered  timestamptz,
    primary key (controller, sale, number)
);

-- Numbers without gaps, one series a company for orders and one for invoices.
create table orders.series (
    controller text   not null,
    kind       text   not null,
    last       bigint not null,
    primary key (controller, kind)
);

-- The journal of what was issued. `credits` is the invoice that a credit note takes back; `month` the one a subscription is for.
create table orders.issued (
    controller text        not null,
    number     bigint      not null,
    sale       bigint      not null,
    party      bigint      not null,
    anchor     bigint      not null,
    credits    bigint,
    month      date,
    issued     date        not null,
    due        date        not null,
    currency   text        not null,
    net        bigint      not null,
    vat        bigint      not null,
    paid       date,
    paid_sum   bigint      not null,
    primary key (controller, number)
);
create index issued_party on orders.issued (party);
create index issued_sale on orders.issued (controller, sale, month);

create table orders.issued_line (
    controller text   not null,
    invoice    bigint not null,
    number     int    not null,
    product    text   not null,
    quantity   int    not null,
    price      bigint not null,
    vat        int    not null,
    primary key (controller, invoice, number)
);
