package vern.site.statistics;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.site.consent.Choices;
import vern.site.consent.Signatures;

/// What a page tells of having been read: counted only with a recorded yes, and of it only what the company's statement lets it keep.
@Component
class PageViews {

    private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9/_.~%-]{0,200}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,120}");
    private static final Pattern PRODUCT = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern VISITOR = Pattern.compile("[0-9a-f]{32}");
    private static final int DAY = 86_400;

    private final Choices choices;
    private final Places places;
    private final Signatures signatures;
    private final JsonMapper json = new JsonMapper();

    PageViews(Choices choices, Places places, Signatures signatures) {
        this.choices = choices;
        this.places = places;
        this.signatures = signatures;
    }

    /// From where, with which program and when a page was read; the address is a shortened one. `today`: on the day that is not over yet.
    record Reader(InetAddress network, Agents agent, ZonedDateTime at, boolean today) {}

    /// What was sent, where it is an object of JSON.
    Optional<JsonNode> read(String text) {
        try {
            return Optional.of(json.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /// Whether it carries a yes that was recorded here.
    boolean allowed(Counting counting, String choice) {
        return choices.allows(choice, counting.company(), counting.purpose().key());
    }

    Optional<Visit> visit(Counting counting, JsonNode sent, Reader reader) {
        var page = sent.path("page").asString("");
        if (!PAGE.matcher(page).matches() || reader.agent().isProgram()) return Optional.empty();
        var device = new Visit.Device(Optional.of(reader.agent().family()).filter(_ -> counting.keeps("browser")),
                Optional.of(reader.agent().device()).filter(_ -> counting.keeps("device", "device-type")));
        return Optional.of(new Visit(counting.company(), reader.at().toLocalDate(), Optional.of(reader.at().getHour()).filter(_ -> counting.keeps("visited")), page,
                Optional.of(sent.path("seconds").asInt(0)).filter(seconds -> counting.keeps("duration") && seconds >= 0 && seconds <= DAY),
                word(sent, "from", HOST).filter(_ -> counting.keeps("referrer")), device,
                Optional.of(reader.network().getHostAddress()).filter(_ -> counting.keeps("ip-address-shortened")), place(counting, reader.network()),
                word(sent, "product", PRODUCT).filter(_ -> counting.keeps("product-category")), mark(sent.path("visitor").asString(""), reader)));
    }

    private static Optional<String> word(JsonNode sent, String name, Pattern form) {
        return Optional.of(sent.path(name).asString("")).filter(text -> form.matcher(text).matches());
    }

    private Visit.Place place(Counting counting, InetAddress network) {
        var place = places.of(network);
        return new Visit.Place(place.country().filter(_ -> counting.keeps("country", "region")), place.city().filter(_ -> counting.keeps("city", "region")));
    }

    /// Made with a key of the day that is thrown away when the day is over; what is told of later has none.
    private OptionalLong mark(String visitor, Reader reader) {
        if (!reader.today() || !VISITOR.matcher(visitor).matches()) return OptionalLong.empty();
        return OptionalLong.of(ByteBuffer.wrap(signatures.mac(DayKeys.of(reader.at().toLocalDate()), visitor)).getLong());
    }
}
