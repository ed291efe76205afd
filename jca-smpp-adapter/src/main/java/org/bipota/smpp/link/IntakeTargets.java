package org.bipota.smpp.link;

import java.util.concurrent.atomic.LongAdder;
import org.bipota.smpp.submit.Submitter;

/**
 * Where what is read goes.
 *
 * @param sink received messages
 * @param received counts them
 * @param submitter answers to {@code submit_sm}
 */
record IntakeTargets(InboundSink sink, LongAdder received, Submitter submitter) {
}
