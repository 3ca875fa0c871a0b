-- The number of the version that a controller's grounds were last worked out for. A version comes into force at midnight, not when
-- a job has run: whoever uses the grounds first on its day finds here that they must be worked out anew.
alter table ledger.controller add column worked_for int;
