-- When a file came: a document that shows who someone is goes when it has been looked at, and after some days in any case (Art. 5(1)(c), 5(1)(e) GDPR).
alter table rights.scan add column came timestamptz;
