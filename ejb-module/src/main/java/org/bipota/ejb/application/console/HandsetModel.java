package org.bipota.ejb.application.console;

/**
 * A handset model by name, of a list licensed from who allocates the codes.
 *
 * @param tac type allocation code, eight digits
 * @param manufacturer at most {@value HandsetModels#MAX_MANUFACTURER} characters
 * @param model at most {@value HandsetModels#MAX_MODEL} characters
 */
public record HandsetModel(String tac, String manufacturer, String model) {
}
