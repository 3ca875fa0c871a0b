-- When each company's site was gone over by a browser, under which version of its statement, and what was found that is not as declared
-- (ekomloven § 3-15, LEK 9 kap. 28 §). Names of cookies and hosts; nothing of a visitor.
create table site.scan (
    id         bigint generated always as identity primary key,
    controller text        not null,
    version    int         not null,
    started    timestamptz not null,
    finished   timestamptz,
    outcome    text        not null check (outcome in ('wanted', 'running', 'done', 'no-browser', 'failed')),
    pages      int         not null,
    faults     jsonb       not null
);
create index scan_controller on site.scan (controller, id);
