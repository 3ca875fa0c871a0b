-- Where a principal wants to hear how what it sent here goes (OpenDSR), and the last it has taken. Who does not answer is asked more and more seldom.
create table rights.opendsr_callback (
    controller text not null,
    api_key    text not null,
    id         uuid not null,
    url        text not null,
    told       text not null,
    tries      int  not null default 0,
    tried      timestamptz,
    primary key (controller, api_key, id, url)
);
