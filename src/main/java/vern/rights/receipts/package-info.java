/// Receipts that a person can keep: what they said yes or no to, and what they asked for, signed so that anyone can check them without us
/// (ISO/IEC TS 27560, as W3C's Data Privacy Vocabulary writes it).
@NullMarked
@NamedInterface("receipts")
package vern.rights.receipts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
