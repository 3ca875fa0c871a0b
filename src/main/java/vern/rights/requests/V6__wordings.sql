-- How a company words the openings of its answers (Art. 12(1): plain language). What the law requires in a letter is not here and stays.
create table rights.wording (
    controller text        not null,
    letter     text        not null,
    language   text        not null,
    words      text        not null,
    changed    timestamptz not null,
    primary key (controller, letter, language)
);
