package vern.bench.gdpr;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import vern.bench.gdpr.Operation.Kind;

/// Prints the figures as they come: space, correctness, time, and the ratios with their bars.
final class Figures {

    private static final double SPACE_BAR = 2.3;
    private static final double TOTAL_TO_PLAIN_BAR = 0.15;
    private static final double TOTAL_TO_TUNED_BAR = 0.6;
    private static final int MANY_CLIENTS = 16;

    private final PrintStream out;

    Figures(PrintStream out) {
        this.out = out;
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    void heading(GdprBench.Size size) {
        line("GDPRbench: %,d records, %,d operations per workload, clients %s", size.records(), size.operations(), size.clients());
        line("plain: a column and an index for each field, statement log; tuned: only the indexes used, no audit; vern: the ledger, every operation audited");
        line("");
    }

    void space(String system, Map<String, Long> bytes) {
        long personal = bytes.getOrDefault("personal", 1L);
        long audit = bytes.getOrDefault("audit", 0L);
        long total = bytes.entrySet().stream().filter(e -> !e.getKey().equals("personal") && !e.getKey().equals("audit"))
                .mapToLong(Map.Entry::getValue).sum();
        var parts = new StringBuilder();
        bytes.forEach((part, n) -> parts.append(String.format(Locale.ROOT, "  %s %.1f MB", part, n / 1e6)));
        line("space %-6s %.2f x personal%s (without audit; with it %.2f x)%s", system, (double) total / personal,
                system.equals("vern") ? bar((double) total / personal, SPACE_BAR) : "", (double) (total + audit) / personal, parts);
    }

    void correctness(Workload workload, String system, Replay.Run run) {
        line("correct %-10s %-6s %6.2f %% of %d answers, one client", workload.words(), system, 100.0 * run.right() / run.asked(), run.asked());
    }

    void times(int clients, Map<Workload, Map<String, Replay.Run>> all) {
        line("");
        line("%d clients", clients);
        double plain = 0;
        double tuned = 0;
        double vern = 0;
        double vernBesideTuned = 0;
        for (var entry : all.entrySet()) {
            var runs = entry.getValue();
            runs.forEach((system, run) -> latencies(entry.getKey(), system, run));
            var ratio = seconds(runs, "vern", kind -> true, clients) / seconds(runs, "plain", kind -> true, clients);
            Predicate<Kind> shared = kind -> kind != Kind.READ_LOG;
            var besideTuned = seconds(runs, "vern", shared, clients) / seconds(runs, "tuned", shared, clients);
            line("%-10s plain %8.2f s  tuned %8.2f s  vern %8.2f s  vern/plain %.2f%s  vern/tuned %.2f", entry.getKey().words(),
                    took(runs, "plain"), took(runs, "tuned"), took(runs, "vern"), ratio, bar(ratio, clients >= MANY_CLIENTS ? 1.0 : 1.5), besideTuned);
            plain += seconds(runs, "plain", kind -> true, clients);
            vern += seconds(runs, "vern", kind -> true, clients);
            tuned += seconds(runs, "tuned", shared, clients);
            vernBesideTuned += seconds(runs, "vern", shared, clients);
        }
        line("total      vern/plain %.3f%s  vern/tuned %.3f%s (operations that both have)", vern / plain, bar(vern / plain, TOTAL_TO_PLAIN_BAR),
                vernBesideTuned / tuned, bar(vernBesideTuned / tuned, TOTAL_TO_TUNED_BAR));
    }

    private static double took(Map<String, Replay.Run> runs, String system) {
        return runs.containsKey(system) ? runs.get(system).took().toNanos() / 1e9 : 0;
    }

    private static double seconds(Map<String, Replay.Run> runs, String system, Predicate<Kind> counted, int clients) {
        return runs.containsKey(system) ? runs.get(system).seconds(counted, clients) : 0;
    }

    private void latencies(Workload workload, String system, Replay.Run run) {
        for (var entry : new EnumMap<>(run.latencies()).entrySet()) {
            var sorted = entry.getValue().stream().sorted().toList();
            line("  %-10s %-6s %-18s n %5d  mean %9.2f ms  p95 %9.2f  p99 %9.2f", workload.words(), system, entry.getKey().words(), sorted.size(),
                    sorted.stream().mapToLong(Long::longValue).average().orElse(0) / 1e6, at(sorted, 0.95), at(sorted, 0.99));
        }
        line("  %-10s %-6s plausible answers %.2f %%, tried again after a deadlock %d", workload.words(), system, 100.0 * run.right() / run.asked(), run.again());
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share))) / 1e6;
    }

    static String bar(double ratio, double bar) {
        return String.format(Locale.ROOT, " (bar %.2f: %s)", bar, ratio <= bar ? "kept" : "MISSED");
    }
}
