-- When someone was taken off a platform's list whose codes a restriction or a hold still keeps here (Art. 18 GDPR): they are on no list, and the
-- codes go when it ends.
alter table marketing.member add column taken_off timestamptz;
