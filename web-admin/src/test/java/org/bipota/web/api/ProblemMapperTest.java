package org.bipota.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

    private final ProblemMapper mapper = new ProblemMapper();

    private Problem problemOf(Throwable thrown) {
        Response response = mapper.toResponse(thrown);
        Problem problem = (Problem) response.getEntity();
        assertThat(response.getStatus()).isEqualTo(problem.status());
        assertThat(response.getMediaType().toString()).isEqualTo("application/problem+json");
        return problem;
    }

    @Test
    void refusalsOfTheContainerBecomeProblemDocuments() {
        assertThat(problemOf(new NotFoundException("RESTEASY003210: Could not find resource")).detail())
                .isEqualTo("there is nothing at this path");
        assertThat(problemOf(new NotSupportedException()).status()).isEqualTo(415);
        assertThat(problemOf(new ForbiddenException()).title()).isEqualTo("Forbidden");
    }

    @Test
    void allowedMethodsAreKept() {
        assertThat(mapper.toResponse(new NotAllowedException("GET", new String[] {"HEAD"})).getHeaderString("Allow")).contains("GET");
    }

    @Test
    void problemInsideOfWrappersIsFound() {
        ProblemException unknown = ProblemException.unknown("nobody");

        assertThat(problemOf(new EJBException(unknown)).detail()).isEqualTo("nobody");
        assertThat(problemOf(new ProcessingException(new RuntimeException(unknown))).status()).isEqualTo(404);
        assertThat(problemOf(new ProcessingException(new BodyTooLongException(5))).status()).isEqualTo(413);
    }

    @Test
    void causesThatGoInCirclesEnd() {
        RuntimeException first = new EJBException();
        RuntimeException second = new EJBException(first);
        first.initCause(second);

        assertThat(ProblemMapper.unwrapped(first)).isNotNull();
    }
}
