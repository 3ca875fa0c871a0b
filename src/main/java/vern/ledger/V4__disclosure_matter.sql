-- What a passing-on was about, as a case, order or request number (never personal): who asks who has got their data is told the
-- occasion too (Art. 15(1)(c) GDPR).
alter table ledger.disclosure add column matter text;
create index disclosure_recipient on ledger.disclosure (controller, recipient, at);
