-- Target groups (Art. 4(4), 21(2)-(3) GDPR): their rules, and who is in each. A membership is a holding, so that the person sees it and a no
-- ends it; `platform` and the codes stand where the person has been put on a list at an advertising platform, `list` is the purpose of
-- that list. The letters to many get the group they are for, and the kinds that are recommendations.
create table marketing.audience (
    id         bigint generated always as identity primary key,
    controller text        not null,
    name       text        not null,
    purpose    text        not null,
    rules      text[]      not null,
    made       timestamptz not null,
    ended      timestamptz
);
create index audience_controller on marketing.audience (controller);

create table marketing.member (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    segment text, included text, platform text, email_hash text, phone_hash text,
    audience bigint, list text,
    primary key (subject, id)
);
create index member_terms on marketing.member (terms);
create index member_anchor on marketing.member (anchor);
create index member_audience on marketing.member (audience);
create index member_platform on marketing.member (platform);

alter table marketing.issue add column audience bigint;
alter table marketing.issue drop constraint issue_kind_check;
alter table marketing.issue add constraint issue_kind_check check (kind in ('newsletter', 'offer', 'information', 'product', 'research'));
