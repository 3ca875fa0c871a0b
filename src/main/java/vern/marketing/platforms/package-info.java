/// Lists at advertising platforms: made of codes, of those who have said yes, and taken back from the platform when they say no.
@NullMarked
package vern.marketing.platforms;

import org.jspecify.annotations.NullMarked;
