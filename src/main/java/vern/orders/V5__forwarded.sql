-- Someone whom a customer has entered asks us directly: the request goes to the customer as principal, who alone can have it carried
-- out (Art. 28(3)(e) GDPR). `about` is the one person that an instruction is about.
alter table orders.instruction add column about bigint;
alter table orders.instruction drop constraint instruction_what_check;
alter table orders.instruction add constraint instruction_what_check check (what in ('users', 'patients', 'person'));

create table orders.forwarded (
    controller text        not null,
    id         bigint      generated always as identity,
    about      bigint      not null,
    party      bigint      not null,
    at         timestamptz not null,
    primary key (controller, id)
);
