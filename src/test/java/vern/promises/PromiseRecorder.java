package vern.promises;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import vern.promises.Result.Outcome;

/// Writes down how the tests that name promises went, for `./vern promises`. It listens to the platform, so that every engine's
/// tests count, properties too; surefire finds it as a service. A test with several invocations passes when all of them do, and
/// when there was one. What befalls a whole class befalls its tests.
public final class PromiseRecorder implements TestExecutionListener {

    private final Path project;
    private final Map<Method, Outcome> outcomes = new HashMap<>();
    private final Set<Method> ran = new HashSet<>();
    private String sources = "";
    private Optional<TestPlan> plan = Optional.empty();

    public PromiseRecorder() {
        this(Path.of("").toAbsolutePath());
    }

    PromiseRecorder(Path project) {
        this.project = project;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = Optional.of(started);
        sources = Sources.fingerprint(project);
    }

    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        affected(skipped).forEach(method -> count(method, Outcome.SKIPPED));
    }

    @Override
    public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        Outcome outcome = switch (result.getStatus()) {
            case SUCCESSFUL -> Outcome.PASSED;
            case ABORTED -> Outcome.SKIPPED;
            case FAILED -> Outcome.FAILED;
        };
        if (finished.isTest()) {
            own(finished).ifPresent(ran::add);
        }
        boolean ofAMethod = finished.getSource().filter(MethodSource.class::isInstance).isPresent();
        if (finished.isTest() || ofAMethod || outcome != Outcome.PASSED) {
            affected(finished).forEach(method -> count(method, outcome));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        Promises promises = Promises.under(project);
        List<Result> results = new ArrayList<>();
        outcomes.forEach((method, outcome) -> {
            Set<String> named = named(method, promises);
            if (!named.isEmpty()) {
                results.add(new Result(name(method), named, ran.contains(method) ? outcome : outcome.worse(Outcome.SKIPPED), Instant.now()));
            }
        });
        if (!results.isEmpty()) {
            new Results(Instant.now(), sources, results).keep(project);
        }
    }

    /// The test methods at and under a node of the plan; an invocation's is that of the template around it.
    private Stream<Method> affected(TestIdentifier node) {
        Stream<TestIdentifier> under = plan.stream().flatMap(tests -> tests.getDescendants(node).stream());
        return Stream.concat(Stream.of(node), under).flatMap(each -> own(each).stream()).distinct();
    }

    private Optional<Method> own(TestIdentifier node) {
        Optional<Method> method = node.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod());
        return method.or(() -> plan.flatMap(tests -> tests.getParent(node)).flatMap(this::own));
    }

    private void count(Method method, Outcome outcome) {
        outcomes.merge(method, outcome, Outcome::worse);
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }

    /// Names that no promise has are left out here and fail [NamingPromisesTest].
    private static Set<String> named(Method method, Promises promises) {
        Set<String> ids = new HashSet<>();
        for (AnnotatedElement place : places(method)) {
            Keeps keeps = place.getAnnotation(Keeps.class);
            if (keeps != null) {
                Stream.of(keeps.value()).flatMap(name -> promises.find(name).stream()).map(Promise::id).forEach(ids::add);
            }
        }
        return ids;
    }

    private static List<AnnotatedElement> places(Method method) {
        List<AnnotatedElement> places = new ArrayList<>(List.of(method));
        for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getEnclosingClass()) {
            places.add(type);
        }
        return places;
    }
}
