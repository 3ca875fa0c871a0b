package vern.desk.handing;

import org.springframework.stereotype.Component;
import vern.ledger.MarketingChannel;
import vern.marketing.OptOuts;
import vern.rights.answers.Suppressions;

/// A no that was said through the rights desk holds wherever something is offered.
@Component
class NoesToMarketing implements OptOuts {

    private final Suppressions suppressions;

    NoesToMarketing(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public boolean stands(String controller, MarketingChannel channel, String address) {
        return switch (channel) {
            case EMAIL -> suppressions.stands(controller, "email", address);
            case PHONE, SMS -> suppressions.stands(controller, "phone", address);
            case POST -> false;
        };
    }
}
