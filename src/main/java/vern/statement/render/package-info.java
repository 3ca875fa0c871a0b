/// What a statement looks like to the people it is for: the published page, its PDF, Markdown and linked data, and the record of
/// processing that an authority may ask for. One in-memory [vern.statement.render.Notice] feeds every form, so that they cannot differ.
@NullMarked
@NamedInterface("render")
package vern.statement.render;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
