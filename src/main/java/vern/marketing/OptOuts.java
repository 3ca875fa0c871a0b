package vern.marketing;

import vern.ledger.MarketingChannel;

/// Who has said no to everything a company advertises, for good, even after what was held about them is gone: whoever keeps that answers
/// by the address alone.
public interface OptOuts {

    /// Whether a no stands for this address.
    boolean stands(String controller, MarketingChannel channel, String address);
}
