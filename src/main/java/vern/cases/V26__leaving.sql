-- Copies of forms that are to leave the mailbox though their case is open: what was moved to safety. Tried each night until they have.
alter table cases.copy add column leaves boolean not null default false;
