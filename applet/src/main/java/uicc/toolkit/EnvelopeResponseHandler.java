package uicc.toolkit;

/**
 * The response to the current envelope. Not available any more after the first proactive command (ETSI TS 102 241).
 */
public interface EnvelopeResponseHandler extends EditHandler {

    /** Posts the response; {@code true} for status 9000. */
    void post(boolean ok);

    /** Posts the response in a BER-TLV with this tag. */
    void postAsBERTLV(boolean ok, byte tag);
}
