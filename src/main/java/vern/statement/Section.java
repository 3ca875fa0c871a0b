package vern.statement;

/// The parts of a published statement, in their order on the page.
public enum Section { US, DATA, WHY, KEEPING, RECIPIENTS, CHANNELS, COOKIES, SECURITY, RIGHTS, CONTACT }
