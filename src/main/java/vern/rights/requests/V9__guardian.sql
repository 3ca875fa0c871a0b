-- Whoever it concerns is a child who is answered through a guardian. Known from the day of birth, where one is held; the day itself stays where it is.
alter table rights.request add column through_guardian boolean not null default false;
