-- Who an address belongs to is asked for each mail and form that comes: by equality, which the index for searching is slow for.
create index person_email on register.person (lower(email));
