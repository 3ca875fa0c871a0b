package vern.site.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import vern.law.IpAddresses;

/// 10,000 lines of a web server's log that others wrote (elastic/examples, Apache-2.0), as visits.
final class WebLog {

    private static final Pattern LINE = Pattern.compile("^(\\S+) .*?\"[A-Z]+ ([^ ?#\"]*)[^\"]*\" \\d+ \\S+ \"([^\"]*)\" \"([^\"]*)\"?");

    private WebLog() {}

    record Line(String address, String page, String agent) {

        Visit visit(Counting counting, LocalDate day) {
            var network = IpAddresses.truncated(address).orElseThrow();
            return new Visit(counting.company(), day, Optional.empty(), page, Optional.empty(), Optional.empty(), new Visit.Device(Optional.of(Agents.of(agent).family()), Optional.empty()),
                    Optional.of(network.getHostAddress()), Visit.Place.UNKNOWN, Optional.empty(), OptionalLong.empty());
        }
    }

    static List<Line> lines() {
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                Objects.requireNonNull(WebLog.class.getResourceAsStream("/foreign/weblogs/apache_logs.gz"))), StandardCharsets.UTF_8))) {
            return reader.lines().map(LINE::matcher).filter(java.util.regex.Matcher::find).filter(found -> IpAddresses.truncated(found.group(1)).isPresent())
                    .map(found -> new Line(found.group(1), "/log" + found.group(2), found.group(4))).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
