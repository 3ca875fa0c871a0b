-- The trail of changes and its signed chain: accountability that an outsider can check (Art. 5(2), 24 and 32 GDPR).
-- Append-only by grant, not by trigger, and local to the coordinator when the store is distributed.
create schema if not exists audit;

create table audit.entry (
    id          bigint generated always as identity primary key,
    -- Tells the sealer which entries can have no younger brother still uncommitted; not covered by the chain.
    xid         xid8        not null default pg_current_xact_id(),
    at          timestamptz not null,
    controller  text        not null,
    actor_kind  text        not null,
    actor_id    text        not null,
    actor_role  text        not null,
    kind        text        not null,
    subject     bigint,
    details     jsonb       not null
);

create index entry_by_transaction on audit.entry (xid, id);
create index entry_by_subject on audit.entry (subject, id) where subject is not null;

create table audit.seal (
    number      bigint      primary key,
    at          timestamptz not null,
    count       integer     not null,
    previous    bytea       not null,
    hash        bytea       not null,
    public_key  bytea       not null,
    signature   bytea       not null,
    -- Where the search for unsealed entries goes on, and in which database cluster that number means something.
    horizon     xid8        not null,
    cluster     bigint      not null
);

-- Which seal covers an entry, at which place, and the chain's hash up to and including it.
create table audit.link (
    seal        bigint      not null,
    position    integer     not null,
    entry       bigint      not null unique,
    hash        bytea       not null,
    primary key (seal, position)
);

revoke all on all tables in schema audit from public;

do $$
begin
    if exists (select from pg_roles where rolname = 'vern_app') then
        grant usage on schema audit to vern_app;
        grant select, insert on all tables in schema audit to vern_app;
        revoke update, delete, truncate on all tables in schema audit from vern_app;
    end if;
end
$$;
