/// Calling and writing by post: lists washed against the register of those who have reserved themselves, made only for whom they may
/// be used, and logged.
@NullMarked
package vern.marketing.channels;

import org.jspecify.annotations.NullMarked;
