package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.bipota.ejb.domain.NoticeReason;
import org.bipota.protocol.sms.TextMessage;

/** Writes the notices that tell a user to fetch a content another way, in the configured language. */
@Dependent
public class Notices {

    private final NoticeTexts texts;

    /** Writes as configured. */
    @Inject
    public Notices(Configuration configuration) {
        texts = configuration.noticeTexts();
    }

    /** The notice about the content {@code contentName}, in the shortest alphabet that has its characters. */
    public TextMessage text(NoticeReason reason, String contentName) {
        return TextMessage.of(texts.text(reason, contentName));
    }
}
