-- The outbox. A letter that waits holds an address and what is written to a person: it is a holding (Art. 5(1)(b), (e) GDPR), placed
-- under a declared category, and goes when it has been sent. `sending` is the bookkeeping beside it and names nobody.
create schema mail;

create sequence mail.letter_id;

-- What is to be sent, or was sent and is kept. `secret`: it carries a link or a code that is for the person alone.
create table mail.letter (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    email text, phone text, subject_line text, message text, html text,
    primary key (subject, id)
);
create index letter_terms on mail.letter (terms);
create index letter_anchor on mail.letter (anchor);

-- Files that go along, under the letter's terms.
create table mail.enclosure (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    letter bigint not null, file_name text not null, media_type text not null, content bytea not null,
    primary key (subject, id)
);
create index enclosure_terms on mail.enclosure (terms);
create index enclosure_anchor on mail.enclosure (anchor);
create index enclosure_letter on mail.enclosure (subject, letter);

-- How far each letter has come. `outcome` is a status code (RFC 3463) or a word of ours, never what a server wrote.
create table mail.sending (
    subject    bigint      not null,
    letter     bigint      not null,
    controller text        not null,
    purpose    text        not null,
    channel    text        not null check (channel in ('email', 'sms')),
    language   text        not null,
    sender     text        not null,
    headers    jsonb       not null,
    message_id text        not null,
    automatic  boolean     not null,
    secret     boolean     not null,
    kept       boolean     not null,
    state      text        not null check (state in ('waiting', 'failed', 'sending', 'sent', 'unsure', 'given-up', 'withdrawn')),
    attempts   int         not null,
    next_at    timestamptz not null,
    posted     timestamptz not null,
    changed    timestamptz not null,
    outcome    text,
    primary key (subject, letter)
);
create index sending_due on mail.sending (channel, next_at) where state in ('waiting', 'failed');
create index sending_taken on mail.sending (next_at) where state = 'sending';
create index sending_message on mail.sending (message_id);
create index sending_letter on mail.sending (letter);
create index sending_state on mail.sending (controller, state, changed);
