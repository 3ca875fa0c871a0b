-- Which orders were a person's, for the erasure that takes them.
create index sale_orderer on orders.sale (orderer);
create index sale_patient on orders.sale (patient) where patient is not null;
