package vern.start;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import vern.ledger.Keepers;

/// The beans of this module: the installation, the clock, the jobs. Jobs are asked for only when they are to run, since they in
/// turn need the clock.
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    @Bean
    Installation installation(
            @Value("${vern.data:data}") Path data,
            @Value("${vern.demo:true}") boolean demo,
            @Value("${vern.companies:}") List<String> companies) {
        return new Installation(data, demo, Companies.chosen(companies));
    }

    @Bean
    @DependsOnDatabaseInitialization
    ClockTable clockTable(DataSource database) {
        return new ClockTable(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    JobRuns jobRuns(DataSource database) {
        return new JobRuns(database);
    }

    /// @param at where a new demonstration's clock begins
    @Bean
    VernClock clock(
            ClockTable table, Installation installation, KnownJobs jobs, @Value("${vern.at:}") String at) {
        var clock = new VernClock(Clock.systemUTC(), table, installation.demo(), jobs, jobs.runs());
        if (!at.isEmpty()) {
            clock.begin(Instant.parse(at));
        }
        return clock;
    }

    @Bean
    KnownJobs knownJobs(ObjectProvider<DueJob> jobs, JobRuns runs) {
        return new KnownJobs(() -> jobs.stream().toList(), runs);
    }

    /// The jobs there are, and their runs.
    record KnownJobs(Supplier<List<DueJob>> all, JobRuns runs) implements Supplier<List<DueJob>> {

        @Override
        public List<DueJob> get() {
            return all.get();
        }
    }

    @Bean
    KnowingJobs knowingJobs(KnownJobs jobs, VernClock clock) {
        return new KnowingJobs(jobs, clock);
    }

    /// When everything is in place, writes down the jobs that are new, from which moment on they fall due.
    record KnowingJobs(KnownJobs jobs, VernClock clock) implements SmartInitializingSingleton {

        @Override
        public void afterSingletonsInstantiated() {
            jobs.runs().know(jobs.get(), clock.instant());
        }
    }

    @Bean
    Ticking ticking(VernClock clock, ClockTable table, KnownJobs jobs, Installation installation) {
        return new Ticking(clock, table, jobs.runs(), jobs, installation.demo());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Scrubbing scrubbing(DataSource database, Keepers keepers) {
        var scrubbing = new Scrubbing(database, keepers);
        scrubbing.forgetSamples();
        return scrubbing;
    }

    /// Time ticks by itself, except in a test that moves it by hand (`vern.ticking=false`).
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnBooleanProperty(name = "vern.ticking", matchIfMissing = true)
    static class TickingByItself {}
}
