-- Letters by post, scanned (Art. 12(2): a request counts however it comes). Handed out as files, never shown in the browser.
create table rights.scan (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    media_type text not null, content bytea not null,
    primary key (subject, id)
);
create index scan_terms on rights.scan (terms);
create index scan_anchor on rights.scan (anchor);
