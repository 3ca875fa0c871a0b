-- Requests that pass by machine (OpenDSR): a principal's own numbers for those it sent here, and what was sent to processors (Art. 19, 28(3)(e)).
create table rights.opendsr_served (
    controller text   not null,
    api_key    text   not null,
    id         uuid   not null,
    request    bigint not null,
    primary key (controller, api_key, id)
);
create table rights.opendsr_called (
    request   bigint      not null,
    recipient text        not null,
    id        uuid        not null,
    sent      timestamptz,
    tries     int         not null default 0,
    primary key (request, recipient)
);
