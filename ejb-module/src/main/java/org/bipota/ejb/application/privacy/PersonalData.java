package org.bipota.ejb.application.privacy;

/**
 * An answer that holds identities of subscribers.
 *
 * @param <T> the answer's own type
 */
public interface PersonalData<T> {

    /** The same answer with its identities as {@code disclosure} has them. */
    T shown(Disclosure disclosure);
}
