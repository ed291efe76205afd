package org.bipota.web.api;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.bipota.ejb.application.ContentOrder;
import org.bipota.ejb.domain.ContentFault;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.RefusedContentException;
import org.bipota.ejb.domain.Script;
import org.bipota.ejb.domain.ScriptRules;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A content as it is uploaded: either {@code apdus} or {@code data}.
 *
 * @param tar the application on the card that it is for, six hexadecimal digits
 * @param apdus short command APDUs, hexadecimal
 * @param format of the commands, compact when not given
 * @param data base64; for the applet only, which gets it in STORE DATA commands
 */
@Schema(name = "ContentUpload", description = "Either apdus, or data for the applet")
public record ContentUpload(
        @Schema(required = true, pattern = "[0-9A-Fa-f]{6}") String tar,
        @Schema(description = "Short command APDUs, hexadecimal") List<String> apdus,
        @Schema(enumeration = {"compact", "expanded"}, defaultValue = "compact") String format,
        @Schema(description = "Base64; 1 to 51200 octets, for TAR 424950 only") String data) {

    /**
     * The content in a request.
     *
     * @throws ProblemException when something is missing or wrong
     */
    static ContentUpload of(JsonFields body) {
        String tar = body.text("tar", value -> value.matches("[0-9A-Fa-f]{6}"), "six hexadecimal digits");
        boolean data = body.given("data");
        boolean apdus = body.given("apdus");
        String format = body.given("format")
                ? body.text("format", value -> value.equals("compact") || value.equals("expanded"), "compact or expanded") : null;
        List<String> commands = apdus || !data ? body.texts("apdus") : null;
        String base64 = data ? body.text("data", ContentUpload::isBase64, "base64 as in RFC 4648 clause 4") : null;
        body.check();
        if (data && (apdus || format != null)) {
            throw ProblemException.unusable(apdus ? "data" : "format", "not together with " + (apdus ? "apdus" : "data"));
        }
        return new ContentUpload(tar.toUpperCase(Locale.ROOT), commands, format, base64);
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** What is to be stored under {@code name}. */
    ContentOrder asOrder(String name) throws RefusedContentException {
        if (!name.matches(ContentOrder.NAME_PATTERN)) {
            throw new RefusedContentException(List.of(new ContentFault("name", "not allowed: " + ContentOrder.NAME_ALLOWED)));
        }
        Script script = data != null
                ? ScriptRules.data(Base64.getDecoder().decode(data))
                : ScriptRules.commands("expanded".equals(format) ? ContentKind.EXPANDED : ContentKind.COMPACT, apdus);
        return new ContentOrder(name, tar, script);
    }
}
