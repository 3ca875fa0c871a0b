-- What someone at the desk has decided about a passage of a person's texts that tells of someone else: given out, or left out of the copy (Art. 15(4)).
-- Where in which text, and nothing of what it says; `length` is the text's, so that a choice does not outlive a change of it.
create table rights.passage (
    request   bigint  not null,
    place     text    not null,
    record    bigint  not null,
    field     text    not null,
    starts    int     not null,
    ends      int     not null,
    length    int     not null,
    withheld  boolean not null,
    primary key (request, place, record, field, starts, ends)
);
