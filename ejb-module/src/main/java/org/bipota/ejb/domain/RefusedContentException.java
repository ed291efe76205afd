package org.bipota.ejb.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A content cannot be used, or not in packets of that size. An expected event, without a stack trace. */
public final class RefusedContentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ContentFault> faults;

    /** Refused for one fault or more. */
    public RefusedContentException(List<ContentFault> faults) {
        super(faults.stream().map(fault -> fault.field() + ": " + fault.reason()).collect(Collectors.joining("; ")),
                null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, in the order of the content. */
    public List<ContentFault> faults() {
        return faults;
    }
}
