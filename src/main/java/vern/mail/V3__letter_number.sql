-- A letter is read by its number when its turn comes. Without this each of a hundred thousand looked through all that waited.
create index letter_number on mail.letter (id);
