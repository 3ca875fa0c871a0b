/// From the text of a statement file to its records: YAML with positions, one declared shape that both the reader and the
/// published JSON Schema follow, cross-references, and binding.
@NullMarked
package vern.statement.reading;

import org.jspecify.annotations.NullMarked;
