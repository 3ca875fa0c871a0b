-- Guessing at the shop's codes is slowed down (Art. 32(1)(b) GDPR): digests, for a quarter of an hour.
create table orders.shop_try (
    what bytea       not null,
    at   timestamptz not null
);
create index shop_try_what on orders.shop_try (what, at);
