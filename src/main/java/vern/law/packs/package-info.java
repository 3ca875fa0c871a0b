/// The law packs, and how they are read strictly: an unknown key or a value that cannot be read stops the start.
@NullMarked
package vern.law.packs;

import org.jspecify.annotations.NullMarked;
