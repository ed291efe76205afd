package org.bipota.ejb.application.audit;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.io.Serializable;
import java.util.Optional;

/** Who calls, from where and by which request; empty for what no operator causes. The web module fills it before each call. */
@RequestScoped
public class CallOrigin implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * One call.
     *
     * @param actor the operator, or null when the call is nobody's
     * @param role the highest role, or null when there is none
     * @param remote the address as the container sees it
     * @param request method and path, without identities
     */
    public record Call(String actor, String role, String remote, String request) implements Serializable {
    }

    private Call call;
    private boolean told;

    /** An operator calls. */
    public void begin(Call begun) {
        call = begun;
    }

    /** The call, if an operator's is under way. */
    public Optional<Call> call() {
        return Optional.ofNullable(call);
    }

    /** A record tells of the call. */
    public void told() {
        told = true;
    }

    /** Whether a record tells of the call. */
    public boolean isTold() {
        return told;
    }

    /** The origin of what goes on in this thread; empty where there is no request. */
    public static Optional<CallOrigin> of(Instance<CallOrigin> origins) {
        try {
            CallOrigin origin = origins.get();
            return origin.call().isPresent() ? Optional.of(origin) : Optional.empty();
        } catch (ContextNotActiveException noRequest) {
            return Optional.empty();
        }
    }
}
