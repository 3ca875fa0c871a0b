/// Finding a person at the desk, seeing what is held about them and why, and recording what they ask for.
@NullMarked
package vern.desk.people;

import org.jspecify.annotations.NullMarked;
