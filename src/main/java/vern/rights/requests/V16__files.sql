-- What someone at the desk has decided about a file that would tell of others before a copy is given out: left out, or given in a version in which that is
-- covered (Art. 15(4)). Which file, and nothing of what it says; `scan` is the covered version, kept with the request.
create table rights.file_choice (
    request   bigint not null,
    place     text   not null,
    record    bigint not null,
    way       text   not null,
    why       text   not null,
    scan      bigint,
    primary key (request, place, record)
);
