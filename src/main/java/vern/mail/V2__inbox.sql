-- Which mail has been taken in, so that none is taken in twice: a digest, nothing of the mail.
create table mail.taken (
    controller text        not null,
    digest     bytea       not null,
    at         timestamptz not null,
    primary key (controller, digest)
);
create index taken_at on mail.taken (at);
