package vern.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the streams, the equipment and the signal measured at it.
@Component
public final class TelemetryKeeper implements Keeper {

    static final String DEVICE = "telemetry.device";
    static final String SIGNAL = "telemetry.signal";

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public List<KeptTable> tables() {
        return java.util.stream.Stream.concat(Arrays.stream(Stream.values()).map(Stream::table), java.util.stream.Stream.of(
                new KeptTable(DEVICE, Map.of("product", "product", "serial-number", "serial_number", "delivered", "delivered", "returned", "returned"),
                        List.of(), Set.of("equipment"), false),
                new KeptTable(SIGNAL, Map.of("measured", "measured", "measurement", "measurement", "quality", "quality"),
                        List.of(), Set.of("signal"), false))).toList();
    }
}
