package vern.statement;

/// Whom a sentence or a category concerns: people in a customer relation, visitors of the website, or both.
public enum Audience { ALL, CUSTOMERS, VISITORS }
