-- Times that can be booked, and what is booked (a contract's doing, Art. 6(1)(b) GDPR). What is known of whoever comes is a holding
-- and goes when the appointment is over; the rest is bookkeeping.
create table cases.slot (
    id         bigint generated always as identity primary key,
    controller text        not null,
    kind       text        not null,
    starts     timestamptz not null,
    ends       timestamptz not null,
    place      text        not null,
    taken      bigint
);
create index slot_controller on cases.slot (controller, starts);

create table cases.booking (
    subject bigint not null, id bigint not null, anchor bigint, terms int not null, collected date not null,
    kind text, date text, place text, equipment text, name text, phone text, address text, email text,
    primary key (subject, id)
);
create index booking_terms on cases.booking (terms);
create index booking_anchor on cases.booking (anchor);
create index booking_number on cases.booking (id);

create table cases.appointment (
    subject    bigint      not null,
    id         bigint      not null,
    controller text        not null,
    kind       text        not null,
    slot       bigint      not null,
    anchor     bigint      not null,
    state      text        not null check (state in ('booked', 'cancelled', 'done')),
    sequence   int         not null,
    at         timestamptz not null,
    primary key (subject, id)
);
create index appointment_slot on cases.appointment (slot);

-- What customers were told of the service they have: maintenance, faults. Nobody's data; whom it went to beside it.
create table cases.notice (
    id         bigint generated always as identity primary key,
    controller text        not null,
    purpose    text        not null,
    title      text        not null,
    text       text        not null,
    at         timestamptz not null,
    account    bigint      not null,
    reached    int         not null
);
create index notice_controller on cases.notice (controller, at desc);
create table cases.notice_to (
    subject bigint not null,
    notice  bigint not null,
    primary key (subject, notice)
);
