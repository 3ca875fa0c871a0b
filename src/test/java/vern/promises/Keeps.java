package vern.promises;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the promises that a test shows at work, by whole id or by its beginning such as `T-36`. On a class it counts for each of
/// its tests. Name a promise only where the test does what the promise's `check` says, and would fail with the mechanism removed;
/// of an entry that is `notice-only` the test finds the fact in the rendered statement.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface Keeps {

    String[] value();
}
