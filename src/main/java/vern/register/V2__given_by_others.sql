-- Who gave the details of someone met at a fair or a symposium, and what they said of that person's consent (Art. 14(2)(f)).
alter table register.person add column organiser text, add column consent_stated text;
