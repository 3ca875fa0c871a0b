package vern.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import vern.Vern;

/// A test of the whole application, running on a free port with a database of its own and the five companies of the examples.
/// Spring keeps the application for all classes with the same annotation and settings, so that it is started once.
///
/// ```java
/// @VernTest
/// class AVisitorReadsTheStatementTest {
///     @Autowired AppUnderTest app;
///
///     @Test void thePageSaysWhoAnswers() { ... app.url("/it-total/privacy") ... }
/// }
/// ```
///
/// Any bean can be autowired. Time stands where the test puts it with [AppUnderTest#advance], but for its ticking; nothing falls
/// due by itself. The clock never goes back, so that a test reckons from `app.now()` rather than from a fixed date. Tests of one
/// application share its data: each makes people of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Vern.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vern.ticking=false", "spring.datasource.hikari.maximum-pool-size=8"})
@ContextConfiguration(initializers = AppUnderTest.OwnDatabase.class)
@Import({AppUnderTest.class, LightPasswords.class})
public @interface VernTest {}
