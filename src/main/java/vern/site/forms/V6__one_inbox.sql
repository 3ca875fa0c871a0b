-- What was written in forms moves into the cases, where everything that comes is answered (one inbox); then its own store goes.
insert into cases.matter (subject, id, controller, kind, channel, state, category, anchor, token, language, urgent, opened, touched, closed, version)
select e.subject, nextval('cases.case_id'), c.company, 'enquiry', 'form', case when c.closed is null then 'new' else 'closed' end, t.category, e.anchor,
    substr(md5(c.seal::text), 1, 8), 'nb', false, c.received, coalesce(c.closed, c.received), c.closed, 1
from site.enquiry_case c join site.enquiry e on e.id = c.id join ledger.terms t on t.id = e.terms;

insert into cases.entry (subject, id, anchor, terms, collected, name, company, phone, email, product, message)
select subject, -id, anchor, terms, collected, name, company, phone, email, product, message from site.enquiry;

insert into cases.turn (subject, entry, matter, way, at, whole, found)
select e.subject, -e.id, m.id, 'in', m.opened, true, '' from site.enquiry e join cases.matter m on m.subject = e.subject and m.anchor = e.anchor;

drop table site.enquiry_case;
drop table site.enquiry;
