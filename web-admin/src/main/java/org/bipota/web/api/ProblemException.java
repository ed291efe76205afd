package org.bipota.web.api;

import java.util.List;

/** A request is answered with a problem document. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Answers with {@code problem}. */
    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** 400: one thing of the request cannot be read. */
    public static ProblemException malformed(String field, String reason) {
        return new ProblemException(Problem.of(400, "the request cannot be read", List.of(new FieldError(field, reason))));
    }

    /** 422: one thing of the request can be read and not be used. */
    public static ProblemException unusable(String field, String reason) {
        return new ProblemException(Problem.of(422, "the request cannot be used", List.of(new FieldError(field, reason))));
    }

    /** 404. */
    public static ProblemException unknown(String what) {
        return new ProblemException(Problem.of(404, what));
    }

    /** The answer. */
    public Problem problem() {
        return problem;
    }
}
