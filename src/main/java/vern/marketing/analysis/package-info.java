/// Figures for groups: how many have what, with small groups left out, for the purposes that someone may act for.
@NullMarked
package vern.marketing.analysis;

import org.jspecify.annotations.NullMarked;
