-- The inbox of a company with a million cases: each list is read from the kind of data that the reader works with, newest first, without
-- looking at what they do not see.
create index matter_open on cases.matter (controller, category, touched desc, id desc) where state <> 'closed';
create index matter_done on cases.matter (controller, category, touched desc, id desc) where state = 'closed';
create index matter_kind on cases.matter (controller, category, kind, touched desc, id desc);
create index matter_mine on cases.matter (controller, assignee, touched desc, id desc) where assignee is not null;
create index matter_waiting on cases.matter (controller, category) where state in ('new', 'open');
drop index cases.matter_inbox;
drop index cases.matter_closed;
