-- Event data of network and equipment (Art. 5(1)(c), (e) GDPR): no names, only the random number that stands for a customer. Each
-- stream is partitioned by terms, which makes a partition for each company and day; a day goes whole (ledger.Streams).
create schema telemetry;

-- Numbers are taken by the block, so that a delivery needs no round trip for each row.
create sequence telemetry.record_id increment by 50000;

create table telemetry.traffic (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    ip_address text, started text, ended text, volume text, cell text, location text,
    primary key (subject, id, terms)
) partition by list (terms);
create table telemetry.traffic_rest partition of telemetry.traffic default;
create index traffic_rest_terms on telemetry.traffic_rest (terms);
create index traffic_rest_anchor on telemetry.traffic_rest (anchor);

create table telemetry.usage (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    service text, measured text, connection text, navigation text, device text, quality text,
    primary key (subject, id, terms)
) partition by list (terms);
create table telemetry.usage_rest partition of telemetry.usage default;
create index usage_rest_terms on telemetry.usage_rest (terms);
create index usage_rest_anchor on telemetry.usage_rest (anchor);

-- Logins and security events.
create table telemetry.access (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    ip_address text, username text, event text, occurred text, logged_in text, result text,
    primary key (subject, id, terms)
) partition by list (terms);
create table telemetry.access_rest partition of telemetry.access default;
create index access_rest_terms on telemetry.access_rest (terms);
create index access_rest_anchor on telemetry.access_rest (anchor);

-- The log of a website: each row has a number of its own for a subject, so that no two visits belong together.
create table telemetry.web_log (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    visited text, device_type text, operating_system text, browser text,
    primary key (subject, id, terms)
) partition by list (terms);
create table telemetry.web_log_rest partition of telemetry.web_log default;
create index web_log_rest_terms on telemetry.web_log_rest (terms);
create index web_log_rest_anchor on telemetry.web_log_rest (anchor);

-- What stands at a customer's. `line` is the number that the network knows it by.
create table telemetry.device (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    product text, serial_number text, delivered text, returned text, line text not null,
    primary key (subject, id)
);
create index device_terms on telemetry.device (terms);
create index device_anchor on telemetry.device (anchor);
create index device_line on telemetry.device (line);

-- The signal as it was measured for a fault; hangs on the fault's case.
create table telemetry.signal (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    measured text, measurement text, quality text,
    primary key (subject, id)
);
create index signal_terms on telemetry.signal (terms);
create index signal_anchor on telemetry.signal (anchor);

-- What is watched for, in which category, for which declared purpose, and whom it concerns. `tell`: the purpose for which the
-- person is told of it.
create table telemetry.rule (
    id         bigint generated always as identity primary key,
    controller text    not null,
    kind       text    not null check (kind in ('quality', 'unusual-login', 'repeated', 'volume')),
    category   text    not null,
    purpose    text    not null,
    threshold  numeric not null,
    role       text    not null,
    tell       text,
    unique (controller, kind, category)
);

-- A rule that has spoken: the case that was opened of it, and the decision that someone made. Codes only; the evidence are holdings
-- that hang on the case.
create table telemetry.alarm (
    subject    bigint      not null,
    id         bigint      not null,
    controller text        not null,
    rule       bigint      not null,
    service    text,
    raised     timestamptz not null,
    anchor     bigint      not null,
    told       boolean     not null,
    decision   text check (decision in ('nothing', 'talked', 'mended', 'blocked')),
    reason     text,
    decided    timestamptz,
    decided_by bigint,
    primary key (subject, id)
);
create index alarm_open on telemetry.alarm (controller, raised) where decided is null;
