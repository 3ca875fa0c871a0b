-- A new telephone number counts when the code that is sent to it has been written on the page (Art. 5(1)(d) GDPR): its digest, and how often it was tried.
-- `anchor`: a colleague's place in the company, where its administrator keeps their number; `asked_by`: who asked for the change.
alter table portal.change add column code bytea, add column tries int not null default 0, add column anchor bigint, add column asked_by bigint;
