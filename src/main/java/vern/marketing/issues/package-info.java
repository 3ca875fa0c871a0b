/// What is sent to many: written at the desk, shown before it goes, and sent at a steady pace to those who may get it, each asked of
/// the gate at that moment.
@NullMarked
@NamedInterface("issues")
package vern.marketing.issues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
