package org.bipota.web.api;

/**
 * One thing that is wrong with a request.
 *
 * @param field the member, query parameter or header, by its name in the API
 * @param reason what is wrong with it and what is allowed
 */
public record FieldError(String field, String reason) {
}
