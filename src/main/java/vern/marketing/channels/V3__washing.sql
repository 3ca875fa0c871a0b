-- When a company's lists were compared with a register of reservations (markedsføringsloven § 13; NIX), and who was found in it: opaque
-- numbers. The register's own file is not kept.
create table marketing.wash (
    id         bigint generated always as identity primary key,
    controller text        not null,
    channel    text        not null check (channel in ('phone', 'post')),
    version    date        not null,
    washed     timestamptz not null,
    found      bigint      not null
);
create index wash_controller on marketing.wash (controller, channel, version);

create table marketing.reserved (
    subject    bigint not null,
    channel    text   not null,
    controller text   not null,
    primary key (subject, channel)
);
