package vern.register.lookup;

import java.util.Optional;
import vern.law.OrganisationNumber;

/// A public register of organisations.
public interface EntityRegister {

    Answer find(OrganisationNumber number);

    /// What the register says.
    sealed interface Answer {
        record Found(Entity entity) implements Answer {}

        /// No such organisation, or one that has been deleted.
        record Unknown() implements Answer {}

        /// The register was not asked, or did not answer; nothing is known either way.
        record Away() implements Answer {}
    }

    /// An organisation. `closing` where it is bankrupt or being wound up.
    record Entity(String number, String name, Optional<String> address, Optional<String> postalCode, Optional<String> city, boolean closing) {}
}
