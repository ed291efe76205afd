/**
 * Personal data: MSISDN, IMSI, IMEI and ICCID. Who is shown them is decided here, once for the API, the console and the exports:
 * answers that hold some implement {@link org.bipota.ejb.application.privacy.PersonalData}, and what a caller is shown of them
 * follows from the roles that {@code BIP_OTA_UNMASKED_ROLES} names.
 *
 * <p>Searching by a full number is open to every role: whoever knows the number is shown nothing new.
 */
package org.bipota.ejb.application.privacy;
