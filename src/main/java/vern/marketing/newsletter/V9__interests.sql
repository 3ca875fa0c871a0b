-- What a reader has chosen among the declared interests, beside the address and as long (Art. 5(1)(a), (b) GDPR); and which of them an issue is about.
alter table marketing.subscriber add column interests text;
alter table marketing.issue add column interests text[] not null default '{}';
