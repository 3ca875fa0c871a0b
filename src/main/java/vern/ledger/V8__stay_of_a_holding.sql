-- A restriction may name one holding (Art. 18(1)(a): what is disputed is often one of several). Its category stands beside it.
alter table ledger.stay add column holding bigint;

create or replace view ledger.stayed as
    select s.subject, s.kind, s.category, s.purpose, s.anchor, s.holding from ledger.stay s where s.lifted is null
    union all
    select a.subject, s.kind, s.category, s.purpose, s.anchor, s.holding from ledger.alias a join ledger.stay s on s.subject = a.other
    where a.ended is null and s.lifted is null;
