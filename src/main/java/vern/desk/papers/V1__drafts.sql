-- Statement files that wait to be published. A file says nothing of any person.
create schema papers;

create table papers.draft (
    id         bigint generated always as identity primary key,
    controller text        not null,
    since      timestamptz not null,
    name       text        not null,
    file       text        not null
);
create index draft_controller on papers.draft (controller, id desc);
