-- What a contact person may do for the customer on Min side, as codes: its administrator gives each what the work needs and no more
-- (Art. 25(2), 32(1)(b) GDPR). None: nobody has said.
alter table register.link add column may text[] not null default '{}';
