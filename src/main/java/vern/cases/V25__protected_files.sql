-- Files that came with what was moved to safety: sealed with it, their names too. Without a number it is the words.
alter table cases.protected add column number int;
