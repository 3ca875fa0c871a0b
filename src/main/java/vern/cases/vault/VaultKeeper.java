package vern.cases.vault;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the vault.
@Component
final class VaultKeeper implements Keeper {

    @Override
    public String name() {
        return "vault";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(new KeptTable("vault.credential", Map.of("name", "name", "email", "email", "username", "username",
                "password-encrypted", "password_encrypted", "system", "system"), List.of()));
    }
}
