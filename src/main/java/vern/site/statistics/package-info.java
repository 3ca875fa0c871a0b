/// What is counted on a company's website, by the company itself: how often each page is read, from where, with what and for how
/// long, never by whom; and which words are searched for. Nothing is counted without a yes.
@NullMarked
package vern.site.statistics;

import org.jspecify.annotations.NullMarked;
