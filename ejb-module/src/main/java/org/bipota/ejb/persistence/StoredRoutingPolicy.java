package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.time.ZoneId;
import org.bipota.ejb.domain.DailyWindow;
import org.bipota.ejb.domain.RoutingPolicy;

/** A policy that differs from the configured one. It never changes. */
@Entity
@Table(name = "routing_policy")
public class StoredRoutingPolicy {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "routing_policy_seq")
    @SequenceGenerator(name = "routing_policy_seq", sequenceName = "routing_policy_seq", allocationSize = 50)
    private Long id;
    @Column(name = "sms_threshold")
    private int smsThreshold;
    @Column(name = "push_attempts")
    private int pushAttempts;
    @Column(name = "fallback_to_sms")
    private boolean fallbackToSms;
    @Column(name = "window_from")
    private String windowFrom;
    @Column(name = "window_to")
    private String windowTo;
    private String zone;

    /** For JPA. */
    protected StoredRoutingPolicy() {
    }

    /** A row that holds {@code policy}. */
    public StoredRoutingPolicy(RoutingPolicy policy) {
        smsThreshold = policy.smsThreshold();
        pushAttempts = policy.pushAttempts();
        fallbackToSms = policy.fallbackToSms();
        if (policy.window() != null) {
            windowFrom = policy.window().from().toString();
            windowTo = policy.window().to().toString();
            zone = policy.window().zone().getId();
        }
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** The policy. */
    public RoutingPolicy policy() {
        DailyWindow window = zone == null ? null
                : new DailyWindow(LocalTime.parse(windowFrom), LocalTime.parse(windowTo), ZoneId.of(zone));
        return new RoutingPolicy(smsThreshold, pushAttempts, fallbackToSms, window);
    }
}
