package org.bipota.smpp.link;

import java.util.concurrent.atomic.LongAdder;
import org.bipota.smpp.submit.Submitter;
import org.bipota.smpp.trace.LinkTracer;

/**
 * Where what is read goes.
 *
 * @param sink received messages
 * @param received counts them
 * @param submitter answers to {@code submit_sm}
 * @param tracer sees every PDU
 */
record IntakeTargets(InboundSink sink, LongAdder received, Submitter submitter, LinkTracer tracer) {
}
