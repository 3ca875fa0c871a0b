-- Surveys: what is asked, who was asked and why someone was not (opaque numbers), and the answers, apart from everything else and with a
-- time of their own (Art. 5(1)(b), (e) GDPR).
create table marketing.survey (
    id         bigint generated always as identity primary key,
    controller text        not null,
    purpose    text        not null,
    question   text        not null,
    language   text        not null,
    state      text        not null check (state in ('draft', 'open', 'closed')),
    changed    timestamptz not null
);
create index survey_controller on marketing.survey (controller);

create table marketing.invited (
    subject bigint not null,
    survey  bigint not null,
    outcome text   not null,
    primary key (subject, survey)
);
create index invited_survey on marketing.invited (survey);

create table marketing.answer (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    question text not null, answer text not null, answered text not null,
    survey bigint not null,
    primary key (subject, id)
);
create index answer_terms on marketing.answer (terms);
create index answer_anchor on marketing.answer (anchor);
create index answer_survey on marketing.answer (survey);
