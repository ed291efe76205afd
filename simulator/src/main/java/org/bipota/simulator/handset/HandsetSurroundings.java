package org.bipota.simulator.handset;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.simulator.smsc.MobileOriginated;

/** What a handset has around it: threads, time, and the network in both its forms. */
interface HandsetSurroundings {

    /** Runs what concerns the handset; one task after the other is the handset's own care. */
    Executor pool();

    /** For timers and polling; its tasks do not block. */
    ScheduledExecutorService scheduler();

    Clock clock();

    /** A time that only grows, for intervals. */
    long nanoTime();

    BearerNetwork bearers();

    /** The number of the SMSC. */
    SmsAddress serviceCentre();

    /** Takes an SMS of the card. */
    void submit(MobileOriginated sms);

    /** The subscriber can be reached again. */
    void present(String msisdn);
}
