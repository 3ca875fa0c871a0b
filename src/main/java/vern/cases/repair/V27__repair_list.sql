-- The list of repairs begins with those that are open, the newest first: without this each page sorted all there ever were.
create index job_list on repair.job (controller, (closed is not null), id desc);
