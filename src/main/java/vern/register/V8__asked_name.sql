-- A name that a customer company's own administrator says it has now, and that waits to be compared with the public register. Nobody's personal data.
alter table register.party add column asked_name text;
