package vern.start.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a person is told when PostgreSQL does not do what it was asked for.
class SayingWhyTest {

    @Test
    void theCauseIsToldAndNotWhatWasDoneAboutIt() {
        assertThat(EmbeddedDatabase.why("""
                creating subdirectories ... ok
                initdb: error: could not write to file "pg_wal/xlogtemp": No space left on device
                initdb: removing data directory "unfinished"
                """)).isEqualTo("could not write to file \"pg_wal/xlogtemp\": No space left on device");
        assertThat(EmbeddedDatabase.why("""
                2026-11-25 10:00:00.100 UTC [1] FATAL:  of an earlier start
                2026-11-26 14:23:27.420 UTC [2] FATAL:  could not load pg_hba.conf
                2026-11-26 14:23:27.433 UTC [2] LOG:  database system is shut down
                """)).isEqualTo("could not load pg_hba.conf");
    }

    @Test
    void withoutAComplaintTheLastLineIsTold() {
        assertThat(EmbeddedDatabase.why("waiting for server to start ...\nstopped waiting\n")).isEqualTo("stopped waiting");
        assertThat(EmbeddedDatabase.why("")).isEqualTo("it said nothing");
    }
}
