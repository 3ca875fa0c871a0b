-- What may be an attack, until an administrator has seen it.
create table staff.alert (
    id         bigint generated always as identity primary key,
    controller text        not null,
    account    bigint      not null references staff.account,
    raised_at  timestamptz not null,
    seen_at    timestamptz,
    seen_by    bigint references staff.account
);
create index alert_unseen on staff.alert (controller) where seen_at is null;
