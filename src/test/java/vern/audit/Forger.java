package vern.audit;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Somebody who may write everything but has not the key: changes an entry and recomputes every hash after it.
final class Forger {

    private Forger() {}

    static List<String> change(List<String> export, String from, String to) {
        List<String> forged = new ArrayList<>();
        Hash running = Hash.START;
        Hash sealed = Hash.START;
        for (String line : export) {
            JsonNode node = Canonical.object(line.replace(from, to));
            if (node.has("entry")) {
                running = running.then(node.get("entry").toString());
                forged.add("{\"entry\":" + node.get("entry") + ",\"hash\":\"" + running.hex() + "\",\"position\":"
                        + node.get("position") + ",\"seal\":" + node.get("seal") + "}");
            } else if (node.has("head")) {
                Head head = Head.parse(node.get("head"));
                int count = node.get("count").asInt();
                running = Seal.hash(running, head.seal(), head.at(), count);
                Head anew = new Head(head.seal(), head.at(), running, head.key(), head.signature());
                forged.add(new Seal(anew, count, sealed).json());
                sealed = running;
            } else {
                forged.add(line);
            }
        }
        return forged;
    }
}
