-- Whom someone at the desk is employed by, where it is not the company itself: the key of a group company or of a processor among its
-- recipients. What stands on the company's own hardware is not for them (Art. 32(1)(b), (4) GDPR).
alter table staff.account add column employer text;
