package vern.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/// The schemas of UBL 2.1 as OASIS has published them, to hold an invoice against.
public final class UblSchemas {

    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private UblSchemas() {}

    /// Fails with what is wrong, and where.
    ///
    /// @param document `Invoice` or `CreditNote`
    public static void check(String document, String xml) {
        try {
            READ.computeIfAbsent(document, UblSchemas::read).newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException | IOException wrong) {
            throw new AssertionError("not a UBL " + document + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Schema read(String document) {
        var files = Stream.of("/schemas/xmldsig-core-schema.xsd", "/schemas/XAdES01903v132-201601.xsd", "/schemas/XAdES01903v141-201601.xsd", "/schemas/CCTS_CCT_SchemaModule.xsd",
                "/external/schemas/ubl21/maindoc/UBL-" + document + "-2.1.xsd");
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(files.map(file -> new StreamSource(String.valueOf(UblSchemas.class.getResource(file)))).toArray(Source[]::new));
        } catch (SAXException fault) {
            throw new AssertionError(fault);
        }
    }
}
