package vern.orders;

import java.util.List;
import vern.register.intake.Headed;

/// What a file of invoices can tell.
public enum InvoiceColumn implements Headed {
    INVOICE_NO("invoice_no", "invoice_id", "invoice_number", "fakturanr", "fakturanummer"),
    CUSTOMER_NO("customer_no", "customer_id", "customer_number", "kundenr", "kundenummer", "kundnummer"),
    ISSUED("issued", "invoice_date", "date", "fakturadato", "fakturadatum", "dato", "datum"),
    DUE("due", "due_date", "forfall", "forfallsdato", "förfallodatum"),
    AMOUNT("amount", "total", "sum", "belop", "beløp", "belopp"),
    CURRENCY("currency", "valuta"),
    TEXT("text", "lines", "description", "tekst", "beskrivelse", "beskrivning"),
    NAME("name", "billing_name", "navn", "namn"),
    ADDRESS("address", "billing_address", "adresse", "adress", "fakturaadresse"),
    POSTAL_CODE("postal_code", "billing_postal_code", "postnr", "postnummer"),
    CITY("city", "billing_city", "poststed", "postort"),
    PAID("paid", "paid_on", "betalt", "betald");

    private final List<String> headers;

    InvoiceColumn(String... headers) {
        this.headers = List.of(headers);
    }

    @Override
    public List<String> headers() {
        return headers;
    }
}
