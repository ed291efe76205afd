package org.bipota.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.bipota.ejb.application.ContentOrder;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.RefusedContentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentUploadTest {

    private static ContentUpload upload(String json) {
        return ContentUpload.of(JsonFields.read(new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'tar':'b00001','apdus':['0044000000']}                        | COMPACT",
        "{'tar':'B00001','apdus':['0044000000'],'format':'compact'}     | COMPACT",
        "{'tar':'B00001','apdus':['00440000'],'format':'expanded'}      | EXPANDED",
        "{'tar':'424950','data':'AAECAw=='}                             | DATA",
        "{'tar':'424950','data':'AAECAw==','apdus':null,'format':null}  | DATA"})
    void aContentIsCommandsOrData(String json, ContentKind kind) throws Exception {
        ContentOrder order = upload(json).asOrder("settings-1.0_a");

        assertThat(order.script().kind()).isEqualTo(kind);
        assertThat(order.script().octets()).isEqualTo(kind == ContentKind.COMPACT ? 5 : 4);
        assertThat(order.tar()).isUpperCase();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'apdus':['0044000000']}                                   | 422 | tar",
        "{'tar':'B0000','apdus':['0044000000']}                     | 422 | tar",
        "{'tar':'B00001'}                                           | 422 | apdus",
        "{'tar':'B00001','apdus':'0044000000'}                      | 400 | apdus",
        "{'tar':'B00001','apdus':['0044000000', 7]}                 | 400 | apdus[1]",
        "{'tar':'B00001','apdus':['0044000000'],'format':'other'}   | 422 | format",
        "{'tar':'B00001','apdus':['0044000000'],'name':'other'}     | 400 | name",
        "{'tar':'424950','data':'AAECAw==','apdus':['0044000000']}  | 422 | data",
        "{'tar':'424950','data':'AAECAw==','format':'compact'}      | 422 | format",
        "{'tar':'424950','data':'!'}                                | 422 | data",
        "{'tar':'424950','data':7}                                  | 400 | data"})
    void whatIsNeitherIsRefusedByField(String json, int status, String field) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> upload(json)).problem();

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"''", "a b", "a/b", "ä", "012345678901234567890123456789012"})
    void aNameThatIsNotAllowedIsRefused(String name) {
        ContentUpload good = upload("{'tar':'424950','data':'AAECAw=='}");

        assertThat(catchThrowableOfType(RefusedContentException.class, () -> good.asOrder(name)).faults())
                .extracting(fault -> fault.field()).containsExactly("name");
    }

    @Test
    void badCommandsAreToldByPosition() {
        ContentUpload bad = upload("{'tar':'B00001','apdus':['0044000000','00B0000010','0044000000']}");

        assertThat(catchThrowableOfType(RefusedContentException.class, () -> bad.asOrder("a")))
                .hasMessageStartingWith("apdus[1]: is answered with data");
    }
}
