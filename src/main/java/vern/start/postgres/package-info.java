/// The PostgreSQL that comes with Vern: its programs, its folder, its passwords.
@NullMarked
@NamedInterface("postgres")
package vern.start.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
