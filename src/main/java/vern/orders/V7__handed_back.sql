-- What we hold for a customer as processor is given back when it asks (Art. 28(3)(g) GDPR): an instruction like the others.
alter table orders.instruction drop constraint instruction_what_check;
alter table orders.instruction add constraint instruction_what_check check (what in ('users', 'patients', 'person', 'return'));
