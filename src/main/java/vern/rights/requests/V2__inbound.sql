-- Codes by which another company may deliver what someone takes along (Art. 20(2)): digests, for a week, each once.
create table rights.inbound (
    token      bytea       primary key,
    controller text        not null,
    subject    bigint      not null,
    expires    timestamptz not null,
    used       timestamptz
);
