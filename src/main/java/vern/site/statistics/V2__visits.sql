-- Page statistics that the company makes itself, of visitors who said yes (ekomloven § 3-15). A row says which page was read, never by
-- whom: no address but its network, no number that outlives the day. Rows lie by company and day or month, and expire with their
-- table; what is left are sums of ten or more.
create table site.visit (
    company  text not null,
    day      date not null,
    hour     smallint,
    page     text not null,
    seconds  int,
    referrer text,
    browser  text,
    device   text,
    network  text,
    country  text,
    city     text,
    product  text,
    mark     bigint
) partition by list (company);

create table site.tally (
    company text   not null,
    month   date   not null,
    kind    text   not null,
    word    text   not null,
    views   bigint not null,
    primary key (company, month, kind, word)
);

-- Words that were searched for on a site: how often in a month, and nothing else.
create table site.search_word (
    company text   not null,
    month   date   not null,
    word    text   not null,
    count   bigint not null,
    primary key (company, month, word)
);
