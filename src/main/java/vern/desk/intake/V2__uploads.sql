-- Files of customers or invoices on their way in: how their columns are understood and how far they have come. Nothing of their
-- content; the file itself lies in the data directory for an hour at most (Art. 5(1)(e) GDPR).
create schema intake;

-- `file` is empty once the file is gone. `undated` is what is made of rows without a day: ask, prospects, or the day they began.
create table intake.upload (
    id         bigint generated always as identity primary key,
    controller text        not null,
    account    bigint      not null,
    at         timestamptz not null,
    file       text        not null,
    kind       text        not null check (kind in ('CUSTOMERS', 'INVOICES')),
    mapping    text        not null,
    undated    text        not null,
    state      text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'BROKEN')),
    lines      bigint      not null,
    seen       bigint      not null default 0,
    taken      bigint      not null default 0,
    without    bigint      not null default 0,
    refused    bigint      not null default 0
);
create index upload_controller on intake.upload (controller, id desc);
