/// What someone wants of the company's marketing: each channel and all of them, and what they are interested in. By the link in every
/// letter, without an account, or from Min side.
@NullMarked
package vern.marketing.preferences;

import org.jspecify.annotations.NullMarked;
