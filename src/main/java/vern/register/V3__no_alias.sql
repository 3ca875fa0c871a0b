-- Which numbers are one person is the ledger's to know: its gate, its erasure and its answers see both.
drop table register.alias;
