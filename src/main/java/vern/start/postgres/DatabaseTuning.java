package vern.start.postgres;

import java.util.Map;
import java.util.TreeMap;

/// How the embedded server is set up: durable first, then fit for a small machine.
final class DatabaseTuning {

    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on");

    private static final Map<String, String> REACHABLE_FROM_HERE_ONLY = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "");

    private static final Map<String, String> SMALL_MACHINE = Map.of(
            "shared_buffers", "256MB",
            "work_mem", "8MB",
            "maintenance_work_mem", "128MB",
            "max_connections", "100",
            "max_wal_size", "1GB",
            "random_page_cost", "1.1",
            "jit", "off");

    /// Personal data stays out of the server's log: a failing statement and the values in an error's detail are not written.
    private static final Map<String, String> SILENT_ABOUT_VALUES = Map.of(
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse",
            "log_parameter_max_length", "0",
            "log_parameter_max_length_on_error", "0",
            "log_checkpoints", "off",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private DatabaseTuning() {}

    static Map<String, String> with(Map<String, String> tuning) {
        var all = new TreeMap<String, String>();
        all.putAll(DURABLE);
        all.putAll(REACHABLE_FROM_HERE_ONLY);
        all.putAll(SMALL_MACHINE);
        all.putAll(SILENT_ABOUT_VALUES);
        all.putAll(tuning);
        return all;
    }
}
