-- The list of what authorities have asked for, the newest first.
create index demand_asked on disclosures.demand (controller, asked desc);
