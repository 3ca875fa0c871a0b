-- Numbers for customers who come to the desk, by which orders and repairs find them; those of a file keep the numbers they have.
create sequence register.customer_number start 500001;
