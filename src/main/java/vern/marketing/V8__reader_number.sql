-- A reader's row is read by its number when they confirm.
create index subscriber_number on marketing.subscriber (id);
