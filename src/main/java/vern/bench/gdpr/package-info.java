/// GDPRbench (Shastri et al., VLDB 2020): four roles at work on personal records, the same seeded trace on plain SQL and on
/// the ledger, every answer checked against a model in memory.
@NullMarked
package vern.bench.gdpr;

import org.jspecify.annotations.NullMarked;
