/// Sharing within a group: another company of it reads declared fields of those who are shared, without a copy, until they object.
@NullMarked
package vern.disclosures.group;

import org.jspecify.annotations.NullMarked;
