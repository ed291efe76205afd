package org.bipota.ejb.application.read;

/**
 * Which subscribers to list; a null member does not restrict.
 *
 * @param capable the verdict
 * @param tac the terminal's type allocation code, eight digits
 * @param state the state's name
 */
public record CapabilityFilter(Boolean capable, String tac, String state) {
}
