package vern.orders;

import java.time.LocalDate;
import java.util.Optional;

/// One invoice of a file. `amount` is with its currency, as it stood on paper.
record Invoice(int row, String customerNumber, String number, LocalDate issued, Optional<LocalDate> due, String amount, String lines,
               String name, String address, Optional<LocalDate> paid) {}
