/// Coming to Min side and leaving it: by a link, a password with a second factor, a passkey or an electronic identity; and the page on
/// which someone chooses which of these they have. What a person chose is a holding like everything else.
@NullMarked
package vern.portal.entry;

import org.jspecify.annotations.NullMarked;
