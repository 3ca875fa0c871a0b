-- Comments of readers, with the address they were written from, as the statement declares. `author` is a keyed digest of address and
-- name, by which a later comment is recognised; it goes with the row. `email_hash` is there only for who wants a picture of their own.
create table site.comment (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    name text, email text, email_hash text, ip_address text, message text, written text, approved text,
    author bytea not null,
    primary key (subject, id)
);
create index comment_terms on site.comment (terms);
create index comment_anchor on site.comment (anchor);
create index comment_author on site.comment (author);
create index comment_search on site.comment using gin (lower(name) gin_trgm_ops, lower(email) gin_trgm_ops, lower(message) gin_trgm_ops);

-- Where each stands: below which page, in which state, why, and whether its writer wants the picture of another service. Nothing of
-- what was written. `seal` makes a comment sent twice one.
create table site.comment_state (
    id      bigint      not null primary key,
    company text        not null,
    page    text        not null,
    state   text        not null,
    reason  text        not null,
    picture boolean     not null,
    at      timestamptz not null,
    seal    bytea       not null unique
);
create index comment_state_page on site.comment_state (company, page, at);
create index comment_state_queue on site.comment_state (company, at) where state in ('queued', 'spam');

-- Origins that no comment is let through from without being looked at, as keyed digests: for comments and nothing else.
create table site.comment_block (
    company text        not null,
    origin  bytea       not null,
    since   timestamptz not null,
    primary key (company, origin)
);
