package vern.statement;

/// What happens to a holding of a category when its last ground has ended.
public enum Disposal { ERASE, DE_IDENTIFY, AGGREGATE }
