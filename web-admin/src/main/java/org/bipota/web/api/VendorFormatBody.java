package org.bipota.web.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bipota.ejb.application.keys.VendorFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a vendor's files are read, in a request. */
@Schema(name = "VendorFormatOrder", description = """
        columns says where each field is: by its name in the header, or its number where there is none. Fields: iccid, msisdn, imsi, \
        kic, kic_key, kic_kcv, kid, kid_key, kid_kcv, push_tar; fixed gives those that have the same value in all rows.""")
interface VendorFormatBody {

    @Schema(defaultValue = ";", description = "One character, or tab")
    String getSeparator();

    @Schema(minimum = "0", maximum = "1000", defaultValue = "0", description = "Lines before the header or the first row")
    Integer getSkipLines();

    @Schema(defaultValue = "true", description = "Whether the columns have names")
    Boolean getHeader();

    @Schema(required = true, description = "Field to column")
    Map<String, String> getColumns();

    @Schema(description = "Field to value")
    Map<String, String> getFixed();

    @Schema(description = "The TRANSPORT key that the keys in the file are encrypted by")
    String getTransportKey();

    @Schema(enumeration = {"ECB", "CBC"}, defaultValue = "ECB", description = "How; CBC with an initial vector of zeros")
    String getTransportMode();

    @Schema(description = "The DIVERSIFICATION key that the cards' keys are derived from; the file then holds none")
    String getDerivedFrom();

    /**
     * The format in a request.
     *
     * @throws ProblemException when something is missing or wrong
     */
    static VendorFormat of(JsonFields body) {
        String separator = body.given("separator")
                ? body.text("separator", value -> value.length() == 1 || value.equals("tab"), "one character, or tab") : ";";
        Integer skipLines = body.number("skipLines", 0, 1000);
        boolean header = !body.given("header") || body.truth("header");
        Map<String, String> columns = texts(body.object("columns"));
        Map<String, String> fixed = body.given("fixed") ? texts(body.object("fixed")) : Map.of();
        String transportKey = name(body, "transportKey");
        String mode = body.given("transportMode")
                ? body.text("transportMode", Set.of("ECB", "CBC")::contains, "ECB or CBC") : "ECB";
        String derivedFrom = name(body, "derivedFrom");
        body.check();
        return new VendorFormat(separator.equals("tab") ? "\t" : separator, skipLines == null ? 0 : skipLines, header, columns, fixed,
                transportKey, mode.equals("CBC"), derivedFrom);
    }

    private static String name(JsonFields body, String field) {
        return body.given(field) ? body.text(field, value -> value.length() <= 32, "the name of a key") : null;
    }

    private static Map<String, String> texts(JsonFields members) {
        Map<String, String> texts = new TreeMap<>();
        members.scalars(Set.copyOf(VendorFormat.FIELDS)).forEach((field, value) -> texts.put(field, value.toString()));
        return texts;
    }
}
