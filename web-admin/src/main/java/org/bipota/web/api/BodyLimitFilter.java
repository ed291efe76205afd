package org.bipota.web.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Bounds the bodies of requests: {@value #MAX_JSON_OCTETS} octets, and {@value #MAX_CSV_OCTETS} for streamed CSV files. */
@Provider
public class BodyLimitFilter implements ContainerRequestFilter {

    static final long MAX_JSON_OCTETS = 1L << 20;
    static final long MAX_CSV_OCTETS = 1L << 30;

    private static final MediaType CSV = new MediaType("text", "csv");

    @Override
    public void filter(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        long limit = type != null && CSV.isCompatible(type) && !type.isWildcardType() ? MAX_CSV_OCTETS : MAX_JSON_OCTETS;
        if (announced(request.getHeaderString(HttpHeaders.CONTENT_LENGTH)) > limit) {
            throw new ProblemException(Problem.of(413, new BodyTooLongException(limit).getMessage()));
        }
        if (request.hasEntity()) {
            request.setEntityStream(new BoundedInputStream(request.getEntityStream(), limit));
        }
    }

    private static long announced(String contentLength) {
        if (contentLength == null || contentLength.isBlank()) {
            return 0;
        }
        try {
            return Long.parseLong(contentLength.trim());
        } catch (NumberFormatException e) {
            throw ProblemException.malformed(HttpHeaders.CONTENT_LENGTH, "not a number of octets");
        }
    }
}
