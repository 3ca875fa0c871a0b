/// What public registers say of organisations, asked for one at a time and taken over only when somebody says so.
@NullMarked
package vern.register.lookup;

import org.jspecify.annotations.NullMarked;
