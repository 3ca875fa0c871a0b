package vern.orders.shop;

import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.register.PartyId;

/// A user of the shop, bound to a customer organisation. Opaque numbers only; `S-3` is what the user signs in as.
record ShopUser(String controller, long number, PartyId party, SubjectId subject, AnchorId anchor) {

    public String name() {
        return "S-" + number;
    }
}
