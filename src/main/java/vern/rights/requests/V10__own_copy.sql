-- The link of a copy once more, under the company's own key, which is not in the database: so that whoever is signed in on Min side, and has shown
-- who they are, fetches the copy there and needs no mail.
alter table rights.parcel add column own bytea;
