package org.bipota.smpp;

import org.bipota.smpp.api.LinkDefinition;

/**
 * The adapter's configuration properties as a JavaBean, with their defaults: those of its first link, and those of the
 * adapter itself. Checked by {@link AdapterConfiguration}.
 */
public abstract class SmppAdapterProperties extends LinkDefinition {

    private static final long serialVersionUID = 1L;

    private Integer inboundQueueSize = 1000;
    private Integer inboundWorkers = 8;
    private Integer batchSize = 20;
    private Integer submitQueueSize = 1000;
    private Integer outcomeWorkers = 4;
    private Integer temporaryErrorStatus = 100;
    private Integer fullQueueStatus = 88;

    /** Received messages that may wait for delivery, 1 to 1000000. */
    public Integer getInboundQueueSize() {
        return inboundQueueSize;
    }

    /** See {@link #getInboundQueueSize}. */
    public void setInboundQueueSize(Integer inboundQueueSize) {
        this.inboundQueueSize = inboundQueueSize;
    }

    /** Threads that deliver to an endpoint, 1 to 200. */
    public Integer getInboundWorkers() {
        return inboundWorkers;
    }

    /** See {@link #getInboundWorkers}. */
    public void setInboundWorkers(Integer inboundWorkers) {
        this.inboundWorkers = inboundWorkers;
    }

    /** The most messages in one transaction, 1 to 1000. */
    public Integer getBatchSize() {
        return batchSize;
    }

    /** See {@link #getBatchSize}. */
    public void setBatchSize(Integer batchSize) {
        this.batchSize = batchSize;
    }

    /** Messages that may wait to be submitted, 1 to 1000000. */
    public Integer getSubmitQueueSize() {
        return submitQueueSize;
    }

    /** See {@link #getSubmitQueueSize}. */
    public void setSubmitQueueSize(Integer submitQueueSize) {
        this.submitQueueSize = submitQueueSize;
    }

    /** Threads that run what hangs on submit outcomes, 1 to 200. */
    public Integer getOutcomeWorkers() {
        return outcomeWorkers;
    }

    /** See {@link #getOutcomeWorkers}. */
    public void setOutcomeWorkers(Integer outcomeWorkers) {
        this.outcomeWorkers = outcomeWorkers;
    }

    /** The command status for a message that rolled back, 1 to 1023; default 0x64, ESME_RX_T_APPN. */
    public Integer getTemporaryErrorStatus() {
        return temporaryErrorStatus;
    }

    /** See {@link #getTemporaryErrorStatus}. */
    public void setTemporaryErrorStatus(Integer temporaryErrorStatus) {
        this.temporaryErrorStatus = temporaryErrorStatus;
    }

    /** The command status while the inbound queue is full, 1 to 1023; default 0x58, ESME_RTHROTTLED. */
    public Integer getFullQueueStatus() {
        return fullQueueStatus;
    }

    /** See {@link #getFullQueueStatus}. */
    public void setFullQueueStatus(Integer fullQueueStatus) {
        this.fullQueueStatus = fullQueueStatus;
    }
}
