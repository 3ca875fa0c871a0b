package vern.orders.billing;

import java.io.StringWriter;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vern.orders.sales.Line;
import vern.orders.sales.Money;

/// An invoice or credit note as UBL 2.1 after Peppol BIS Billing 3.0 (EHF), on EN 16931.
final class Ubl {

    private static final String CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static final String CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static final String CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    /// ISO 6523: which register an organisation number is of.
    private static final String NORWEGIAN = "0192";
    private static final String SWEDISH = "0007";

    private final XMLStreamWriter xml;
    private final MadeOut.Paper paper;
    private final Issued issued;
    private final boolean credit;

    private Ubl(XMLStreamWriter xml, MadeOut.Paper paper) {
        this.xml = xml;
        this.paper = paper;
        issued = paper.issued();
        credit = issued.credits().isPresent();
    }

    static String of(MadeOut.Paper paper) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new Ubl(xml, paper).document();
            xml.close();
        } catch (XMLStreamException fault) {
            throw new IllegalStateException("an invoice could not be written as XML", fault);
        }
        return text.toString();
    }

    private void document() throws XMLStreamException {
        var root = credit ? "CreditNote" : "Invoice";
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement(root);
        xml.writeDefaultNamespace("urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2");
        xml.writeNamespace("cac", CAC);
        xml.writeNamespace("cbc", CBC);
        basic("CustomizationID", CUSTOMIZATION);
        basic("ProfileID", PROFILE);
        basic("ID", "" + issued.number());
        basic("IssueDate", issued.issued().toString());
        if (!credit) basic("DueDate", issued.due().toString());
        basic(root + "TypeCode", credit ? "381" : "380");
        basic("DocumentCurrencyCode", issued.currency());
        basic("BuyerReference", "B-" + issued.sale());
        if (credit) reference();
        supplier();
        customer();
        if (!credit) means();
        taxes();
        totals();
        for (var line : issued.lines()) line(line);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void reference() throws XMLStreamException {
        start("BillingReference");
        start("InvoiceDocumentReference");
        basic("ID", "" + issued.credits().orElseThrow());
        end(2);
    }

    private void supplier() throws XMLStreamException {
        var seller = paper.seller().controller();
        start("AccountingSupplierParty");
        start("Party");
        endpoint(seller.country(), seller.organisationNumber());
        address(String.join(", ", seller.postalAddress().isEmpty() ? seller.visitingAddress() : seller.postalAddress()), seller.country());
        scheme(vat(seller.country(), seller.organisationNumber()), "VAT");
        if (seller.country().equals("NO")) scheme("Foretaksregisteret", "TAX");
        entity(seller.legalName(), Optional.of(seller.organisationNumber()));
        end(2);
    }

    private static String vat(String country, String number) {
        return country.equals("SE") ? "SE" + number + "01" : country + number + "MVA";
    }

    private void customer() throws XMLStreamException {
        var country = paper.seller().controller().country();
        start("AccountingCustomerParty");
        start("Party");
        if (paper.number().isPresent()) endpoint(country, paper.number().get());
        address(paper.address(), country);
        entity(paper.name(), paper.number());
        end(2);
    }

    private void endpoint(String country, String number) throws XMLStreamException {
        attributed("EndpointID", "schemeID", country.equals("SE") ? SWEDISH : NORWEGIAN, number);
    }

    private void address(String street, String country) throws XMLStreamException {
        start("PostalAddress");
        if (!street.isBlank()) basic("StreetName", street);
        start("Country");
        basic("IdentificationCode", country);
        end(2);
    }

    private void scheme(String company, String id) throws XMLStreamException {
        start("PartyTaxScheme");
        basic("CompanyID", company);
        start("TaxScheme");
        basic("ID", id);
        end(2);
    }

    private void entity(String name, Optional<String> number) throws XMLStreamException {
        start("PartyLegalEntity");
        basic("RegistrationName", name);
        if (number.isPresent()) basic("CompanyID", number.get());
        end(1);
    }

    private void means() throws XMLStreamException {
        start("PaymentMeans");
        basic("PaymentMeansCode", "30");
        basic("PaymentID", "" + issued.number());
        end(1);
    }

    private void taxes() throws XMLStreamException {
        start("TaxTotal");
        amount("TaxAmount", issued.vat());
        for (var rate : Line.taxes(issued.lines()).entrySet()) {
            start("TaxSubtotal");
            amount("TaxableAmount", issued.lines().stream().filter(line -> line.vat() == rate.getKey()).mapToLong(Line::net).sum());
            amount("TaxAmount", rate.getValue());
            category("TaxCategory", rate.getKey());
            end(1);
        }
        end(1);
    }

    private void category(String element, int rate) throws XMLStreamException {
        start(element);
        basic("ID", rate == 0 ? "Z" : "S");
        basic("Percent", "" + rate);
        start("TaxScheme");
        basic("ID", "VAT");
        end(2);
    }

    private void totals() throws XMLStreamException {
        start("LegalMonetaryTotal");
        amount("LineExtensionAmount", issued.net());
        amount("TaxExclusiveAmount", issued.net());
        amount("TaxInclusiveAmount", issued.gross());
        amount("PayableAmount", issued.gross());
        end(1);
    }

    private void line(Line line) throws XMLStreamException {
        start(credit ? "CreditNoteLine" : "InvoiceLine");
        basic("ID", "" + line.number());
        attributed(credit ? "CreditedQuantity" : "InvoicedQuantity", "unitCode", "EA", "" + line.quantity());
        amount("LineExtensionAmount", line.net());
        start("Item");
        basic("Name", line.product());
        category("ClassifiedTaxCategory", line.vat());
        end(1);
        start("Price");
        amount("PriceAmount", line.price());
        end(2);
    }

    private void amount(String element, long sum) throws XMLStreamException {
        attributed(element, "currencyID", issued.currency(), Money.plain(sum));
    }

    private void start(String element) throws XMLStreamException {
        xml.writeStartElement("cac", element, CAC);
    }

    private void end(int levels) throws XMLStreamException {
        for (int i = 0; i < levels; i++) xml.writeEndElement();
    }

    private void basic(String element, String text) throws XMLStreamException {
        xml.writeStartElement("cbc", element, CBC);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void attributed(String element, String attribute, String value, String text) throws XMLStreamException {
        xml.writeStartElement("cbc", element, CBC);
        xml.writeAttribute(attribute, value);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
