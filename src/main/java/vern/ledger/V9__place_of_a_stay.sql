-- A restriction of one holding names the table where it lies too (Art. 18(1)(a)): numbers are only each table's own, and another holding
-- of the same number is used as before. One that was written down without its place gets it where a single table has that row; where
-- several have, it goes on restricting each of them, never too little.
alter table ledger.stay add column place text;

create or replace view ledger.stayed as
    select s.subject, s.kind, s.category, s.purpose, s.anchor, s.holding, s.place from ledger.stay s where s.lifted is null
    union all
    select a.subject, s.kind, s.category, s.purpose, s.anchor, s.holding, s.place from ledger.alias a join ledger.stay s on s.subject = a.other
    where a.ended is null and s.lifted is null;

do $$
declare
    one record;
    kept text;
    found text;
    there boolean;
    times int;
begin
    for one in select s.subject, s.id, s.category, s.holding from ledger.stay s where s.holding is not null and s.lifted is null loop
        times := 0;
        for kept in
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and 5 = (select count(*) from pg_attribute a
                where a.attrelid = c.oid and a.attname in ('subject', 'id', 'anchor', 'terms', 'collected') and not a.attisdropped)
        loop
            execute 'select exists (select 1 from ' || kept || ' h join ledger.terms t on t.id = h.terms where h.id = $1 and t.category = $2
                and (h.subject = $3 or h.subject in (select a.other from ledger.alias a where a.subject = $3 and a.ended is null)))'
                into there using one.holding, one.category, one.subject;
            if there then
                found := kept;
                times := times + 1;
            end if;
        end loop;
        if times = 1 then
            update ledger.stay set place = found where subject = one.subject and id = one.id;
        end if;
    end loop;
end
$$;
