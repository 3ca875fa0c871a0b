package vern.register.intake;

import java.util.List;

/// What a file of customers can tell, with the headers that are recognised in English, bokmål and Swedish.
public enum Column implements Headed {
    CUSTOMER_NO("customer_no", "customer_id", "customer_number", "kundenr", "kundenummer", "kundnr", "kundnummer"),
    KIND("kind", "customer_kind", "kundetype", "kundtyp"),
    COMPANY("company", "company_name", "organisation", "firma", "bedrift", "selskap", "foretag", "företag", "organisasjon"),
    ORGANISATION_NUMBER("organisation_number", "organization_number", "org_no", "org_number", "orgnr", "organisasjonsnummer", "organisationsnummer"),
    NAME("name", "contact_name", "full_name", "navn", "namn", "kontaktperson"),
    FIRST_NAME("first_name", "given_name", "fornavn", "förnamn"),
    LAST_NAME("last_name", "family_name", "surname", "etternavn", "efternamn"),
    TITLE("title", "contact_title", "job_title", "tittel", "stilling", "titel", "befattning"),
    EMAIL("email", "e_mail", "mail", "epost", "e_post", "e_postadresse", "e_postadress"),
    PHONE("phone", "telephone", "mobile", "telefon", "mobil", "tlf", "telefonnummer", "mobilnummer"),
    ADDRESS("address", "street", "street_address", "adresse", "gateadresse", "adress", "gatuadress"),
    POSTAL_CODE("postal_code", "zip", "zip_code", "postcode", "postnr", "postnummer"),
    CITY("city", "town", "poststed", "postort", "by", "ort", "sted"),
    COUNTRY("country", "land"),
    BIRTH_DATE("birth_date", "date_of_birth", "birthdate", "dob", "fodselsdato", "fødselsdato", "fodelsedatum", "födelsedatum"),
    AGREEMENT_START("agreement_start", "customer_since", "start_date", "avtale_start", "kunde_siden", "avtalsstart", "kund_sedan", "startdato", "startdatum"),
    AGREEMENT_END("agreement_end", "end_date", "avtale_slutt", "avtalsslut", "sluttdato", "slutdatum"),
    SUBSCRIPTION("subscription", "subscription_type", "product", "abonnement", "produkt", "tjeneste", "abonnemang", "tjanst", "tjänst"),
    SOURCE("source", "kilde", "kalla", "källa"),
    COLLECTED("collected", "registered", "registrert", "registrerad", "insamlad"),
    EVENT("event", "event_name", "hendelse", "arrangement", "evenemang"),
    ORGANISER("organiser", "organizer", "arranger", "arrangør", "arrangör", "arrangor"),
    CONSENT_STATED("consent_stated", "consent_statement", "samtykke_oppgitt", "oppgitt_samtykke", "samtycke_uppgivet", "uppgivet_samtycke"),
    NOTE("note", "notes", "comment", "notat", "merknad", "anteckning", "notering");

    private final List<String> headers;

    Column(String... headers) {
        this.headers = List.of(headers);
    }

    @Override
    public List<String> headers() {
        return headers;
    }
}
