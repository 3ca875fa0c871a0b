/// The PostgreSQL that comes with Vern: its programs, its folder, its passwords.
@NullMarked
package vern.start.postgres;

import org.jspecify.annotations.NullMarked;
