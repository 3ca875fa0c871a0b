-- The list of requests shows the last that were answered, and those that wait by the day they are due.
create index request_answered on rights.request (controller, closed desc) where closed is not null;
create index request_waiting on rights.request (controller, (coalesce(extended, due)), number) where closed is null;
