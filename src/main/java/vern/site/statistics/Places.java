package vern.site.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Country and town of a shortened address, from a file of networks that the company has put there: `network,country,town`, the
/// network as the first address of a /24 or /48. Without one, from a few invented networks.
@Component("sitePlaces")
class Places {

    private final Map<String, Visit.Place> byNetwork = new HashMap<>();

    Places(Environment environment) {
        lines(Optional.ofNullable(environment.getProperty("vern.places"))).forEach(line -> {
            var parts = line.split(",", -1);
            if (parts.length == 3) byNetwork.put(parts[0].strip(), new Visit.Place(some(parts[1]), some(parts[2])));
        });
    }

    Visit.Place of(InetAddress network) {
        return byNetwork.getOrDefault(network.getHostAddress(), Visit.Place.UNKNOWN);
    }

    private static Optional<String> some(String text) {
        return Optional.of(text.strip()).filter(word -> !word.isEmpty());
    }

    private static List<String> lines(Optional<String> file) {
        try {
            return file.isPresent() ? Files.readAllLines(Path.of(file.get()))
                    : new ClassPathResource("vern/site/statistics/networks.csv").getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("VERN_PLACES names a file that cannot be read (docs/settings.md)", unreadable);
        }
    }
}
