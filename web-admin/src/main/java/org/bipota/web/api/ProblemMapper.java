package org.bipota.web.api;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.bipota.ejb.application.HeldRow;
import org.bipota.ejb.application.links.LinkRefusedException;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.web.LoggedPath;
import org.bipota.web.WebLog;

/**
 * Turns everything thrown during a call of the API into a problem document. What is our own fault is logged under a
 * reference, and the caller gets the reference only.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final int WRAPPERS = 16;

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof ProblemException known) {
            return response(known.problem());
        }
        if (cause instanceof BodyTooLongException) {
            return response(Problem.of(413, cause.getMessage()));
        }
        if (cause instanceof LinkRefusedException refused) {
            return response(Problem.of(422, "the link cannot be used", refused.problems().stream()
                    .map(problem -> new FieldError(problem.setting(), problem.reason())).toList()));
        }
        if (cause instanceof AdapterUnavailableException) {
            WebLog.LOG.adapterUnavailable(cause.getMessage());
            return response(Problem.of(503, cause.getMessage()));
        }
        if (cause instanceof EJBAccessException) {
            return response(Problem.of(403, detail(403)));
        }
        if (HeldRow.isCauseOf(thrown)) {
            WebLog.LOG.rowHeld(request.getMethod(), LoggedPath.of(uri.getPath()));
            return response(Problem.of(503, "another transaction holds the same subscriber for too long; repeat the call"));
        }
        if (cause instanceof WebApplicationException status && status.getResponse().getStatus() < 500) {
            return ofStatus(status.getResponse());
        }
        String reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        WebLog.LOG.requestFailed(request.getMethod(), LoggedPath.of(uri.getPath()), reference, cause);
        return response(Problem.of(500, "the server failed; its log has the cause under reference " + reference));
    }

    /** The exception that says what happened, out of the wrappers of EJB and Jakarta REST. */
    static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < WRAPPERS && wraps(cause); depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean wraps(Throwable thrown) {
        Throwable cause = thrown.getCause();
        if (cause == null) {
            return false;
        }
        return thrown instanceof EJBException
                || thrown instanceof ProcessingException
                || cause instanceof ProblemException
                || cause instanceof BodyTooLongException;
    }

    private static Response ofStatus(Response given) {
        int status = given.getStatus();
        if (status < 400) {
            return given;
        }
        Response.ResponseBuilder builder = Response.fromResponse(response(Problem.of(status, detail(status))));
        Object allow = given.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null ? builder.build() : builder.header(HttpHeaders.ALLOW, allow).build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "the request cannot be read";
            case 403 -> "the role of this account does not allow this call";
            case 404 -> "there is nothing at this path";
            case 405 -> "this path does not know this method; see the Allow header";
            case 406 -> "this call answers JSON; see the Accept header";
            case 413 -> "the body is longer than allowed";
            case 415 -> "this call takes another media type; see the Content-Type header";
            default -> "the request was refused";
        };
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
