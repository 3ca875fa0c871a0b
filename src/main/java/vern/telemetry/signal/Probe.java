package vern.telemetry.signal;

import java.time.Instant;
import java.util.List;

/// Asks equipment at a customer's home for its signal. The network's own measuring system stands behind it.
interface Probe {

    /// The level in dBmV and the distance to noise in dB at a moment, as the equipment remembers it.
    record Point(Instant at, double level, double noise) {}

    /// The last day by the hour; empty when the equipment does not answer or nothing is connected.
    List<Point> measure(String line);

    /// Whether there is anything to measure with.
    boolean connected();

    /// Where no measuring system is connected.
    Probe NONE = new Probe() {
        @Override
        public List<Point> measure(String line) {
            return List.of();
        }

        @Override
        public boolean connected() {
            return false;
        }
    };
}
