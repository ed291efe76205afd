package org.bipota.web.api;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bipota.ejb.application.keys.NamedKeyOrder;
import org.bipota.ejb.domain.KeyPurpose;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A named key in a request. */
@Schema(name = "NamedKeyOrder")
interface NamedKeyBody {

    @Schema(required = true, description = "TRANSPORT: card vendors encrypt by it; DIVERSIFICATION: cards' keys are derived from it")
    KeyPurpose getPurpose();

    @Schema(required = true, description = "AES with 16, 24 or 32 octets, DES3 with 16 or 24")
    NamedKeyAlgorithm getAlgorithm();

    @Schema(required = true, writeOnly = true, minItems = 1, maxItems = 8,
            description = "Hexadecimal; the key is their exclusive or. Never shown")
    List<String> getComponents();

    @Schema(pattern = "[0-9A-Fa-f]{6}", description = "Check value of the key; another key is refused")
    String getCheckValue();

    /**
     * The wish in a request.
     *
     * @throws ProblemException when something is missing or wrong
     */
    static NamedKeyOrder of(String name, JsonFields body) {
        String purpose = body.text("purpose", value -> isOneOf(KeyPurpose.values(), value), names(KeyPurpose.values()));
        String algorithm = body.text("algorithm", value -> isOneOf(NamedKeyAlgorithm.values(), value), names(NamedKeyAlgorithm.values()));
        List<String> components = body.texts("components", value -> value.matches("([0-9A-Fa-f]{2}){1,32}"),
                "up to 32 octets, hexadecimal");
        String checkValue = body.given("checkValue")
                ? body.text("checkValue", value -> value.matches("[0-9A-Fa-f]{6}"), "six hexadecimal digits") : null;
        body.check();
        if (components.size() > 8) {
            throw ProblemException.unusable("components", "allowed are 1 to 8");
        }
        return new NamedKeyOrder(name, KeyPurpose.valueOf(purpose), NamedKeyAlgorithm.valueOf(algorithm),
                components, checkValue);
    }

    private static boolean isOneOf(Enum<?>[] constants, String name) {
        return Arrays.stream(constants).anyMatch(constant -> constant.name().equals(name));
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" or "));
    }
}
