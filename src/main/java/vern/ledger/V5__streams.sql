-- Event data lies in partitions, one for each terms, which for data kept so many days after it was collected is one for each day and
-- company (Art. 5(1)(e) GDPR; design decision 11). `held` is kept in step with every row that comes, goes or moves, so that a day
-- that is dropped whole can still be counted exactly.
create table ledger.part (
    place text   not null,
    terms int    not null,
    name  text   not null,
    held  bigint not null,
    primary key (place, terms)
);
create index part_terms on ledger.part (terms);
