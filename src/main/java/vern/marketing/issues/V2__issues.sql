-- Issues of the newsletter and other mailings, and how far each receiver's letter has come: opaque numbers, so that nobody is mailed
-- twice or missed when a node dies, and so that it shows why someone was left out (Art. 5(2), Art. 21(3) GDPR).
create table marketing.issue (
    id         bigint generated always as identity primary key,
    controller text        not null,
    kind       text        not null check (kind in ('newsletter', 'offer', 'information')),
    purposes   text[]      not null,
    title      text        not null,
    body       text        not null,
    language   text        not null,
    segments   text[]      not null,
    similar_to text[]      not null,
    rate       int         not null check (rate > 0),
    state      text        not null check (state in ('draft', 'scheduled', 'sending', 'sent', 'stopped')),
    send_at    timestamptz,
    started    timestamptz,
    finished   timestamptz
);
create index issue_state on marketing.issue (state);

create table marketing.receiver (
    subject bigint not null,
    issue   bigint not null,
    state   text   not null check (state in ('waiting', 'posted', 'skipped')),
    reason  text,
    purpose text,
    primary key (subject, issue)
);
create index receiver_issue on marketing.receiver (issue, state, subject);
