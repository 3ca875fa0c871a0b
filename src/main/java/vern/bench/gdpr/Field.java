package vern.bench.gdpr;

/// The metadata of a record that an operation may change: all but its purpose.
public enum Field { TTL, USR, OBJ, DEC, ACL, SHR, SRC, CAT }
