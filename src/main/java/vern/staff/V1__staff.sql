-- People who work for the controllers, the roles they act in and what they have undertaken (Art. 29, 32(4), 28(3)(b)).
-- Small shared tables: reference tables when the database is distributed. Nothing is deleted that shows who could do what when.
create schema if not exists staff;

create table staff.account (
    id            bigint generated always as identity primary key,
    controller    text not null,
    address       text not null,
    display_name  text not null,
    password      text,                       -- Argon2id; none until the invitation is taken up
    active        boolean not null default true,
    added_at      timestamptz not null
);
create unique index account_address on staff.account (lower(address));
create index account_controller on staff.account (controller);

create table staff.role_binding (
    id          bigint generated always as identity primary key,
    account     bigint not null references staff.account,
    role        text not null,
    work_task   text not null,                -- why the role is needed: the reader of an audit asks
    granted_by  bigint references staff.account,
    granted_at  timestamptz not null,
    expires_at  timestamptz,
    ended_by    bigint references staff.account,
    ended_at    timestamptz,
    check (role <> 'managing-director' or expires_at is null)
);
create index role_binding_account on staff.role_binding (account);

create table staff.undertaking (
    account       bigint not null references staff.account,
    text_version  text not null,
    language      text not null,
    signed_at     timestamptz not null,
    withdrawn_at  timestamptz,
    primary key (account, signed_at)
);

-- Who is at the desk right now. Tokens are kept as digests, so that a copy of the table opens nothing.
create table staff.session (
    token_digest  bytea primary key,
    account       bigint not null references staff.account,
    began_at      timestamptz not null,
    seen_at       timestamptz not null
);

-- For a day only: enough to slow down guessing.
create table staff.attempt (
    id             bigint generated always as identity primary key,
    address_digest bytea not null,
    origin_digest  bytea not null,
    tried_at       timestamptz not null
);
create index attempt_address on staff.attempt (address_digest, tried_at);
create index attempt_origin on staff.attempt (origin_digest, tried_at);

-- A link that lets one person choose a password once.
create table staff.invitation (
    token_digest  bytea primary key,
    account       bigint not null references staff.account,
    expires_at    timestamptz not null,
    used_at       timestamptz
);
