-- The number of the mail that a letter went as, so that what waits for the letter waits for the mail too (Art. 18(3)).
alter table rights.letter add column mail text;
