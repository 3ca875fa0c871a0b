-- Whether an invoice was taken back is asked for each that a list shows, and each night which orders wait for one: neither may look at all
-- there ever were.
create index issued_credits on orders.issued (controller, credits) where credits is not null;
create index sale_unbilled on orders.sale (controller, number) where delivered is not null and invoice is null;
create index line_subscribed on orders.line (controller, sale) where kind = 'subscription' and delivered is not null;
