-- Every letter that was written for a request, as the person reads it: on Min side, and on paper where there is no address to send it to (Art. 12(1), 12(3)).
-- The link to a copy is not in it. `way`: by e-mail, or on paper; `posted`: when paper was put into the post.
create table rights.letter (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    body text, way text not null default 'paper', written timestamptz, posted timestamptz,
    primary key (subject, id)
);
create index letter_terms on rights.letter (terms);
create index letter_anchor on rights.letter (anchor);

-- What was sent in: a letter, a power of attorney, or a document that shows who someone is; that one goes when it has been looked at.
alter table rights.scan add column kind text not null default 'letter';

-- The rights that a power of attorney covers, by their keys.
alter table rights.request add column mandate_scope text;

-- A restriction that ends on a day: the person has been written to, and it does not end before the letter has gone (Art. 18(3)).
create table rights.lifting (
    request bigint      primary key,
    letter  bigint,
    day     date        not null,
    done    timestamptz
);
