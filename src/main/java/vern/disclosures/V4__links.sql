-- Links from the company's pages to services that others run: each is good for as long as the contract with that other is.
create table disclosures.service_link (
    controller text   not null,
    id         bigint generated always as identity,
    recipient  text   not null,
    address    text   not null,
    primary key (controller, id)
);
