package vern.promises;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vern.testing.VernTest;

/// A [VernTest] in which time passes by the year: it runs in an application that only stories share, so that the sweeps of
/// those years reach nobody else's people. A [Counter] does what staff do.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@VernTest
@TestPropertySource(properties = "vern.stories=true")
@Import({Counter.class, Counter.Doors.class, LaterKeeper.class})
@interface Story {}
