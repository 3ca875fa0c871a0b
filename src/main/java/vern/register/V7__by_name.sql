-- Whether a text names someone is asked by whole names, many at a time (Art. 15(4) GDPR: a copy does not tell of others).
create index person_name on register.person (lower(name));
