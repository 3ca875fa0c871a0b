-- Answers that are given often; nobody's data are in them.
create table cases.canned (
    id         bigint generated always as identity primary key,
    controller text        not null,
    language   text        not null,
    title      text        not null,
    text       text        not null,
    at         timestamptz not null
);
create index canned_controller on cases.canned (controller, language);

-- The inbox asks the gate for entries by their numbers.
create index entry_number on cases.entry (id);
create index file_number on cases.file (id);
create index turn_first on cases.turn (matter, entry) where way = 'in';
create index turn_entry on cases.turn (entry);
