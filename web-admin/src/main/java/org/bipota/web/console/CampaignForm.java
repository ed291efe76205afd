package org.bipota.web.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.bipota.ejb.application.campaign.CampaignOrder;
import org.bipota.ejb.application.campaign.CampaignPolicy;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.TargetQuery;

/** What is filled in to order a campaign; what the page's own checks admit. */
public class CampaignForm {

    private String name;
    private String content;
    private boolean byQuery;
    private String capable;
    private String tac;
    private String state;
    private Integer smsThreshold;
    private Integer pushAttempts;
    private String fallback;
    private Integer rate;
    private Integer pilotPercent;
    private Integer stopAtFailurePercent;
    private String from;
    private String to;
    private String zone = "Asia/Shanghai";

    /** The order, with this key. */
    CampaignOrder order(String key) {
        TargetQuery query = byQuery ? new TargetQuery(truth(capable), tac, state == null ? null : CapabilityState.valueOf(state)) : null;
        CampaignPolicy policy = new CampaignPolicy(smsThreshold, pushAttempts, truth(fallback), rate, pilotPercent, stopAtFailurePercent);
        DailyWindow window = from == null ? null : new DailyWindow(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
        return new CampaignOrder(name, content, List.of(), query, policy, window, key, digest(name + '\n' + content + '\n' + query
                + '\n' + policy + '\n' + window));
    }

    private static Boolean truth(String text) {
        return text == null ? null : Boolean.valueOf(text);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available in this Java runtime", e);
        }
    }

    /** The campaign's name. */
    public String getName() {
        return name;
    }

    /** The campaign's name. */
    public void setName(String name) {
        this.name = name;
    }

    /** The content's name. */
    public String getContent() {
        return content;
    }

    /** The content's name. */
    public void setContent(String content) {
        this.content = content;
    }

    /** Whether targets are selected, not listed. */
    public boolean isByQuery() {
        return byQuery;
    }

    /** Whether targets are selected, not listed. */
    public void setByQuery(boolean byQuery) {
        this.byQuery = byQuery;
    }

    /** {@code true} or {@code false}, or null for both; of a selection. */
    public String getCapable() {
        return capable;
    }

    /** {@code true} or {@code false}, or null for both; of a selection. */
    public void setCapable(String capable) {
        this.capable = capable;
    }

    /** TAC of a selection, or null. */
    public String getTac() {
        return tac;
    }

    /** TAC of a selection, or null. */
    public void setTac(String tac) {
        this.tac = tac;
    }

    /** State of a selection, or null. */
    public String getState() {
        return state;
    }

    /** State of a selection, or null. */
    public void setState(String state) {
        this.state = state;
    }

    /** Octets, or null as configured. */
    public Integer getSmsThreshold() {
        return smsThreshold;
    }

    /** Octets, or null as configured. */
    public void setSmsThreshold(Integer smsThreshold) {
        this.smsThreshold = smsThreshold;
    }

    /** Pushes per download, or null as configured. */
    public Integer getPushAttempts() {
        return pushAttempts;
    }

    /** Pushes per download, or null as configured. */
    public void setPushAttempts(Integer pushAttempts) {
        this.pushAttempts = pushAttempts;
    }

    /** {@code true} or {@code false}, or null as configured. */
    public String getFallback() {
        return fallback;
    }

    /** {@code true} or {@code false}, or null as configured. */
    public void setFallback(String fallback) {
        this.fallback = fallback;
    }

    /** Downloads per second, or null for as many as the links carry. */
    public Integer getRate() {
        return rate;
    }

    /** Downloads per second, or null for as many as the links carry. */
    public void setRate(Integer rate) {
        this.rate = rate;
    }

    /** Share that goes first, or null for none. */
    public Integer getPilotPercent() {
        return pilotPercent;
    }

    /** Share that goes first, or null for none. */
    public void setPilotPercent(Integer pilotPercent) {
        this.pilotPercent = pilotPercent;
    }

    /** Pauses when a greater share failed, or null for never. */
    public Integer getStopAtFailurePercent() {
        return stopAtFailurePercent;
    }

    /** Pauses when a greater share failed, or null for never. */
    public void setStopAtFailurePercent(Integer stopAtFailurePercent) {
        this.stopAtFailurePercent = stopAtFailurePercent;
    }

    /** Begin of the window as {@code 22:00}, or null. */
    public String getFrom() {
        return from;
    }

    /** Begin of the window as {@code 22:00}, or null. */
    public void setFrom(String from) {
        this.from = from;
    }

    /** End of the window, or null. */
    public String getTo() {
        return to;
    }

    /** End of the window, or null. */
    public void setTo(String to) {
        this.to = to;
    }

    /** Time zone of the window. */
    public String getZone() {
        return zone;
    }

    /** Time zone of the window. */
    public void setZone(String zone) {
        this.zone = zone;
    }
}
